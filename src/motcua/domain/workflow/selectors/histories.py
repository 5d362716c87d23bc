"""The past of a procedure between two days, for replaying a draft on it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers.selectors.past import DossierPast, pasts_of
from motcua.domain.processes.rules.builtin import builtin_process
from motcua.domain.processes.selectors import process_version
from motcua.domain.processes.values import InternalProcess, ProcessVersionId
from motcua.domain.simulation.rules.history import (
    History,
    OtherWork,
    PastDossier,
    PastTask,
    PastWait,
)
from motcua.domain.workflow.errors import NothingToReplay, TooMuchToReplay
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read

DOSSIERS_MAX: Final = 20_000
OTHER_WORK_MAX: Final = 200_000  # of more than so many matters beside, none is replayed
BUILTIN: Final = "procedure_version:"
_ONE_DAY: Final = timedelta(days=1)
_TASKS = """
    SELECT task.dossier_id, coalesce(run.process_version_id::text, run.builtin), task.step_key,
        task.ordinal, task.agency_id, task.role_key, task.ended_by_id, task.opened_at,
        task.ended_at, task.outcome
    FROM workflow_run run JOIN workflow_task task ON task.run_id = run.id
    WHERE run.dossier_id = ANY (%s) AND task.step_key <> ''
    ORDER BY task.id
"""
_OTHER_WORK = """
    SELECT dossier_id, step_key, ended_by_id, opened_at, ended_at
    FROM workflow_task WHERE ended_by_id = ANY (%s) AND ended_at > %s AND ended_at <= %s
    ORDER BY id LIMIT %s
"""


def history_of(slug: str, *, first: date, last: date, dossiers_max: int = DOSSIERS_MAX) -> History:
    """The dossiers submitted from the first day to the last, with all that they were asked for.

    Three queries, one for each process that they ran on, a few for calendars. Dossiers without a
    run are left out: nobody was asked anything. Callers check the right to draw processes.
    Raises NothingToReplay, TooMuchToReplay.
    """
    pasts = pasts_of(
        slug, since=_midnight(first), until=_midnight(last + _ONE_DAY), count_max=dossiers_max + 1
    )
    if len(pasts) > dossiers_max:
        raise TooMuchToReplay(most=dossiers_max)
    tasks, ran_on = _tasks_of([past.dossier_id for past in pasts])
    pasts = [past for past in pasts if past.dossier_id in ran_on]
    if not pasts:
        raise NothingToReplay(first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
    dossiers = tuple(_dossier(past, ran_on, tasks) for past in pasts)
    all_tasks = [task for dossier in dossiers for task in dossier.tasks]
    other = _other_work(all_tasks, {past.dossier_id for past in pasts})
    return History(
        dossiers=dossiers,
        processes={key: _process(key, on=first) for key in sorted(set(ran_on.values()))},
        calendars=_calendars(dossiers, all_tasks, on=last),
        other_work=tuple(other),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), VIETNAM)


def _tasks_of(dossier_ids: Sequence[int]) -> tuple[dict[int, list[PastTask]], dict[int, str]]:
    """The steps of every dossier in the order in which they were opened, and what it ran on."""
    tasks: dict[int, list[PastTask]] = {}
    ran_on: dict[int, str] = {}
    for dossier_id, key, *rest in read(_TASKS, [list(dossier_ids)]):
        ran_on[dossier_id] = key
        tasks.setdefault(dossier_id, []).append(_task(*rest))
    return tasks, ran_on


def _task(*row: Any) -> PastTask:
    step_key, ordinal, agency_code, role_key, done_by, opened_at, ended_at, outcome = row
    return PastTask(
        step_key=step_key,
        ordinal=ordinal,
        agency_code=agency_code,
        role_key=role_key,
        done_by=done_by,
        opened_at=opened_at,
        ended_at=ended_at,
        outcome=outcome,
    )


def _dossier(
    past: DossierPast, ran_on: Mapping[int, str], tasks: Mapping[int, Sequence[PastTask]]
) -> PastDossier:
    return PastDossier(
        dossier_id=past.dossier_id,
        code=past.code,
        process_key=ran_on[past.dossier_id],
        receiving_agency_code=past.receiving_agency_code,
        competent_agency_code=past.competent_agency_code,
        submitted_at=past.submitted_at,
        due_at=past.due_at,
        decided_at=past.decided_at,
        tasks=tuple(tasks[past.dossier_id]),
        waits=tuple(PastWait(since, until) for since, until in past.waits),
    )


def _other_work(tasks: Iterable[PastTask], dossier_ids: set[int]) -> list[OtherWork]:
    """What the same officials ended meanwhile: other dossiers, and matters beside the process."""
    officers = {task.done_by for task in tasks if task.done_by is not None}
    if not officers:
        return []
    since = min(task.opened_at for task in tasks)
    until = max(task.ended_at for task in tasks if task.ended_at is not None)
    rows = read(_OTHER_WORK, [sorted(officers), since, until, OTHER_WORK_MAX + 1])
    if len(rows) > OTHER_WORK_MAX:
        return []
    return [
        OtherWork(done_by, opened_at, ended_at)
        for dossier_id, step_key, done_by, opened_at, ended_at in rows
        if not step_key or dossier_id not in dossier_ids
    ]


def _process(key: str, *, on: date) -> InternalProcess:
    """What a run names: a published version, or the process made from a version of the procedure."""
    if key.startswith(BUILTIN):
        version_id = VersionId(int(key.removeprefix(BUILTIN)))
        return builtin_process(procedure_version(version_id, day=on))
    return process_version(ProcessVersionId(int(key))).process


def _calendars(
    dossiers: Iterable[PastDossier],
    tasks: Iterable[PastTask],
    *,
    on: date,
) -> Mapping[str, WorkCalendar]:
    codes = {task.agency_code for task in tasks}
    for dossier in dossiers:
        codes |= {dossier.receiving_agency_code, dossier.competent_agency_code}
    return {code: calendar_for(code, on) for code in sorted(codes)}
