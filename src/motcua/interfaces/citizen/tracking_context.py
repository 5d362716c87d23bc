"""What the tracking page shows, for each kind of reader. What a reader may not know is not passed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers.rules import ComponentSource
from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values import DossierPage, PaperInDossier, PublicProgress
from motcua.domain.forms.rules import pages_asked
from motcua.domain.forms.selectors import form_version
from motcua.domain.organisations.selectors import agencies
from motcua.domain.working_time.rules import working_days_between
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import DueTime, due_from_json
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen import tracking_words
from motcua.interfaces.citizen.answer_time import answer_due
from motcua.interfaces.citizen.application_form import answered_facts
from motcua.interfaces.citizen.application_papers import size_words
from motcua.interfaces.citizen.dossier_card import slip_qr
from motcua.interfaces.citizen.files import result_is_here
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system.components import Due, Fact, ProgressStep, StepState
from motcua.interfaces.design_system.deadlines import due_state, reckoning_lines, ruler_days
from motcua.interfaces.design_system.states import look_of

RULER_DAYS_MIN = 3  # Fewer are no ruler: the sentence says it all.
_RUNNING = frozenset({State.ACCEPTED, State.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper of the dossier as its owner sees it."""

    name: str
    remark: str
    file_name: str = ""
    size: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """One page of the form as it was filled in."""

    title: str
    facts: Sequence[Fact]


def context_for_owner(page: DossierPage, *, at: datetime) -> dict[str, Any]:
    """Everything."""
    has_slip = page.receipt_slip_id is not None
    is_refused = page.state == State.REFUSED
    return _shared(page, at=at, names_people=True) | {
        "section": "mine",
        "is_owner": True,
        "submitter_name": page.submitter_name,
        "slip_address": reverse("citizen:receipt_slip", args=[page.code]) if has_slip else "",
        "result_address": reverse("citizen:result_file", args=[page.code])
        if result_is_here(page)
        else "",
        "result_name": page.result_name,
        "result_number": page.result_number,
        "refusal_reason": page.refusal_reason,
        "refusal_legal_basis": page.refusal_legal_basis,
        "ways_on": tracking_words.ways_on(page.refusal_reason_key) if is_refused else (),
        "again_address": _again_address(page) if is_refused else "",
        "phone_number": page.phone_number,
        "email": page.email,
        "return_words": "" if is_refused else tracking_words.return_words(page),
        "papers": [_kept_paper(paper, page.code) for paper in page.papers],
        "answered_pages": _answered(page),
    }


def context_for_slip_holder(page: DossierPage, *, at: datetime) -> dict[str, Any]:
    """State, holding division, due time, reckoning and time-line: nothing about people."""
    return _shared(page, at=at, names_people=False) | {
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


def _shared(page: DossierPage, *, at: datetime, names_people: bool) -> dict[str, Any]:
    answer_by = None
    if page.state == State.SUBMITTED:
        answer_by = answer_due(page.submitted_at, receiving_agency_code=page.receiving_agency_code)
    due = due_from_json(page.due_derivation) if page.due_derivation else None
    return {
        "code": page.code,
        "state": page.state,
        "legal_words": _legal_words(page.state),
        "procedure_name": page.procedure_name,
        "sentence": tracking_words.sentence(page, is_owner=names_people, at=at),
        "todo": tracking_words.todo(page, answer_by=answer_by, at=at),
        "due": _due(page, at),
        "events": tracking_words.timeline(page, answer_by=answer_by, names_people=names_people),
        "qr": slip_qr(page.code),
        "receiving": agencies([page.receiving_agency_code]).get(page.receiving_agency_code),  # type: ignore[call-overload]
        **_reckoning(due, page, at=at),
    }


def _again_address(page: DossierPage) -> str:
    """Where the same procedure is applied for anew."""
    day = page.submitted_at.astimezone(VIETNAM).date()
    slug = procedure_version(VersionId(page.procedure_version_id), day=day).slug
    return reverse("citizen:apply_start", args=[slug])


def _legal_words(state: str) -> str:
    """What the national portal calls the state, where that is not what we call it."""
    look = look_of(state)
    return "" if look.legal_words == look.words else str(look.legal_words)


def _due(page: DossierPage, at: datetime) -> Due | None:
    """How the limit stands while it runs."""
    if page.due_at is None or page.state not in _RUNNING:
        return None
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


def _kept_paper(paper: PaperInDossier, code: str) -> KeptPaper:
    if paper.file_id is not None:
        return KeptPaper(
            name=paper.name,
            remark=_("Bản điện tử đã gửi"),
            file_name=paper.file_name,
            size=size_words(paper.byte_count),
            address=reverse("citizen:dossier_file", args=[code, paper.order]),
        )
    remarks = {
        ComponentSource.FORM: _("Điền trên mạng"),
        ComponentSource.DATABASE: _("Cán bộ tự tra, không phải nộp"),
        ComponentSource.SHOWN: _("Mang bản chính cho cán bộ xem khi nhận kết quả"),
    }
    return KeptPaper(name=paper.name, remark=remarks.get(ComponentSource(paper.source), ""))


def _answered(page: DossierPage) -> list[AnsweredPage]:
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
    if state is State.REFUSED:
        return [ProgressStep(labels[0], "done"), ProgressStep(_("Không được tiếp nhận"), "now")]
    reached = {
        State.SUBMITTED: 0,
        State.ACCEPTED: 1,
        State.IN_PROGRESS: 2,
        State.RESULT_READY: 3,
        State.RETURNED: 4,
    }[state]
    is_over = state is State.RETURNED

    def degree(number: int) -> StepState:
        if number < reached or is_over:
            return "done"
        return "now" if number == reached else "next"

    return [ProgressStep(label, degree(number)) for number, label in enumerate(labels)]
