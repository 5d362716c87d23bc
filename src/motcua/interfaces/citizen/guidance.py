"""From what happened in a life to the procedures it asks for: one question, one screen.

The answers stand in the address: the page can be shared, works without a script, and the browser's
arrow goes back one question. Nothing of it is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.catalogue import selectors as catalogue
from motcua.domain.guidance.rules import answers_kept, next_question, questions_left_max
from motcua.domain.guidance.selectors import event_on, events_on
from motcua.domain.guidance.values import LifeEvent, Question
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.catalogue import Hit, hit_of
from motcua.interfaces.citizen.guidance_result import COMMUNE, result
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system.components import Crumb

COMMUNE_CHARACTERS_MAX = 20


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered, and where to go to answer otherwise."""

    question: str
    answer: str
    address: str


@dataclass(frozen=True, slots=True)
class Way:
    """One answer that can be chosen: a link that goes on."""

    label: str
    hint: str
    address: str


@require_safe
def life_events(request: HttpRequest) -> HttpResponse:
    """All life events, most needed first."""
    today = clock.now().astimezone(VIETNAM).date()
    context = {
        "section": "catalogue",
        "events": [(event, address_of(event)) for event in events_on(today)],
        "crumb_list": [
            Crumb(_("Trang đầu"), reverse("citizen:home")),
            Crumb(_("Việc cần làm")),
        ],
    }
    return render(request, "citizen/guidance/events.html", context)


@require_safe
def life_event(request: HttpRequest, event_key: str) -> HttpResponse:
    """The question to ask now, or what the answers lead to. Raises EventNotFound."""
    today = clock.now().astimezone(VIETNAM).date()
    event = event_on(event_key, today)
    given, commune = _given(event, request.GET), _commune(request)
    if event.key != event_key:
        return HttpResponsePermanentRedirect(address_of(event, given, commune))
    answers = answers_kept(event, given)
    question = next_question(event, answers)
    context = {
        "section": "catalogue",
        "event": event,
        "title": said(event.title),
        "answered": _answered(event, answers, given, commune),
        "crumb_list": [
            Crumb(_("Trang đầu"), reverse("citizen:home")),
            Crumb(_("Việc cần làm"), reverse("citizen:life_events")),
            Crumb(said(event.title)),
        ],
    }
    if question is None:
        return result(request, event, answers, today, commune=commune, context=context)
    context |= {
        "question": question,
        "number": len(answers) + 1,
        "left": questions_left_max(event, answers) - 1,
        "ways": _ways(event, question, given, commune),
        "before": context["answered"][-1].address if answers else "",
        "hits": [] if answers else _procedures_of(event, today),
    }
    return render(request, "citizen/guidance/question.html", context)


def address_of(
    event: LifeEvent, answers: Mapping[str, str] | None = None, commune: str = ""
) -> str:
    """The address of a life event with answers, always in the order of the questions."""
    address = reverse("citizen:life_event", args=[event.key])
    query = query_of(event, answers or {}, commune)
    return f"{address}?{query}" if query else address


def query_of(event: LifeEvent, answers: Mapping[str, str], commune: str = "") -> str:
    named = {
        question.key: answers[question.key]
        for question in event.questions
        if question.key in answers
    }
    return urlencode(named | ({COMMUNE: commune} if commune else {}))


def _given(event: LifeEvent, typed: Mapping[str, str]) -> dict[str, str]:
    """Every answer in the address that is one of the options; anything else is as if not given."""
    return {
        question.key: option.key
        for question in event.questions
        if (option := question.option(typed.get(question.key))) is not None
    }


def _commune(request: HttpRequest) -> str:
    code = request.GET.get(COMMUNE, "")
    return code if code.isascii() and code.isalnum() and len(code) <= COMMUNE_CHARACTERS_MAX else ""


def _answered(
    event: LifeEvent, answers: Mapping[str, str], given: Mapping[str, str], commune: str
) -> list[Answered]:
    """What was answered. To change one answer the others are kept, as far as they still hold."""
    listed = []
    for question in event.questions:
        option = question.option(answers.get(question.key))
        if option is not None:
            others = {key: value for key, value in given.items() if key != question.key}
            address = address_of(event, others, commune)
            listed.append(Answered(said(question.label), said(option.label), address))
    return listed


def _ways(
    event: LifeEvent, question: Question, given: Mapping[str, str], commune: str
) -> list[Way]:
    return [
        Way(
            label=said(option.label),
            hint=said(option.hint),
            address=address_of(event, {**given, question.key: option.key}, commune),
        )
        for option in question.options
    ]


def _procedures_of(event: LifeEvent, today: date) -> list[Hit]:
    """The procedures of the event, for whoever knows which one it is. One query."""
    rows = {row.procedure.slug: row for row in catalogue.procedures_on(day=today)}
    return [hit_of(rows[slug]) for slug in event.slugs if slug in rows]
