"""The page of one dossier: where it is, what is in it, what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.actions import record_reading
from motcua.domain.dossiers.selectors import (
    Lateness,
    dossier_of_officer,
    lateness_of,
    life_of,
    slip_paper,
)
from motcua.domain.dossiers.states import Act, State
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.forms.rules import pages_asked, shown
from motcua.domain.forms.selectors import form_version
from motcua.domain.forms.values import FieldKind
from motcua.domain.identity.values import Actor
from motcua.domain.workflow.permissions import NOTE
from motcua.domain.workflow.selectors.notes import notes_of
from motcua.domain.workflow.selectors.tasks import tasks_of
from motcua.foundation import clock
from motcua.interfaces.design_system.deadlines import reckoning_lines
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.act_words import CHANNEL_LOOKS, REFUSAL_WORDS
from motcua.interfaces.officer.deadlines import Calendars, due_of
from motcua.interfaces.officer.dossier_words import (
    OVER,
    badge_of,
    due_moment_words,
    reckoned,
    reckoning_summary,
    return_words,
    ruler_of,
    timeline_of,
    where_words,
    who_did_what,
    why_words,
)
from motcua.interfaces.officer.forms.intake import brought_at_intake
from motcua.interfaces.officer.forms.reading import initial
from motcua.interfaces.officer.forms.showing import shown as shown_fields
from motcua.interfaces.officer.glance import paper_lines
from motcua.interfaces.officer.offers import (
    case_choices,
    case_words,
    fee_choices,
    limit_in_words,
    offers_on,
    procedure_of,
    return_choices,
)
from motcua.interfaces.officer.panels import holdings, panels, slip_links
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.steps import way_of
from motcua.interfaces.web.idempotency import new_key

SHOWN_IN_FULL = "officer_identity_shown"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the form. Identity numbers are masked until somebody asks for them."""

    label: str
    value: str
    is_identity_number: bool


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    title: str
    answers: Sequence[Answer]


@require_safe
@reader_required
def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about one dossier; each look is in the diary that its applicant may ask for."""
    page = dossier_of_officer(code, by=request.actor)
    record_reading(
        dossier_id=page.dossier_id, purpose="dossier_page", by=request.actor, at=clock.now()
    )
    return show_dossier(request, page)


def show_dossier(
    request: HttpRequest,
    page: DossierPage,
    *,
    notice: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a dossier that was just read. `notice`: an act that was refused, and what was
    typed for it, so that nothing is lost.
    """
    is_in_full = request.session.get(SHOWN_IN_FULL) == page.code
    if SHOWN_IN_FULL in request.session:
        del request.session[SHOWN_IN_FULL]
    at = clock.now()
    calendars = Calendars(at=at)
    due = reckoned(page)
    life = life_of(page.dossier_id)
    tasks = tasks_of(page.dossier_id)
    offers = offers_on(page, by=request.actor)
    offered = {offer.act for offer in (offers.main, *offers.others) if offer}
    context = {
        "page": page,
        "badge": badge_of(page),
        "due": due_of(page, agency_code=page.receiving_agency_code, calendars=calendars),
        "where": where_words(page, by=request.actor),
        "why": why_words(page, life, by=request.actor, at=at),
        "panels": panels(page, life, _lateness(page, at=at), at=at),
        "holdings": holdings(page, life, calendars=calendars),
        "slip_links": slip_links(page, life),
        "due_words": due_moment_words(page),
        "ruler": ruler_of(page, calendars=calendars),
        "reckoning": reckoning_lines(due) if due else (),
        "reckoning_summary": reckoning_summary(due) if due else "",
        "is_provisional": bool(due and due.is_provisional),
        "channel": CHANNEL_LOOKS[page.channel][1],
        "case_words": case_words(page),
        "returns": return_words(page),
        "fee_lines": _fee_lines(request, page),
        "groups": answer_groups(page),
        "is_in_full": is_in_full,
        "papers": paper_lines(page),
        "timeline": timeline_of(page),
        "way": way_of(page.dossier_id, tasks, calendars=calendars),
        "notes": notes_of(page.dossier_id),
        "can_note": _can_note(page, request.actor),
        "who_did_what": who_did_what(page),
        "offers": offers,
        **_intake(page, is_offered=Act.ACCEPT in offered),
        "return_choices": return_choices(page) if Act.RETURN_RESULT in offered else (),
        "refusal_reason": REFUSAL_WORDS.get(page.refusal_reason_key, ""),
        "is_fresh": page.state == State.ACCEPTED,
        "is_over": page.state in OVER,
        "result_address": reverse("officer:result", args=[page.code])
        if page.result_file_id
        else "",
        "slip_address": reverse("officer:slip", args=[page.code]) if page.receipt_slip_id else "",
        "desk_address": reverse("officer:desk"),
        "notice": notice,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/dossier.html", context, status=status)


def _can_note(page: DossierPage, by: Actor) -> bool:
    agencies = {page.competent_agency_code, page.receiving_agency_code}
    return bool(by.agency_codes(NOTE) & (agencies | page.consulted_agency_codes))


def _lateness(page: DossierPage, *, at: datetime) -> Lateness | None:
    """By whose doing it is late; not asked where no promise was ever broken."""
    was_set_anew = page.reappointments > 0
    until = page.result_ready_at or at
    is_past_due = page.due_at is not None and until > page.due_at
    return lateness_of(page.dossier_id, at=at) if was_set_anew or is_past_due else None


def answer_groups(page: DossierPage) -> Sequence[AnswerGroup]:
    """The answers of the form, by its pages, as they are read back to people.

    Who came with paper has answered no form.
    """
    if not page.form_key:
        return ()
    schema = form_version(page.form_key, page.form_version)
    groups = [
        AnswerGroup(
            title=_(form_page.title),
            answers=[
                Answer(
                    label=_(field.label),
                    value=_choice(shown(field, page.answers.get(field.key)), field.kind),
                    is_identity_number=field.kind is FieldKind.PERSONAL_ID,
                )
                for field in form_page.fields
                if shown(field, page.answers.get(field.key))
            ],
        )
        for form_page in pages_asked(schema, page.answers)
    ]
    return [group for group in groups if group.answers]


def _intake(page: DossierPage, *, is_offered: bool) -> dict[str, Any]:
    """What accepting promises and what may be charged; asked only by who may accept."""
    if not is_offered:
        return {"fees": (), "limit": "", "cases": (), "brought": ()}
    published = procedure_of(page)
    told = published.in_case(page.case_key)
    form = brought_at_intake(page)
    return {
        "fees": fee_choices(published, page.channel, case=told.case),
        "limit": limit_in_words(told, page.channel),
        "cases": case_choices(page, published),
        "brought": shown_fields(form, initial(form)) if form else (),
    }


def _choice(value: str, kind: FieldKind) -> str:
    """Given answers are ours and are translated; what people typed stays as it is."""
    return _(value) if kind is FieldKind.CHOICE else value


def _fee_lines(request: HttpRequest, page: DossierPage) -> Sequence[Mapping[str, str]]:
    """What the slip says is to be paid; nothing before there is a slip."""
    if page.receipt_slip_id is None:
        return ()
    lines: Sequence[Mapping[str, str]] = slip_paper(page.receipt_slip_id, by=request.actor).facts[
        "fee_lines"
    ]
    return lines
