"""Pass one's tasks to a colleague."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.workflow import errors
from motcua.domain.workflow.permissions import HAND_OVER
from motcua.domain.workflow.rules.guard import Who
from motcua.domain.workflow.selectors.standing import who_is
from motcua.foundation import journal
from motcua.foundation.errors import DomainError

from ._task import begin_on_task, give, require_fit
from .assign_task import give_dossier, is_with_dossier


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What became of one task; `refusal` is None where it was passed on."""

    task_id: int
    refusal: DomainError | None


def hand_over_tasks(
    *, task_ids: Sequence[int], to_account_id: int, by: Actor, at: datetime
) -> tuple[HandedOver, ...]:
    """Each task for itself: one that is refused keeps no other from being passed on.

    Only what one has in hand oneself, or has of somebody for whom one stands in; what waits in a
    queue is nobody's to give. Sent twice, the second time says that it is done.

    Legal   LR-091 (61/2018/NĐ-CP art 19.1): who has a task is named at every moment.
    Units   `to_account_id` is a colleague who holds the task's role in its agency at `at`.
    Raises  nothing; refusals per task: TaskNotFound, TaskEnded, NotYourTask, AssigneeGone,
            AssigneeUnfit, AlreadyDone, NotPermitted. Of a refused one nothing is written.
    Writes  tasks, journal; dossiers of tasks that go with them.
    """
    who = who_is(by, at=at)
    return tuple(
        HandedOver(task_id, _attempt(task_id, to_account_id, who, by=by, at=at))
        for task_id in dict.fromkeys(task_ids)
    )


def _attempt(
    task_id: int, to_account_id: int, who: Who, *, by: Actor, at: datetime
) -> DomainError | None:
    try:
        with transaction.atomic():
            _hand_over(task_id, to_account_id, who, by=by, at=at)
    except DomainError as refusal:
        return refusal
    return None


def _hand_over(task_id: int, to_account_id: int, who: Who, *, by: Actor, at: datetime) -> None:
    task = begin_on_task(task_id, by=by, at=at)
    row = task.row
    by.require(HAND_OVER, agency_code=row.agency_id)
    if row.assignee_id == to_account_id:
        raise errors.AlreadyDone(step=row.name)
    stands_in = (row.assignee_id, row.agency_id) in who.stands_in_for
    if row.assignee_id is None or (row.assignee_id != by.account_id and not stands_in):
        raise errors.NotYourTask(step=row.name, who="người khác")
    require_fit(row, to_account_id, at=at)
    if is_with_dossier(task):
        give_dossier(task, to_account_id, by=by, at=at, stands_in=stands_in)
    else:
        journal.record(
            "workflow.task_handed_over",
            subject=task.subject,
            by=by.reference,
            at=at,
            facts=give(task, to_account_id),
        )
