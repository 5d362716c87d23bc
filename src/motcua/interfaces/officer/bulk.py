"""What can be done to several tasks at once: which rows it fits, what it asks, how it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.rules import ACT_RIGHTS, Side
from motcua.domain.dossiers.selectors import DossierHead, dossier_of_officer
from motcua.domain.dossiers.states import Act, Stage, State
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.processes.values import StepKind, StepOutcome
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow.actions import within_process
from motcua.domain.workflow.permissions import ASSIGN, FINISH, HAND_OVER
from motcua.domain.workflow.values import TaskId, TaskLine
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.offers import fee_choices, procedure_of

ITEMS_MAX = 50


class Bulk(StrEnum):
    """An act on several tasks; where the law has an act of this name, it is that one."""

    ACCEPT = "accept"
    HAND_OVER = "hand_over"
    ASSIGN = "assign_task"
    TAKE = "take"
    FINISH = "finish_task"
    APPROVE_RESULT = "approve_result"
    SEND_BACK = "send_back"
    RETURN_RESULT = "return_result"
    GIVE = "hand_over_tasks"


class Asks(StrEnum):
    """What must be said once for all."""

    NOTHING = ""
    OFFICER = "officer"
    COLLEAGUE = "colleague"
    REASON = "reason"


class Item(NamedTuple):
    """One ticked row: the task, and the dossier's version that the list showed."""

    task_id: TaskId
    version: int
    code: str


@dataclass(frozen=True, slots=True)
class Said:
    """What was said once for all."""

    account_id: AccountId | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BulkWords:
    """Label of the button, its letter, what it asks, and how the page after it begins."""

    label: str | Promise
    key: str
    done: str | Promise
    asks: Asks = Asks.NOTHING


BULK_WORDS: Mapping[Bulk, BulkWords] = {
    Bulk.ACCEPT: BulkWords(_("Tiếp nhận"), "T", _("Tiếp nhận")),
    Bulk.HAND_OVER: BulkWords(_("Chuyển"), "C", ACT_WORDS[Act.HAND_OVER].label),
    Bulk.ASSIGN: BulkWords(_("Phân công"), "G", _("Phân công"), Asks.OFFICER),
    Bulk.TAKE: BulkWords(_("Nhận thụ lý"), "V", ACT_WORDS[Act.TAKE].label),
    Bulk.FINISH: BulkWords(_("Xong bước này"), "Z", _("Xong bước")),
    Bulk.APPROVE_RESULT: BulkWords(_("Ký duyệt"), "D", ACT_WORDS[Act.APPROVE_RESULT].label),
    Bulk.SEND_BACK: BulkWords(
        _("Trả lại để làm lại"), "L", ACT_WORDS[Act.SEND_BACK].label, Asks.REASON
    ),
    Bulk.RETURN_RESULT: BulkWords(_("Trả kết quả"), "R", ACT_WORDS[Act.RETURN_RESULT].label),
    Bulk.GIVE: BulkWords(_("Chuyển đồng nghiệp"), "Y", _("Chuyển cho đồng nghiệp"), Asks.COLLEAGUE),
}
_FINISHED = frozenset({StepKind.WORK.value, StepKind.REVIEW.value, StepKind.ISSUE.value})
_DRAFTED = frozenset({StepKind.REVIEW.value, StepKind.SIGN.value})


def bulk_acts(
    task: TaskLine, head: DossierHead, *, by: Actor, is_in_place: bool, is_of_unit: bool = False
) -> tuple[Bulk, ...]:
    """What a list may offer for one row, the likeliest first. The acts themselves check again.

    `is_of_unit`: in the list of a unit's work heads only give it to somebody.
    """
    if task.ended_at is not None or task.is_held:
        return ()
    if is_of_unit:
        return (Bulk.ASSIGN,) if by.may(ASSIGN, agency_code=task.agency_code) else ()
    position = (head.state, head.stage)
    fits = {
        Bulk.ACCEPT: task.kind == StepKind.INTAKE and head.state == State.SUBMITTED,
        Bulk.HAND_OVER: task.kind in {StepKind.INTAKE, StepKind.HAND_OVER}
        and head.state == State.ACCEPTED,
        Bulk.ASSIGN: task.kind == StepKind.ASSIGN and by.may(ASSIGN, agency_code=task.agency_code),
        Bulk.TAKE: position == (State.IN_PROGRESS, Stage.ASSIGNED)
        and task.kind in {StepKind.APPRAISE, StepKind.WORK, StepKind.ASSIGN},
        Bulk.FINISH: task.kind in _FINISHED and by.may(FINISH, agency_code=task.agency_code),
        Bulk.APPROVE_RESULT: task.kind == StepKind.SIGN and head.stage == Stage.SIGNING,
        Bulk.SEND_BACK: task.kind in _DRAFTED and head.stage == Stage.SIGNING,
        Bulk.RETURN_RESULT: task.kind == StepKind.RETURN,
        Bulk.GIVE: (task.assignee_account_id == by.account_id or is_in_place)
        and by.may(HAND_OVER, agency_code=task.agency_code),
    }
    return tuple(bulk for bulk, does_fit in fits.items() if does_fit and _may(bulk, head, by))


def _may(bulk: Bulk, head: DossierHead, by: Actor) -> bool:
    """Whether the actor holds the right of the act of law behind it."""
    if bulk.value not in {each.value for each in ACT_RIGHTS}:
        return True
    right = ACT_RIGHTS[Act(bulk.value)]
    is_receiving = right.side is Side.RECEIVING
    agency_code = head.receiving_agency_id if is_receiving else head.competent_agency_id
    is_own_draft = bulk is Bulk.APPROVE_RESULT and head.appraised_by_id == by.account_id
    return by.may(right.permission, agency_code=agency_code) and not is_own_draft


def do(bulk: Bulk, item: Item, said: Said, *, by: Actor, at: datetime) -> None:
    """The act on one of the items. Raises what it refuses; then nothing of it was written."""
    _DOES[bulk](item, said, by, at)


def _of_law(act: Act, item: Item, by: Actor, at: datetime, **values: object) -> None:
    with within_process(dossier_code=item.code, act=act, by=by, at=at) as within:
        getattr(dossiers, act.value)(
            dossier_code=item.code,
            by=by,
            at=at,
            expected_version=within.after(item.version),
            **values,
        )


def _accept(item: Item, _said: Said, by: Actor, at: datetime) -> None:
    """With the fees that are due without any condition, as the dossier's page has them ticked."""
    page = dossier_of_officer(item.code, by=by)
    published = procedure_of(page)
    case = published.case_named(page.case_key)
    fees = [fee.order for fee in fee_choices(published, page.channel, case=case) if fee.is_ticked]
    _of_law(Act.ACCEPT, item, by, at, fee_orders=fees)


def _return_result(item: Item, _said: Said, by: Actor, at: datetime) -> None:
    """In the way that the applicant has chosen."""
    page = dossier_of_officer(item.code, by=by)
    _of_law(Act.RETURN_RESULT, item, by, at, returned_how=page.return_method)


def _assign(item: Item, said: Said, by: Actor, at: datetime) -> None:
    workflow.assign_task(task_id=item.task_id, to_account_id=_chosen(said), by=by, at=at)


def _pass_on(item: Item, said: Said, by: Actor, at: datetime) -> None:
    [outcome] = workflow.hand_over_tasks(
        task_ids=[item.task_id], to_account_id=_chosen(said), by=by, at=at
    )
    if outcome.refusal is not None:
        raise outcome.refusal


def _finish(item: Item, _said: Said, by: Actor, at: datetime) -> None:
    workflow.finish_task(task_id=item.task_id, outcome=StepOutcome.DONE, by=by, at=at)


def _chosen(said: Said) -> AccountId:
    return said.account_id or AccountId(0)  # Nobody: the act refuses it.


_DOES: Mapping[Bulk, Callable[[Item, Said, Actor, datetime], None]] = {
    Bulk.ACCEPT: _accept,
    Bulk.HAND_OVER: lambda item, _said, by, at: _of_law(Act.HAND_OVER, item, by, at),
    Bulk.ASSIGN: _assign,
    Bulk.TAKE: lambda item, _said, by, at: _of_law(Act.TAKE, item, by, at),
    Bulk.FINISH: _finish,
    Bulk.APPROVE_RESULT: lambda item, _said, by, at: _of_law(Act.APPROVE_RESULT, item, by, at),
    Bulk.SEND_BACK: lambda item, said, by, at: _of_law(
        Act.SEND_BACK, item, by, at, reason=said.reason
    ),
    Bulk.RETURN_RESULT: _return_result,
    Bulk.GIVE: _pass_on,
}
