"""Give a task to somebody, to somebody else, or back to the queue of its role."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.identity.values import Actor
from motcua.domain.workflow import errors
from motcua.domain.workflow.permissions import ASSIGN
from motcua.domain.workflow.selectors.offers import is_dossiers
from motcua.foundation import journal

from ._following import catch_up
from ._task import OpenTask, begin_on_task, give, require_fit


@transaction.atomic
def assign_task(
    *,
    task_id: int,
    to_account_id: int | None,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """A head gives a task of the unit to one officer; None: back to the queue of the role.

    Where the task goes with the dossier itself, the dossier is given (`dossiers.assign`), and a step
    of assignment ends with it.

    Legal   LR-091 (61/2018/NĐ-CP art 19.1; 01/2018/TT-VPCP art 8).
    Units   `to_account_id` is somebody who holds the task's role in its agency at `at`.
    Raises  TaskNotFound, TaskEnded, TaskChanged, AssigneeGone, AssigneeUnfit, AlreadyDone,
            NotPermitted; what `dossiers.assign` raises. Nothing is written.
    Writes  task, journal; dossier where it goes with the dossier.
    """
    task = begin_on_task(task_id, by=by, at=at, expected_version=expected_version)
    by.require(ASSIGN, agency_code=task.row.agency_id)
    if to_account_id is not None and is_with_dossier(task):
        give_dossier(task, to_account_id, by=by, at=at)
        return
    if task.row.assignee_id == to_account_id:
        raise errors.AlreadyDone(step=task.row.name)
    if to_account_id is not None:
        require_fit(task.row, to_account_id, at=at)
    journal.record(
        "workflow.task_assigned",
        subject=task.subject,
        by=by.reference,
        at=at,
        facts=give(task, to_account_id),
    )


def is_with_dossier(task: OpenTask) -> bool:
    """Whether giving the task means giving the dossier."""
    return task.step is not None and is_dossiers(task.caught.state, task.step)


def give_dossier(
    task: OpenTask, to_account_id: int, *, by: Actor, at: datetime, stands_in: bool = False
) -> None:
    """The dossier, with all steps that go with it."""
    if task.caught.state.holder == to_account_id:
        raise errors.AlreadyDone(step=task.row.name)
    dossiers.assign(
        dossier_code=task.caught.dossier.code,
        to_account_id=to_account_id,
        stands_in=stands_in,
        by=by,
        at=at,
    )
    catch_up(task.caught.dossier_id, at=at)
