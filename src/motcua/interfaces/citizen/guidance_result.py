"""What the answers lead to: procedures in order, one packing list, money, time, where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from motcua.domain.guidance.selectors import plan_for
from motcua.domain.guidance.values import Answers, LifeEvent, PaperPlace, Plan, PlannedStep
from motcua.domain.organisations.selectors import communes_on
from motcua.foundation.printing.qr import qr_svg
from motcua.interfaces.citizen import guidance_words as words
from motcua.interfaces.citizen.guidance_places import Place, place_of
from motcua.interfaces.citizen.procedure_words import spelled_out
from motcua.interfaces.design_system.deadlines import limit_words

# In the addresses: whose answers are carried; where the reader lives, as the code of the commune.
CARRIED_FROM, COMMUNE = "huong-dan", "xa"


@dataclass(frozen=True, slots=True)
class StepShown:
    """One procedure on the time-line."""

    step: PlannedStep
    together: str  # with which other steps it may be filed, or after which it comes
    limit: str
    other_limits: Sequence[str]
    money: str
    place: Place | None
    address: str
    apply_address: str
    case_words: str


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """Where one goes, and for which steps."""

    place: Place
    numbers: str


def result(
    request: HttpRequest,
    event: LifeEvent,
    answers: Answers,
    today: date,
    *,
    commune: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """The plan as a page that can be printed and shared."""
    plan = plan_for(event, answers, today)
    communes = communes_on(today)
    chosen = next((each for each in communes if each.code == commune), None)
    code = chosen.code if chosen else ""
    steps = [_step(step, plan, event, code) for step in plan.steps]
    query = urlencode({**answers, **({COMMUNE: code} if code else {})})
    address = f"{reverse('citizen:life_event', args=[event.key])}?{query}"
    shared = f"{settings.PUBLIC_ADDRESS}{address}"
    is_many = len(steps) > 1
    shown = {
        "plan": plan,
        "steps": steps,
        "is_many": is_many,
        "lead": words.lead(plan),
        "time": words.time_headline(plan),
        "money": words.money_headline(plan.costs),
        "papers": {
            place.value: [words.paper(paper, is_many=is_many) for paper in plan.papers_of(place)]
            for place in PaperPlace
        },
        "fees": [words.fee(fee, is_many=is_many) for fee in words.fees_shown(plan.costs)],
        "places": _places(steps),
        "skipped": plan.skipped,
        "communes": communes if any(step.place and step.place.by_commune for step in steps) else (),
        "commune": chosen,
        "answers": answers,
        "shared": shared,
        "code": qr_picture(shared),
        "today": today,
    }
    return render(request, "citizen/guidance/result.html", {**context, **shown})


def _step(step: PlannedStep, plan: Plan, event: LifeEvent, commune: str) -> StepShown:
    slug = step.page.slug
    carried = {CARRIED_FROM: event.key, **plan.answers, **({COMMUNE: commune} if commune else {})}
    apply_address = f"{reverse('citizen:apply_start', args=[slug])}?{urlencode(carried)}"
    return StepShown(
        step=step,
        together=words.together(step, plan.steps),
        limit=words.limit(step),
        other_limits=[
            f"{limit_words(variant.limit)}: {spelled_out(variant.condition)}"
            for variant in step.other_limits
        ],
        money=words.step_money(plan.costs, step.number),
        place=place_of(step.page, plan.on, commune),
        address=reverse("citizen:procedure", args=[slug]),
        apply_address=apply_address if step.is_online_here else "",
        case_words=words.case(step),
    )


def _places(steps: Sequence[StepShown]) -> list[PlaceShown]:
    """Each place once, with the numbers of its steps."""
    numbers: dict[Place, list[int]] = {}
    for shown in steps:
        if shown.place is not None:
            numbers.setdefault(shown.place, []).append(shown.step.number)
    is_many = len(steps) > 1
    return [
        PlaceShown(place, words.for_steps(tuple(found)) if is_many else "")
        for place, found in numbers.items()
    ]


def qr_picture(address: str) -> SafeString:
    """The QR code of an address, as large as the page wants it."""
    drawn = qr_svg(address)
    modules = drawn.partition('width="')[2].partition('"')[0]
    return SafeString(drawn.replace("<svg ", f'<svg viewBox="0 0 {modules} {modules}" ', 1))
