"""The tasks of one dossier, whose hours were used, and who may do a task."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.domain.dossiers.selectors import followed
from motcua.domain.dossiers.selectors.following import dossiers_after
from motcua.domain.dossiers.values import DossierId
from motcua.domain.identity.selectors import actor_for, full_names, holders
from motcua.domain.identity.values import AccountId
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyCode
from motcua.domain.processes.values import InternalProcess
from motcua.domain.workflow.errors import TaskNotFound
from motcua.domain.workflow.models import Run, Task
from motcua.domain.workflow.permissions import as_role
from motcua.domain.workflow.rules.due import office_time_used
from motcua.domain.workflow.rules.engine import stand
from motcua.domain.workflow.rules.lines import lines_of, written_lines
from motcua.domain.workflow.rules.run import GOES_ON, Hold, RunState
from motcua.domain.workflow.values import TaskEnd, TaskId, TaskLine
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from .kept import kept_process, places_of

LEAVERS_LISTED_MAX = 1_000
_NOT_PLANNED = frozenset({TaskEnd.SKIPPED.value, TaskEnd.MOVED.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOfDossier:
    """On which process a dossier runs. `version_id` is None on the plain process of its procedure."""

    run_id: int
    dossier_id: int
    version_id: int | None
    process: InternalProcess
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursOfTask:
    """Planned hours and office time that one step took; time in which the dossier waited is nobody's."""

    task_id: TaskId
    step_key: str
    name: str
    agency_code: str
    who: str  # who ended it, or has it; empty while it waits in a queue
    planned_hours: float
    used: timedelta
    is_open: bool

    @property
    def over(self) -> timedelta:
        """Office time beyond what was planned."""
        return max(self.used - timedelta(hours=self.planned_hours), timedelta())


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursOfAgency:
    """The same of all steps of one agency together."""

    agency_code: str
    agency_name: str
    planned_hours: float
    used: timedelta


@dataclass(frozen=True, slots=True)
class HoursUsed:
    """Whose hours were used on a dossier: the parts of agencies are the sums of their steps."""

    by_task: tuple[HoursOfTask, ...]
    by_agency: tuple[HoursOfAgency, ...]


@dataclass(frozen=True, slots=True)
class PersonForTask:
    """Somebody to whom a task may be given."""

    account_id: AccountId
    full_name: str
    open_tasks: int


def tasks_of(dossier_id: int) -> tuple[TaskLine, ...]:
    """Every task of a dossier in the order in which they were opened. One query.

    Callers check the right to read: `dossier_of_officer` does.
    """
    rows = Task.objects.filter(dossier_id=dossier_id).order_by("opened_at", "id")
    return tuple(map(_line, rows))


def run_of(dossier_id: int) -> RunOfDossier | None:
    """The run of a dossier; None while it was not followed yet. Three queries."""
    run = Run.objects.filter(dossier_id=dossier_id).first()
    if run is None:
        return None
    return RunOfDossier(
        run_id=run.pk,
        dossier_id=dossier_id,
        version_id=run.process_version_id,
        process=kept_process(followed(DossierId(dossier_id)), run.process_version_id),
        started_at=run.started_at,
        ended_at=run.ended_at,
    )


def hours_used(dossier_id: int, *, at: datetime) -> HoursUsed:
    """Planned and used office time per step and per agency, until now. Five queries and calendars.

    Legal   LR-088: what is used is counted in the office hours of the agency that has the step.
    """
    rows = list(Task.objects.filter(dossier_id=dossier_id).exclude(step_key="").order_by("id"))
    holds = _holds_of(dossier_id, at=at) if rows else ()
    people = full_names(
        [AccountId(pk) for row in rows if (pk := row.ended_by_id or row.assignee_id)]
    )
    by_task = tuple(_hours(row, holds, people, at=at) for row in rows)
    names = agencies({each.agency_code for each in by_task})
    sums: dict[str, tuple[float, timedelta]] = {}
    for each in by_task:
        planned, used = sums.get(each.agency_code, (0.0, timedelta()))
        sums[each.agency_code] = planned + each.planned_hours, used + each.used
    return HoursUsed(
        by_task,
        tuple(
            HoursOfAgency(
                agency_code=code,
                agency_name=names[AgencyCode(code)].name,
                planned_hours=planned,
                used=used,
            )
            for code, (planned, used) in sums.items()
        ),
    )


def people_for(task_id: int, *, at: datetime) -> Sequence[PersonForTask]:
    """Who may be given a task, by name, with how much each has; not who has it. Three queries.

    Raises TaskNotFound.
    """
    row = Task.objects.filter(pk=task_id).first()
    if row is None:
        raise TaskNotFound(task_id=task_id)
    found = [
        person
        for person in holders(role_key=row.role_key, agency_code=row.agency_id, at=at)
        if person.account_id not in {row.assignee_id, row.barred_id}
    ]
    busy = Task.objects.filter(
        ended_at__isnull=True, assignee_id__in=[person.account_id for person in found]
    ).values_list("assignee_id", flat=True)
    counts: dict[int | None, int] = {}
    for account_id in busy:
        counts[account_id] = counts.get(account_id, 0) + 1
    return [
        PersonForTask(person.account_id, person.full_name, counts.get(person.account_id, 0))
        for person in found
    ]


def tasks_of_leavers(*, at: datetime) -> Sequence[TaskId]:
    """Open tasks of people who no longer hold the role in the agency. One query, and one a person."""
    held = Task.objects.filter(ended_at__isnull=True, assignee__isnull=False)
    triples = held.values_list("assignee_id", "agency_id", "role_key").distinct()
    gone: list[TaskId] = []
    for account_id, agency_code, role_key in triples:
        if account_id is None:
            continue
        actor = actor_for(AccountId(account_id), at=at)
        if actor.may(as_role(role_key), agency_code=agency_code):
            continue
        left = held.filter(assignee_id=account_id, agency_id=agency_code, role_key=role_key)
        gone += [TaskId(pk) for pk in left.order_by("id").values_list("id", flat=True)]
        if len(gone) >= LEAVERS_LISTED_MAX:
            break
    return gone[:LEAVERS_LISTED_MAX]


def dossiers_behind(*, after: int = 0, count_max: int = 1_000) -> tuple[Sequence[int], int | None]:
    """Dossiers whose runs are missing or behind, among the next by number, and where to go on from.

    Two queries. None: these were the last.
    """
    several = dossiers_after(after, count_max=count_max)
    if not several:
        return (), None
    first, last = several[0][0], several[-1][0]
    runs = Run.objects.filter(dossier_id__gte=first, dossier_id__lte=last)
    known = dict(runs.values_list("dossier_id", "followed_version"))
    return [number for number, version in several if known.get(number) != version], last


def _line(row: Task) -> TaskLine:
    return TaskLine(
        task_id=TaskId(row.pk),
        dossier_id=row.dossier_id,
        step_key=row.step_key,
        ordinal=row.ordinal,
        kind=row.kind,
        name=row.name,
        agency_code=row.agency_id,
        role_key=row.role_key,
        assignee_account_id=row.assignee_id,
        hours=None if row.hours is None else float(row.hours),
        opened_at=row.opened_at,
        due_at=row.due_at,
        dossier_due_at=row.dossier_due_at,
        is_held=row.is_held,
        ended_at=row.ended_at,
        outcome=row.outcome,
        ended_by_account_id=row.ended_by_id,
        note=row.note,
        version=row.version,
    )


def _hours(
    row: Task, holds: Sequence[Hold], people: dict[AccountId, str], *, at: datetime
) -> HoursOfTask:
    until = max(row.ended_at or at, row.opened_at)
    calendar = calendar_for(agency_code=row.agency_id, on=until.astimezone(VIETNAM).date())
    waits = () if row.kind in GOES_ON else holds
    who = row.ended_by_id or row.assignee_id
    return HoursOfTask(
        task_id=TaskId(row.pk),
        step_key=row.step_key,
        name=row.name,
        agency_code=row.agency_id,
        who=people.get(AccountId(who), "") if who is not None else "",
        planned_hours=0.0 if row.outcome in _NOT_PLANNED else float(row.hours or 0),
        used=office_time_used(row.opened_at, until, waits, calendar),
        is_open=row.ended_at is None,
    )


def _holds_of(dossier_id: int, *, at: datetime) -> tuple[Hold, ...]:
    """When the dossier waited, read off its acts; what is still on lasts until now."""
    dossier = followed(DossierId(dossier_id))
    run = Run.objects.filter(dossier_id=dossier_id).first()
    process = kept_process(dossier, run.process_version_id if run else None)
    places = places_of(dossier, process, day=at.astimezone(VIETNAM).date())
    state = RunState(process=process, places=places)
    written = written_lines(journal.entries_about(f"dossier:{dossier_id}", module="dossiers"))
    for each in lines_of(written, now=places):
        state = stand(state, each.line)
    return state.holds
