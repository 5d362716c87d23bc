"""A run as it is kept: read with its lock, made again from its rows, written back where it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.dossiers.selectors import FollowedDossier
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.models import Task
from motcua.domain.workflow.rules.due import step_due_at
from motcua.domain.workflow.rules.run import RunState, StepTask
from motcua.domain.workflow.selectors.kept import chosen_process, step_task
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read, write
from motcua.foundation.db.rows import insert, update

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)  # Sorts what has no due time behind all others.
_LOCK = """SELECT id, process_version_id, builtin, followed_version, ended_at
    FROM workflow_run WHERE dossier_id = %s FOR UPDATE"""
_BEGIN = """INSERT INTO workflow_run
    (dossier_id, process_version_id, builtin, followed_version, started_at)
    VALUES (%s, %s, %s, 0, %s) ON CONFLICT (dossier_id) DO NOTHING"""
_REPEAT = """UPDATE workflow_task SET receiving_agency_id = %s, competent_agency_id = %s,
    dossier_due_at = %s, urgent_at = coalesce(%s, due_at, %s)
    WHERE run_id = %s AND ended_at IS NULL
    AND (receiving_agency_id, competent_agency_id, dossier_due_at, urgent_at)
        IS DISTINCT FROM (%s, %s, %s::timestamptz, coalesce(%s, due_at, %s))"""


@dataclass(slots=True)
class KeptRun:
    """The locked row of a run."""

    run_id: int
    process_version_id: int | None
    builtin: str
    followed_version: int
    ended_at: datetime | None


def lock_run(dossier_id: int) -> KeptRun | None:
    """The run, locked until the transaction ends; None where there is none yet."""
    rows = read(_LOCK, [dossier_id])
    return KeptRun(*rows[0]) if rows else None


def begin_run(dossier_id: int, dossier: FollowedDossier, *, at: datetime) -> KeptRun:
    """The run of a dossier that has none, on the process of its intake, and locked.

    Of two who begin it at once, the second waits and finds that of the first.
    """
    version_id, builtin, _process = chosen_process(dossier)
    write(_BEGIN, [dossier_id, version_id, builtin, min(at, dossier.submitted_at)])
    found = lock_run(dossier_id)
    assert found is not None  # noqa: S101 — it was put there, by us or by another
    if found.followed_version == 0:
        journal.record(
            "workflow.run_started",
            subject=f"dossier:{dossier_id}",
            by=SYSTEM.reference,
            at=at,
            facts={"process_version": version_id, "builtin": builtin},
        )
    return found


def tasks_of_run(run_id: int) -> list[Task]:
    """All its tasks in the order in which they were opened. One query."""
    return list(Task.objects.filter(run_id=run_id).order_by("id"))


@dataclass(slots=True)
class Writing:
    """Where changed tasks of one run go."""

    run_id: int
    dossier_id: int
    dossier: FollowedDossier
    procedure: ProcedurePage
    at: datetime

    def new_row(self, task: StepTask, due_at: datetime | None) -> Task:
        return Task(
            **self._kept(task),
            step_key=task.step_key,
            ordinal=task.ordinal,
            kind=task.kind.value,
            name=task.name,
            agency_id=task.agency_code,
            role_key=task.role_key,
            hours=task.hours,
            opened_at=task.opened_at,
            due_at=due_at,
            **self.repeated(due_at),
        )

    def repeated(self, due_at: datetime | None) -> dict[str, object]:
        """What every task repeats of its dossier."""
        dossier = self.dossier
        return {
            "run_id": self.run_id,
            "dossier_id": self.dossier_id,
            "receiving_agency_id": dossier.receiving_agency_code,
            "competent_agency_id": dossier.competent_agency_code,
            "procedure_slug": self.procedure.slug,
            "field_key": self.procedure.field_key,
            "channel": dossier.channel,
            "dossier_due_at": dossier.due_at,
            "urgent_at": dossier.due_at or due_at or NEVER,
        }

    def write_steps(self, state: RunState, rows: Mapping[int, Task]) -> None:
        """Steps that were opened, and those that changed since they were read."""
        before = {pk: step_task(row) for pk, row in rows.items() if row.step_key}
        opened = []
        changed = []
        for task in state.tasks:
            if task.task_id is None:
                opened.append(self.new_row(task, self._due(task, state)))
            elif task != before[task.task_id]:
                changed.append((task, rows[task.task_id]))
        for task, row in changed:  # First what ends: a step is open once.
            self._update(task, row, state)
        insert(opened)

    def repeat(self) -> None:
        """Every open task says of its dossier what is true now."""
        dossier = self.dossier
        told = [dossier.receiving_agency_code, dossier.competent_agency_code, dossier.due_at]
        write(_REPEAT, [*told, dossier.due_at, NEVER, self.run_id, *told, dossier.due_at, NEVER])

    def _update(self, task: StepTask, row: Task, state: RunState) -> None:
        for name, value in self._kept(task).items():
            setattr(row, name, value)
        names = ["assignee", "is_held", "ended_at", "outcome", "ended_by", "note", "barred"]
        if task.is_open:
            row.due_at = self._due(task, state)
            names.append("due_at")
        row.version += 1
        update(row, [*names, "version"])

    def _kept(self, task: StepTask) -> dict[str, object]:
        return {
            "assignee_id": task.assignee,
            "barred_id": task.barred,
            "is_held": task.is_held,
            "ended_at": task.ended_at,
            "outcome": task.outcome,
            "ended_by_id": task.ended_by,
            "note": task.note,
        }

    def _due(self, task: StepTask, state: RunState) -> datetime | None:
        on = self.at.astimezone(VIETNAM).date()
        calendar = calendar_for(agency_code=task.agency_code, on=on)
        return step_due_at(task, state.holds, calendar)
