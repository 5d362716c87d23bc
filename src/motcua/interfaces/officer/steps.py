"""The way of a dossier through its process: every step, who did it, whose hours were used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.selectors.tasks import HoursOfAgency, HoursOfTask, hours_used
from motcua.domain.workflow.values import TaskEnd, TaskLine
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


def way_of(dossier_id: int, tasks: Sequence[TaskLine], *, calendars: Calendars) -> Way | None:
    """The steps of a dossier. None where no step was asked of anybody yet."""
    steps = {
        task.task_id: task for task in tasks if task.step_key and task.outcome != TaskEnd.MOVED
    }
    if not steps:
        return None
    hours = hours_used(dossier_id, at=calendars.at)
    of_steps = [each for each in hours.by_task if each.task_id in steps]
    of_steps.sort(key=lambda each: (steps[each.task_id].opened_at, each.task_id))
    agency_names = {each.agency_code: each.agency_name for each in hours.by_agency}
    most = max([_HOUR, *(max(each.used, _planned(each)) for each in of_steps)])
    rows = []
    opened_at = None
    for each in of_steps:
        task = steps[each.task_id]
        rows.append(
            _row(
                task,
                each,
                agency_name=agency_names[each.agency_code],
                most=most,
                is_beside=task.opened_at == opened_at,
                at=calendars.at,
            )
        )
        opened_at = task.opened_at
    return Way(rows, [_agency_hours(each) for each in hours.by_agency])


def _planned(hours: HoursOfTask | HoursOfAgency) -> timedelta:
    return timedelta(hours=hours.planned_hours)


def _row(
    task: TaskLine,
    hours: HoursOfTask,
    *,
    agency_name: str,
    most: timedelta,
    is_beside: bool,
    at: datetime,
) -> StepRow:
    planned = _planned(hours)
    return StepRow(
        name=task.name,
        agency_name=agency_name,
        who=hours.who,
        state=_state(task, at),
        when=formats.moment(task.ended_at or task.opened_at),
        planned=_hours(planned),
        used=office_time_words(hours.used),
        used_width=round(BAR_WIDTH * hours.used / most),
        planned_width=round(BAR_WIDTH * planned / most),
        is_over=_is_over(hours),
        is_beside=is_beside,
        note=task.note,
    )


def _is_over(hours: HoursOfTask | HoursOfAgency) -> bool:
    return timedelta() < _planned(hours) < hours.used


def _agency_hours(hours: HoursOfAgency) -> AgencyHours:
    return AgencyHours(
        name=hours.agency_name,
        planned=_hours(_planned(hours)),
        used=office_time_words(hours.used),
        is_over=_is_over(hours),
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


def _hours(planned: timedelta) -> str:
    return office_time_words(planned) if planned else "–"
