"""What the tracking page shows, for each kind of reader. What a reader may not know is not passed on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values import DossierLife, DossierPage, PublicProgress
from motcua.domain.explanations.rules.why import Audience
from motcua.domain.explanations.selectors import why_of
from motcua.domain.forms.rules import pages_asked
from motcua.domain.forms.selectors import form_version
from motcua.domain.organisations.selectors import agencies
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.rules import working_days_between
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import DueTime, due_from_json
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen import tracking_words
from motcua.interfaces.citizen.application_carried import CASE
from motcua.interfaces.citizen.application_form import answered_facts
from motcua.interfaces.citizen.dossier_card import slip_qr
from motcua.interfaces.citizen.dossier_papers import issued_papers, kept_papers
from motcua.interfaces.citizen.files import result_is_here
from motcua.interfaces.citizen.procedure_words import spelled_out
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.citizen.tracking_timeline import timeline
from motcua.interfaces.citizen.withdrawal import may_ask
from motcua.interfaces.design_system.components import Due, Fact, ProgressStep, StepState
from motcua.interfaces.design_system.deadlines import due_state, reckoning_lines, ruler_days
from motcua.interfaces.design_system.states import look_of
from motcua.interfaces.design_system.why_sentence import why_html

RULER_DAYS_MIN = 3  # Fewer are no ruler: the sentence says it all.
_STANDING = frozenset({State.SUPPLEMENT_IN_PROCESS, State.PAUSED})
_WITHOUT_RESULT = frozenset({State.REFUSED, State.WITHDRAWN, State.STOPPED})
_MAY_BEGIN_ANEW = _WITHOUT_RESULT | {State.REJECTED}
_DEGREES = {
    State.ACCEPTED: 1,
    State.AWAITING_PAYMENT: 2,
    State.IN_PROGRESS: 2,
    State.SUPPLEMENT_IN_PROCESS: 2,
    State.PAUSED: 2,
    State.WITHDRAW_REQUESTED: 0,
    State.REJECTED: 3,
    State.RESULT_READY: 3,
    State.RETURNED: 4,
    State.ARCHIVED: 4,
}


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """One page of the form as it was filled in."""

    title: str
    facts: Sequence[Fact]


def context_for_owner(page: DossierPage, *, at: datetime) -> dict[str, Any]:
    """Everything."""
    life = life_of(page.dossier_id)
    is_refused = page.state == State.REFUSED
    asked = life.open_supplement
    return _shared(page, life, at=at, audience=Audience.APPLICANT) | {
        "section": "mine",
        "is_owner": True,
        "submitter_name": page.submitter_name,
        "case_name": _case_name(page),
        "slip_address": reverse("citizen:receipt_slip", args=[page.code])
        if page.receipt_slip_id is not None
        else "",
        "issued_papers": issued_papers(page, life),
        "result_address": reverse("citizen:result_file", args=[page.code])
        if result_is_here(page)
        else "",
        "result_name": page.result_name,
        "result_number": page.result_number,
        "refusal_reason": page.refusal_reason,
        "refusal_legal_basis": page.refusal_legal_basis,
        "is_refused": is_refused,
        "ways_on": tracking_words.ways_on(page.refusal_reason_key) if is_refused else (),
        "again_address": _again_address(page) if page.state in _MAY_BEGIN_ANEW else "",
        "asked": asked,
        "asked_is_sent": asked is not None and asked.sent_at is not None,
        "owed": life.open_obligation,
        "pause": life.open_pause if page.state == State.PAUSED else None,
        "pause_ground": _ground_name(page, life),
        "apologies": [line for line in life.apologies if line.sent_at is not None],
        "mistakes": life.replaced_results,
        "parcel_number": page.parcel_number,
        "withdrawal_reason": page.withdrawal_reason,
        "withdrawal_answer": page.withdrawal_answer,
        "withdrawal_address": reverse("citizen:withdrawal", args=[page.code])
        if may_ask(page)
        else "",
        "phone_number": page.phone_number,
        "email": page.email,
        "return_words": "" if page.state in _WITHOUT_RESULT else tracking_words.return_words(page),
        "papers": kept_papers(page),
        "answered_pages": _answered(page),
    }


def context_for_slip_holder(page: DossierPage, *, at: datetime) -> dict[str, Any]:
    """State, holding division, due time, reckoning and time-line: nothing about people."""
    life = life_of(page.dossier_id)
    return _shared(page, life, at=at, audience=Audience.SLIP_HOLDER) | {
        "section": "track",
        "is_owner": False,
    }


def context_for_stranger(progress: PublicProgress) -> dict[str, Any]:
    """The code and how far it has come."""
    return {
        "section": "track",
        "code": progress.code,
        "state": progress.state,
        "sentence": tracking_words.public_sentence(State(progress.state)),
        "steps": _degrees(State(progress.state)),
        "sign_in_address": (
            f"{reverse('web:sign_in')}?next={reverse('citizen:track_dossier', args=[progress.code])}"
        ),
    }


def working_days_left(due_at: datetime, *, agency_code: str, at: datetime) -> int:
    """Working days of the agency between the due day and today, the later one included."""
    today, due_on = (moment.astimezone(VIETNAM).date() for moment in (at, due_at))
    first, last = min(today, due_on), max(today, due_on)
    calendar = calendar_for(agency_code=agency_code, on=today)
    return working_days_between(first + timedelta(days=1), last, calendar)


def _shared(
    page: DossierPage, life: DossierLife, *, at: datetime, audience: Audience
) -> dict[str, Any]:
    names_people = audience is Audience.APPLICANT
    why = why_of(page, life, audience=audience, at=at)
    due = None
    if page.due_derivation and page.state not in _WITHOUT_RESULT:
        due = due_from_json(page.due_derivation)
        if page.case_key and not names_people:
            due = _without_case(due)
    todo = tracking_words.todo(page, life, why, at=at)
    if not names_people:  # The way there is for the owner alone.
        todo = replace(todo, address="", label="")
    return {
        "code": page.code,
        "state": page.state,
        "legal_words": _legal_words(page.state),
        "procedure_name": page.procedure_name,
        "sentence": why_html(why),
        "todo": todo,
        "due": _due(page, at),
        "events": timeline(page, why, names_people=names_people),
        "qr": slip_qr(page.code),
        "receiving": agencies([page.receiving_agency_code]).get(page.receiving_agency_code),  # type: ignore[call-overload]
        **_reckoning(due, page, at=at),
    }


def _ground_name(page: DossierPage, life: DossierLife) -> str:
    """What the regime of intake calls the ground of the pause that is on."""
    if life.open_pause is None:
        return ""
    regime = regime_on(page.submitted_at.astimezone(VIETNAM).date())
    return said(regime.pause_ground_names.get(life.open_pause.ground, ""))


def _case_name(page: DossierPage) -> str:
    """Whose case it is says much about a person: told to the applicant alone."""
    if not page.case_key:
        return ""
    day = page.submitted_at.astimezone(VIETNAM).date()
    case = procedure_version(VersionId(page.procedure_version_id), day=day).case_named(
        page.case_key
    )
    return spelled_out(case.name) if case else ""


def _without_case(due: DueTime) -> DueTime:
    """The reckoning without whose limit it is: its last line names the case."""
    *lines, last = due.derivation
    return replace(due, derivation=(*lines, replace(last, source="")))


def _again_address(page: DossierPage) -> str:
    """Where the same procedure is applied for anew, in the same case."""
    day = page.submitted_at.astimezone(VIETNAM).date()
    slug = procedure_version(VersionId(page.procedure_version_id), day=day).slug
    query = f"?{urlencode({CASE: page.case_key})}" if page.case_key else ""
    return f"{reverse('citizen:apply_start', args=[slug])}{query}"


def _legal_words(state: str) -> str:
    """What the national portal calls the state, where that is not what we call it."""
    look = look_of(state)
    return "" if look.legal_words == look.words else str(look.legal_words)


def _due(page: DossierPage, at: datetime) -> Due | None:
    """How the limit stands: running, or standing still on a ground of the law."""
    if page.state not in {*tracking_words.RUNNING, *_STANDING}:
        return None
    if page.due_at is None:
        has_begun = page.clock_started_at is not None
        return Due("hold", _("Dừng tính thời hạn")) if has_begun else None
    days = working_days_left(page.due_at, agency_code=page.receiving_agency_code, at=at)
    return due_state(due_at=page.due_at, at=at, working_days=days)


def _reckoning(due: DueTime | None, page: DossierPage, *, at: datetime) -> dict[str, Any]:
    if due is None:
        return {"ruler_days": (), "reckoning_lines": ()}
    today = at.astimezone(VIETNAM).date()
    calendar = calendar_for(agency_code=page.receiving_agency_code, on=today)
    days = ruler_days(due, at=at, calendar=calendar, ended_at=page.result_ready_at)
    return {
        "ruler_days": days if len(days) >= RULER_DAYS_MIN else (),
        "reckoning_lines": reckoning_lines(due),
        "is_provisional": due.is_provisional,
    }


def _answered(page: DossierPage) -> list[AnsweredPage]:
    """Who came with paper has answered no form."""
    if not page.form_key:
        return []
    schema = form_version(page.form_key, page.form_version)
    return [
        AnsweredPage(
            title=said(asked.title),
            facts=answered_facts(asked, page.answers),
        )
        for asked in pages_asked(schema, page.answers)
    ]


def _degrees(state: State) -> list[ProgressStep]:
    """How far it has come: the five degrees of completion, without dates, places or people."""
    labels = [
        _("Đã nộp"),
        _("Đã tiếp nhận"),
        _("Đang giải quyết"),
        _("Đã có kết quả"),
        _("Đã trả kết quả"),
    ]
    ended = {
        State.REFUSED: (0, _("Không được tiếp nhận")),
        State.WITHDRAWN: (0, _("Đã rút")),
        State.STOPPED: (0, _("Đã dừng giải quyết")),
    }
    if state in ended:
        reached, word = ended[state]
        done = [ProgressStep(label, "done") for label in labels[: reached + 1]]
        return [*done, ProgressStep(word, "now")]
    reached = _DEGREES.get(state, 0)
    is_over = state in {State.RETURNED, State.ARCHIVED}

    def degree(number: int) -> StepState:
        if number < reached or is_over:
            return "done"
        return "now" if number == reached else "next"

    return [ProgressStep(label, degree(number)) for number, label in enumerate(labels)]
