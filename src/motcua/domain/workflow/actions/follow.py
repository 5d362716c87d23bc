"""Follow a dossier: what its acts ended and opened in its process."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F

from motcua.domain.dossiers.selectors import FollowedDossier, followed
from motcua.domain.dossiers.values import DossierId
from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.workflow.models import Run, Task
from motcua.domain.workflow.rules.engine import apply, stand
from motcua.domain.workflow.rules.lines import NumberedLine, Written, lines_of
from motcua.domain.workflow.rules.run import RunLine, RunState
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import together, write
from motcua.foundation.errors import NotPermitted

from ._matters import write_matters
from ._parts import send_and_recall
from ._process import kept_process, places_of, procedure_of
from ._run import KeptRun, Writing, begin_run, lock_run, state_from, tasks_of_run

ROUNDS_MAX = 20  # Parts that are sent are acts too; each round follows those of the one before.


@transaction.atomic
def follow(*, dossier_id: int, by: Actor, at: datetime) -> bool:
    """Bring the run of a dossier up to the dossier's last act; begin it where there is none.

    What each act ended and opened is told with the act's own moment and person. Told twice, or by
    two at once, it has one effect; killed on the way, none. Returns whether there was anything new.

    Legal   LR-087 (01/2018/TT-VPCP art 8): the process follows the acts of the law.
    Units   `by` is SYSTEM; `at` is now, for parts that are sent to other agencies.
    Raises  DossierNotFound, NotPermitted. Nothing is written.
    Writes  run, tasks, journal; parts of the dossier that begin or end (`dossiers.send_part`,
            `dossiers.recall_part`).
    """
    if by is not SYSTEM:
        raise NotPermitted(permission="workflow.follow")
    if _is_followed(dossier_id):
        return False
    for _round in range(ROUNDS_MAX):
        state, dossier = _follow_once(dossier_id, at=at)
        if not send_and_recall(state, dossier, at=at):
            break
    return True


def _is_followed(dossier_id: int) -> bool:
    """Whether nothing has happened since; one query, without a lock."""
    return Run.objects.filter(
        dossier_id=dossier_id, followed_version=F("dossier__version")
    ).exists()


def _follow_once(dossier_id: int, *, at: datetime) -> tuple[RunState, FollowedDossier]:
    """Apply what is new. The run is locked before the dossier is looked at: both fit together."""
    run = lock_run(dossier_id)
    dossier = followed(DossierId(dossier_id))
    if run is None:
        run = begin_run(dossier_id, dossier, at=at)
        dossier = followed(DossierId(dossier_id))
    process = kept_process(dossier, run.process_version_id)
    places = places_of(dossier, process, day=at.astimezone(VIETNAM).date())
    rows = tasks_of_run(run.run_id)
    lines = lines_of(_written(dossier_id), now=places)
    state = state_from(rows, process, places)
    new: list[NumberedLine] = []
    for each in lines:
        if each.version > dossier.version:
            break  # Written after the dossier was looked at: the next time.
        if each.version <= run.followed_version:
            state = stand(state, each.line)
        else:
            new.append(each)
            state = apply(state, each.line)
    state = replace(state, position=dossier.position, holder=dossier.holder_account_id)
    writing = Writing(run.run_id, dossier_id, dossier, procedure_of(dossier), at)
    _write(writing, run, state, rows, [each.line for each in new])
    return state, dossier


def _written(dossier_id: int) -> Sequence[Written]:
    return [
        Written(line.word, _account_id(line.by), line.at, line.facts)
        for line in journal.entries_about(f"dossier:{dossier_id}", module="dossiers")
    ]


def _account_id(reference: str) -> int | None:
    kind, _, number = reference.partition(":")
    return int(number) if kind == "account" and number.isdigit() else None


def _write(
    writing: Writing, run: KeptRun, state: RunState, rows: Sequence[Task], new: Sequence[RunLine]
) -> None:
    ended_at = None
    if state.is_over:
        ended_at = run.ended_at or (new[-1].at if new else writing.at)
    with together():
        writing.write_steps(state, {row.pk: row for row in rows})
        write_matters(writing, state, rows, new)
        writing.repeat()
        write(
            "UPDATE workflow_run SET followed_version = %s, ended_at = %s WHERE id = %s",
            [writing.dossier.version, ended_at, run.run_id],
        )
