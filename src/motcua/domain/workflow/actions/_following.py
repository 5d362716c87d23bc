"""A run caught up with its dossier, locked, ready to be asked and changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.domain.dossiers.selectors import FollowedDossier, followed
from motcua.domain.dossiers.values import DossierId
from motcua.domain.identity.values import SYSTEM
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.workflow.models import Task
from motcua.domain.workflow.rules.engine import apply, settle, stand
from motcua.domain.workflow.rules.lines import lines_of, written_lines
from motcua.domain.workflow.rules.run import RunLine, RunState
from motcua.domain.workflow.selectors.kept import (
    kept_process,
    places_of,
    procedure_of,
    state_from,
)
from motcua.domain.workflow.values import TaskEnd
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import together, write

from ._matters import write_matters
from ._parts import send_and_recall
from ._run import KeptRun, Writing, begin_run, lock_run, tasks_of_run

ROUNDS_MAX = 20  # Parts that are sent are acts too; each round follows those of the one before.


@dataclass(frozen=True, slots=True)
class Caught:
    """The run as it is now. It stays locked until the transaction ends."""

    run: KeptRun
    dossier_id: int
    dossier: FollowedDossier
    state: RunState
    rows: Sequence[Task]

    def row_of(self, task_id: int) -> Task | None:
        return next((row for row in self.rows if row.pk == task_id), None)


def catch_up(dossier_id: int, *, at: datetime) -> Caught:
    """Apply to the run what is new about its dossier, and ask other agencies for what is theirs.

    The run is locked before the dossier is looked at, so both fit together. Raises DossierNotFound.
    """
    caught = _caught_up_once(dossier_id, at=at)
    for _round in range(ROUNDS_MAX):
        if not send_and_recall(DossierId(dossier_id), caught.state, caught.dossier, at=at):
            break
        caught = _caught_up_once(dossier_id, at=at)
    return caught


def rewrite(caught: Caught, state: RunState, *, at: datetime) -> Caught:
    """Keep a changed run; what that opens for other agencies is sent."""
    _write(caught, state, (), at=at)
    return catch_up(caught.dossier_id, at=at)


def _caught_up_once(dossier_id: int, *, at: datetime) -> Caught:
    run = lock_run(dossier_id)
    dossier = followed(DossierId(dossier_id))
    if run is None:
        run = begin_run(dossier_id, dossier, at=at)
        dossier = followed(DossierId(dossier_id))
    process = kept_process(dossier, run.process_version_id)
    places = places_of(dossier, process, day=at.astimezone(VIETNAM).date())
    rows = tasks_of_run(run.run_id)
    submitted_on = dossier.submitted_at.astimezone(VIETNAM).date()
    state = replace(
        state_from(rows, process, places),
        goes_on_without_opinion=regime_on(submitted_on).goes_on_without_opinion,
    )
    written = written_lines(journal.entries_about(f"dossier:{dossier_id}", module="dossiers"))
    new: list[RunLine] = []
    for each in lines_of(written, now=places):
        if each.version > dossier.version:
            break  # Written after the dossier was looked at: the next time.
        if each.version <= run.followed_version:
            state = stand(state, each.line)
        else:
            new.append(each.line)
            state = apply(state, each.line)
    is_true = state.position.plain == dossier.position.plain
    state = replace(state, position=dossier.position, holder=dossier.holder_account_id)
    if not is_true:  # Its journal does not tell all: what the law says of it now is asked.
        state = settle(state, at)
    caught = Caught(run, dossier_id, dossier, state, rows)
    if run.followed_version == dossier.version:
        return caught
    _write(caught, state, new, at=at)
    return replace(caught, state=state, rows=tasks_of_run(run.run_id))


def _write(caught: Caught, state: RunState, new: Sequence[RunLine], *, at: datetime) -> None:
    run, dossier = caught.run, caught.dossier
    writing = Writing(run.run_id, caught.dossier_id, dossier, procedure_of(dossier), at)
    ended_at = None
    if state.is_over:
        ended_at = run.ended_at or (new[-1].at if new else at)
    with together():
        _note_moved(caught, state, at=at)
        writing.write_steps(state, {row.pk: row for row in caught.rows})
        write_matters(writing, state, caught.rows, new)
        writing.repeat()
        write(
            "UPDATE workflow_run SET followed_version = %s, ended_at = %s WHERE id = %s",
            [dossier.version, ended_at, run.run_id],
        )


def _note_moved(caught: Caught, state: RunState, *, at: datetime) -> None:
    """Steps that another agency has now: noted with both, so that none is lost on the way."""
    for task in state.tasks:
        row = caught.row_of(task.task_id) if task.task_id else None
        if row is None or row.ended_at is not None or task.outcome != TaskEnd.MOVED:
            continue
        heirs = [one for one in state.open_tasks if one.step_key == task.step_key]
        journal.record(
            "workflow.task_moved",
            subject=f"dossier:{caught.dossier_id}",
            by=SYSTEM.reference,
            at=at,
            facts={
                "task": task.task_id,
                "step": task.step_key,
                "from": task.agency_code,
                "to": heirs[0].agency_code if heirs else "",
            },
        )
