"""One's own page: what was begun, what was sent and how it stands, what one was told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.domain.dossiers.selectors import dossiers_of
from motcua.domain.dossiers.states import State
from motcua.domain.drafts.actions import discard_draft
from motcua.domain.drafts.selectors import drafts_of
from motcua.domain.drafts.values import (
    DraftId,
    DraftPage,
)
from motcua.domain.identity.values import AccountId
from motcua.domain.notifications.actions import mark_read
from motcua.domain.notifications.selectors import messages_for
from motcua.domain.notifications.values import MessageId
from motcua.foundation import clock
from motcua.interfaces.citizen.application_saving import see_other
from motcua.interfaces.citizen.application_steps import about, application_of
from motcua.interfaces.citizen.tracking_context import working_days_left
from motcua.interfaces.citizen.tracking_words import RUNNING
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.design_system.deadlines import due_state
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import sign_in_required

DOSSIERS_A_PAGE = 20
DRAFTS_COUNT_MAX = 20
LETTERS_SHOWN = 5
LETTERS_COUNT_MAX = 50  # Older ones are in the dossiers that they speak of.
_INSIDE = frozenset({State.IN_PROGRESS, State.PAUSED})
_STANDING = frozenset({State.SUPPLEMENT_IN_PROCESS, State.PAUSED, State.AWAITING_PAYMENT})
_ASKED = frozenset({State.SUPPLEMENT_BEFORE_ACCEPTANCE, State.SUPPLEMENT_IN_PROCESS})


@dataclass(frozen=True, slots=True)
class DraftLine:
    """Something begun and not sent."""

    draft: DraftPage
    name: str
    about: str  # the names it begins with, to tell two drafts apart
    address: str
    step_title: str
    number: int
    total: int
    kept_until: datetime
    idempotency_key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, folded to its subject, its moment and the sentence that says what happened."""

    number: int
    subject: str
    sent_at: datetime
    is_new: bool
    first_line: str
    more: str
    address: str
    dossier_code: str


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One's dossier in one line."""

    code: str
    name: str
    state: str
    agency_name: str
    submitted_at: datetime
    due_at: datetime | None
    due: Due | None
    todo: str  # what waits for the applicant; empty where nothing does
    todo_address: str


@sign_in_required
@require_safe
def my_dossiers(request: HttpRequest) -> HttpResponse:
    """Drafts to go on with, dossiers and how they stand, messages."""
    at = clock.now()
    account_id = request.actor.account_id
    page = Paginator(dossiers_of(account_id), DOSSIERS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "section": "mine",
        "drafts": [_draft_line(draft, at) for draft in drafts_of(account_id)[:DRAFTS_COUNT_MAX]],
        "dossiers": [_dossier_line(row, at) for row in page],
        "page": page,
        **_letters(account_id),
        "letter_key": new_key(),
    }
    return render(request, "citizen/my_dossiers/list.html", context)


@sign_in_required
@require_POST
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft away. Raises DraftNotFound."""

    def act() -> HttpResponse:
        discard_draft(draft_id=DraftId(draft_id), by=request.actor, at=clock.now())
        return see_other(reverse("citizen:my_dossiers"))

    answer = answer_once(request, act)
    messages.success(request, _("Đã bỏ bản khai."))
    return answer


@sign_in_required
@require_POST
def letter_read(request: HttpRequest, message_id: int) -> HttpResponse:
    """Note that a message was read, and open what it speaks of. Raises MessageNotFound."""

    def act() -> HttpResponse:
        mark_read(message_id=MessageId(message_id), by=request.actor, at=clock.now())
        return see_other(f"{reverse('citizen:my_dossiers')}#tin")

    return answer_once(request, act)


def _letters(account_id: AccountId) -> dict[str, Any]:
    letters = [_letter(row) for row in messages_for(account_id)[:LETTERS_COUNT_MAX]]
    return {"letters": letters[:LETTERS_SHOWN], "older_letters": letters[LETTERS_SHOWN:]}


def _letter(row: Any) -> Letter:
    """The greeting and the address of the dossier are for a letter: here stand a name and a link."""
    address = reverse("citizen:track_dossier", args=[row.dossier_code]) if row.dossier_code else ""
    lines = [
        line
        for line in row.text.splitlines()
        if line.strip() and not line.startswith("Kính gửi") and not (address and address in line)
    ]
    return Letter(
        number=row.pk,
        subject=row.subject,
        sent_at=row.queued_at,
        is_new=row.read_at is None,
        first_line=lines[0] if lines else "",
        more="\n".join(lines[1:]),
        address=address,
        dossier_code=row.dossier_code,
    )


def _draft_line(draft: DraftPage, at: datetime) -> DraftLine:
    application = application_of(draft, at)
    step = application.first_unfinished()
    return DraftLine(
        draft=draft,
        name=application.procedure.name,
        about=about(application),
        address=application.address(step),
        step_title=application.title(step),
        number=application.number(step),
        total=len(application.keys),
        kept_until=draft.saved_at + timedelta(days=settings.DRAFT_DAYS_MAX),
        idempotency_key=new_key(),
    )


def _dossier_line(row: Any, at: datetime) -> DossierLine:
    agency = row.competent_agency if row.state in _INSIDE else row.receiving_agency
    due = None
    if row.due_at is not None and row.state in RUNNING:
        days = working_days_left(row.due_at, agency_code=row.receiving_agency_id, at=at)
        due = due_state(due_at=row.due_at, at=at, working_days=days)
    elif row.state in _STANDING and row.clock_started_at is not None:
        due = Due("hold", _("Dừng tính thời hạn"))
    todo, route = _todo(row.state) if row.waits_for_applicant else ("", "citizen:track_dossier")
    return DossierLine(
        code=row.code,
        name=row.procedure_name,
        state=row.state,
        agency_name=agency.name,
        submitted_at=row.submitted_at,
        due_at=row.due_at,
        due=due,
        todo=todo,
        todo_address=reverse(route, args=[row.code]),
    )


def _todo(state: str) -> tuple[str, str]:
    """What waits for the applicant, and where it is done."""
    if state in _ASKED:
        return _("Gửi giấy tờ bổ sung"), "citizen:supplement"
    if state == State.AWAITING_PAYMENT:
        return _("Nộp tiền theo thông báo"), "citizen:track_dossier"
    return _("Đến nhận kết quả"), "citizen:track_dossier"
