"""What every act on one task does first: find it, lock its run, see that it is open and known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM, AccountId, Actor
from motcua.domain.workflow import errors
from motcua.domain.workflow.models import Task
from motcua.domain.workflow.permissions import as_role
from motcua.domain.workflow.rules.run import StepTask
from motcua.domain.workflow.selectors.kept import step_task
from motcua.domain.workflow.selectors.waiting import who_ended
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.rows import update

from ._following import Caught, catch_up


@dataclass(frozen=True, slots=True)
class OpenTask:
    """An open task whose run is locked. `step` is None for a matter beside the process."""

    caught: Caught
    row: Task
    step: StepTask | None

    @property
    def subject(self) -> str:
        return f"dossier:{self.caught.dossier_id}"


def begin_on_task(
    task_id: int, *, by: Actor, at: datetime, expected_version: int | None = None
) -> OpenTask:
    """The task, open, with its run caught up and locked: of two at once the second learns who was
    first. A task of agencies in which the actor reads nothing looks like none.

    Raises TaskNotFound, TaskEnded, TaskChanged.
    """
    found = Task.objects.filter(pk=task_id).first()
    if found is None or not _may_know(found, by):
        raise errors.TaskNotFound(task_id=task_id)
    caught = catch_up(found.dossier_id, at=at)
    row = caught.row_of(task_id)
    if row is None:
        raise errors.TaskNotFound(task_id=task_id)
    if row.ended_at is not None:
        raise ended(row)
    if expected_version is not None and row.version != expected_version:
        raise errors.TaskChanged(step=row.name)
    step = next((task for task in caught.state.tasks if task.task_id == task_id), None)
    return OpenTask(caught, row, step)


def ended(row: Task) -> errors.TaskEnded:
    """Who ended a task, and when."""
    assert row.ended_at is not None  # noqa: S101 — callers have looked
    who = who_ended(step_task(row)) if row.step_key else "hệ thống"
    return errors.TaskEnded(
        step=row.name, who=who, time=f"{row.ended_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
    )


def require_fit(row: Task, account_id: int, *, at: datetime) -> Actor:
    """Who is to do a task holds its role in its agency now. Raises AssigneeGone, AssigneeUnfit."""
    to = actor_for(AccountId(account_id), at=at)
    if to.may(as_role(row.role_key), agency_code=row.agency_id):
        if row.barred_id is not None and row.barred_id == to.account_id:
            raise errors.AssigneeUnfit(step=row.name)
        return to
    works_there = any(agency == row.agency_id for _permission, agency in to.rights)
    raise errors.AssigneeUnfit(step=row.name) if works_there else errors.AssigneeGone(step=row.name)


def give(task: OpenTask, to_account_id: int | None) -> Mapping[str, object]:
    """Write who is asked now. Returns what the journal says of it."""
    row = task.row
    before = row.assignee_id
    row.assignee_id = to_account_id
    row.version += 1
    update(row, ["assignee", "version"])
    step = row.step_key or row.kind
    return {"task": row.pk, "step": step, "from": before, "to": to_account_id}


def _may_know(row: Task, by: Actor) -> bool:
    if by is SYSTEM:
        return True
    places = {row.agency_id, row.receiving_agency_id, row.competent_agency_id}
    return bool(places & readable_by(by))
