"""Keeps the matters beside the process true: opened, ended, given to whoever has the dossier."""

from collections.abc import Sequence
from datetime import datetime

from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.models import Task
from motcua.domain.workflow.rules.matters import (
    NAMES,
    AskedMatter,
    begun_at,
    ended_by,
    matters_asked,
)
from motcua.domain.workflow.rules.run import RunLine, RunState
from motcua.domain.workflow.values import Matter, TaskEnd
from motcua.foundation.db.rows import insert, update

from ._run import Writing


def write_matters(
    writing: Writing, state: RunState, rows: Sequence[Task], lines: Sequence[RunLine]
) -> None:
    """What is open now is compared with what was; `lines` are those that are new."""
    dossier = writing.dossier
    asked_in_process = {task.step_key for task in state.open_tasks}
    asked = {
        (each.matter, each.agency_code): each
        for each in matters_asked(
            state,
            owes_apology=dossier.owes_apology,
            has_supplement_to_check=dossier.has_supplement_to_check,
            opinions=[
                (agency, until)
                for agency, step, until in dossier.asked
                if not step or step not in asked_in_process
            ],
        )
    }
    kept = [row for row in rows if not row.step_key]
    for row in kept:
        if row.ended_at is not None:
            continue
        key = (Matter(row.kind), row.agency_id)
        again = asked.get(key)
        is_new = again is not None and _was_ended(row, lines)
        if again is None or is_new:
            _end(row, lines, writing.at)
        else:
            del asked[key]
            _give(row, again)
    insert([_new_row(writing, each, kept, lines) for each in asked.values()])


def _was_ended(row: Task, lines: Sequence[RunLine]) -> bool:
    """Whether the same matter was answered and has come again since."""
    return ended_by(Matter(row.kind), row.agency_id, lines) is not None


def _end(row: Task, lines: Sequence[RunLine], at: datetime) -> None:
    line = ended_by(Matter(row.kind), row.agency_id, lines)
    moment = line.at if line else (lines[-1].at if lines else at)
    row.ended_at = max(moment, row.opened_at)
    row.outcome = StepOutcome.DONE.value if line else TaskEnd.CLOSED.value
    row.ended_by_id = line.by if line else None
    row.version += 1
    update(row, ["ended_at", "outcome", "ended_by", "version"])


def _give(row: Task, asked: AskedMatter) -> None:
    if asked.matter is Matter.PAUSED and row.assignee_id != asked.assignee:
        row.assignee_id = asked.assignee
        row.version += 1
        update(row, ["assignee", "version"])


def _new_row(
    writing: Writing, asked: AskedMatter, kept: Sequence[Task], lines: Sequence[RunLine]
) -> Task:
    begun = begun_at(asked.matter, asked.agency_code, lines)
    before = [
        row.ordinal
        for row in kept
        if row.kind == asked.matter and row.agency_id == asked.agency_code
    ]
    return Task(
        step_key="",
        ordinal=max(before, default=0) + 1,
        kind=asked.matter.value,
        name=NAMES[asked.matter],
        agency_id=asked.agency_code,
        role_key=asked.role_key,
        assignee_id=asked.assignee,
        opened_at=begun.at if begun else writing.at,
        due_at=asked.due_at,
        **writing.repeated(asked.due_at),
    )
