"""Let a task of somebody who has left fall back to the queue of its role."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM, AccountId, Actor
from motcua.domain.workflow.permissions import as_role
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

from ._task import begin_on_task, give


@transaction.atomic
def release_task(*, task_id: int, by: Actor, at: datetime) -> bool:
    """Nobody waits for a person who no longer holds the role: whoever holds it is asked.

    Legal   LR-091 (61/2018/NĐ-CP art 11, 19.1): the end of a secondment does not stop a dossier.
    Units   `by` is SYSTEM. Returns whether the task was given back; not where the person is there.
    Raises  TaskNotFound, TaskEnded, NotPermitted. Nothing is written.
    Writes  task, journal.
    """
    if by is not SYSTEM:
        raise NotPermitted(permission="workflow.release_task")
    task = begin_on_task(task_id, by=by, at=at)
    row = task.row
    if row.assignee_id is None:
        return False
    held = actor_for(AccountId(row.assignee_id), at=at)
    if held.may(as_role(row.role_key), agency_code=row.agency_id):
        return False
    journal.record(
        "workflow.task_released",
        subject=task.subject,
        by=by.reference,
        at=at,
        facts=give(task, None),
    )
    return True
