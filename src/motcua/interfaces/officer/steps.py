"""The way of a dossier through its process: every step, who did it, whose hours were used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.dossiers.values import DossierLife
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId
from motcua.domain.organisations.selectors import agencies
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.values import TaskEnd, TaskLine
from motcua.domain.working_time.rules import office_time_between
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due, DueKind
from motcua.interfaces.officer.deadlines import Calendars
from motcua.interfaces.officer.durations import office_time_words

BAR_WIDTH = 120
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step that was or is done. `is_beside`: it began together with the one above it."""

    name: str
    agency_name: str
    who: str
    state: Due
    when: str
    planned: str
    used: str
    used_width: int
    planned_width: int
    is_over: bool
    is_beside: bool
    note: str


@dataclass(frozen=True, slots=True)
class AgencyHours:
    """The hours of one agency, planned and used."""

    name: str
    planned: str
    used: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Way:
    """The steps in the order in which they began, and the hours by agency."""

    rows: Sequence[StepRow]
    agencies: Sequence[AgencyHours]


def way_of(tasks: Sequence[TaskLine], life: DossierLife, *, calendars: Calendars) -> Way | None:
    """The steps of a dossier. Two queries. None where no step was asked of anybody yet."""
    steps = sorted(
        (task for task in tasks if task.step_key and task.outcome != TaskEnd.MOVED),
        key=lambda task: (task.opened_at, task.task_id),
    )
    if not steps:
        return None
    people = {
        AccountId(number)
        for task in steps
        for number in (task.ended_by_account_id or task.assignee_account_id,)
        if number is not None
    }
    names = full_names(sorted(people)) if people else {}
    agency_names = {
        str(code): agency.name
        for code, agency in agencies(sorted({task.agency_code for task in steps})).items()
    }
    used = {task.task_id: _used(task, life, calendars) for task in steps}
    most = max([_planned(task) for task in steps] + [*used.values()] + [_HOUR])
    rows = [
        _row(
            task,
            agency_name=agency_names.get(task.agency_code, ""),
            who=names.get(AccountId(task.ended_by_account_id or task.assignee_account_id or 0), ""),
            used=used[task.task_id],
            most=most,
            is_beside=place > 0 and steps[place - 1].opened_at == task.opened_at,
            at=calendars.at,
        )
        for place, task in enumerate(steps)
    ]
    return Way(rows, _by_agency(steps, used, agency_names))


def _planned(task: TaskLine) -> timedelta:
    return timedelta(hours=task.hours or 0)


def _used(task: TaskLine, life: DossierLife, calendars: Calendars) -> timedelta:
    """Office time of the agency in which it was to be done, without what the dossier waited."""
    until = task.ended_at or calendars.at
    calendar = calendars.of(task.agency_code)
    passed = office_time_between(task.opened_at, until, calendar)
    for since, ended in _waits(life, calendars.at):
        first, last = max(since, task.opened_at), min(ended, until)
        if first < last:
            passed -= office_time_between(first, last, calendar)
    return max(passed, timedelta())


def _waits(life: DossierLife, at: datetime) -> Sequence[tuple[datetime, datetime]]:
    """When the dossier waited for its applicant or on a ground of the law; waits may not overlap."""
    waits = sorted(
        [
            *((line.since, line.until or at) for line in life.pauses),
            *((line.requested_at, line.completed_at or at) for line in life.supplements),
        ]
    )
    apart: list[tuple[datetime, datetime]] = []
    for since, until in waits:
        begins = max(since, apart[-1][1]) if apart else since
        if begins < until:
            apart.append((begins, until))
    return apart


def _row(
    task: TaskLine,
    *,
    agency_name: str,
    who: str,
    used: timedelta,
    most: timedelta,
    is_beside: bool,
    at: datetime,
) -> StepRow:
    planned = _planned(task)
    return StepRow(
        name=task.name,
        agency_name=agency_name,
        who=who,
        state=_state(task, at),
        when=formats.moment(task.ended_at or task.opened_at),
        planned=_hours(planned),
        used=office_time_words(used),
        used_width=round(BAR_WIDTH * used / most),
        planned_width=round(BAR_WIDTH * planned / most),
        is_over=planned > timedelta() and used > planned,
        is_beside=is_beside,
        note=task.note,
    )


_ENDS: Mapping[str, tuple[DueKind, str | Promise]] = {
    TaskEnd.SKIPPED.value: ("off", gettext_lazy("bỏ qua")),
    TaskEnd.CLOSED.value: ("off", gettext_lazy("khép lại")),
    StepOutcome.SEND_BACK.value: ("hold", gettext_lazy("trả lại để làm lại")),
    StepOutcome.REFUSE.value: ("hold", gettext_lazy("không đủ điều kiện")),
    StepOutcome.SUPPLEMENT.value: ("hold", gettext_lazy("cần bổ sung")),
    StepOutcome.DONE.value: ("done", gettext_lazy("xong")),
}


def _state(task: TaskLine, at: datetime) -> Due:
    if task.ended_at is not None:
        kind, words = _ENDS[task.outcome]
        return Due(kind, str(words))
    if task.is_held:
        return Due("hold", _("tạm chờ"))
    if task.due_at is None:
        return Due("early", _("đang làm"))
    if task.due_at < at:
        return Due("late", _("quá hạn bước"))
    due = formats.moment(task.due_at)
    return Due("early", _("đang làm, hạn bước %(due)s") % {"due": due})


def _by_agency(
    steps: Sequence[TaskLine], used: Mapping[int, timedelta], names: Mapping[str, str]
) -> Sequence[AgencyHours]:
    """In the order in which the agencies had their first step."""
    found: list[AgencyHours] = []
    for code in dict.fromkeys(task.agency_code for task in steps):
        own = [task for task in steps if task.agency_code == code]
        planned = sum((_planned(task) for task in own), timedelta())
        passed = sum((used[task.task_id] for task in own), timedelta())
        found.append(
            AgencyHours(
                name=names.get(code, ""),
                planned=_hours(planned),
                used=office_time_words(passed),
                is_over=planned > timedelta() and passed > planned,
            )
        )
    return found


def _hours(planned: timedelta) -> str:
    return office_time_words(planned) if planned else "–"
