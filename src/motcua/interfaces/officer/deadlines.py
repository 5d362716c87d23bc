"""How the limit of a dossier stands, in words, shape and notches. Counts in the agency's calendar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from motcua.domain.dossiers.states import State
from motcua.domain.working_time.rules import next_working_day, ruler, working_days_between
from motcua.domain.working_time.selectors import calendars_on
from motcua.domain.working_time.values import (
    DueTime,
    LineKind,
    RulerDay,
    WorkCalendar,
    due_from_json,
)
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system.components import Due, DueKind
from motcua.interfaces.design_system.deadlines import due_state

_ONE_DAY = timedelta(days=1)
_SECONDS_PER_MINUTE, _MINUTES_PER_HOUR = 60, 60
_WITHOUT_LIMIT: Mapping[State, tuple[DueKind, str | Promise]] = {
    State.REFUSED: ("off", gettext_lazy("Đã từ chối")),
    State.WITHDRAWN: ("off", gettext_lazy("Đã rút")),
    State.STOPPED: ("off", gettext_lazy("Đã dừng")),
    State.SUPPLEMENT_BEFORE_ACCEPTANCE: ("hold", gettext_lazy("Chờ bổ sung")),
}


class Limited(Protocol):
    """What a row of the desk and the page of a dossier both know of a limit."""

    state: str
    submitted_at: datetime
    clock_started_at: datetime | None
    due_at: datetime | None
    due_derivation: Mapping[str, Any] | None
    result_ready_at: datetime | None


@dataclass(frozen=True, slots=True)
class Notches:
    """Days of a limit that are used, out of how many, and days beyond it."""

    used: int
    total: int
    over: int


class Calendars:
    """The calendars of the agencies on one page, asked for once together."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        self.today = at.astimezone(VIETNAM).date()
        self._known: dict[str, WorkCalendar] = {}
        self._of: Callable[[str], WorkCalendar] | None = None

    def of(self, agency_code: str) -> WorkCalendar:
        if self._of is None:
            self._of = calendars_on(self.today)
        if agency_code not in self._known:
            self._known[agency_code] = self._of(agency_code)
        return self._known[agency_code]

    def working_days(self, agency_code: str, after: date, until: date) -> int:
        """Working days from the day after `after` to `until`; 0 if `until` is not later."""
        return working_days_between(after + _ONE_DAY, until, self.of(agency_code))

    def soon_until(self, agency_code: str) -> datetime:
        """The last moment that counts as soon: the end of the next working day."""
        day = next_working_day(self.today, self.of(agency_code))
        return datetime.combine(day, time.max, tzinfo=VIETNAM)


def due_of(dossier: Limited, *, agency_code: str, calendars: Calendars) -> Due:
    """How the limit stands now; once the result is ready, how it was kept."""
    if dossier.state in _WITHOUT_LIMIT:
        kind, words = _WITHOUT_LIMIT[State(dossier.state)]
        return Due(kind, str(words))
    if dossier.due_at is None:
        # Accepted once: the limit stands still on a ground of the law until the wait is over.
        if dossier.clock_started_at is not None:
            return Due("hold", _("Dừng tính"))
        return _waiting(dossier.submitted_at, agency_code, calendars)
    ended_at = dossier.result_ready_at
    if ended_at is not None:
        return _kept(dossier.due_at, ended_at, agency_code, calendars)
    return due_state(
        due_at=dossier.due_at,
        at=calendars.at,
        working_days=_apart(dossier.due_at, calendars.at, agency_code, calendars),
    )


def notches_of(dossier: Limited, *, agency_code: str, calendars: Calendars) -> Notches | None:
    """The days of the limit for the row of notches; None while no limit runs."""
    if dossier.due_at is None or dossier.due_derivation is None:
        return None
    until = dossier.result_ready_at or calendars.at
    today = until.astimezone(VIETNAM).date()
    counted = _days_to_use(due_from_json(dossier.due_derivation))
    is_late = until > dossier.due_at
    return Notches(
        used=sum(day.day <= today for day in counted),
        total=len(counted),
        over=max(1, _apart(dossier.due_at, until, agency_code, calendars)) if is_late else 0,
    )


def _days_to_use(due: DueTime) -> Sequence[RulerDay]:
    """The numbered days. A limit in hours numbers none: the days in which they pass; a limit within
    the day: that day.
    """
    days = ruler(due)
    numbered = [day for day in days if day.ordinal]
    worked = [day for day in days if day.kind in {LineKind.COUNTED, LineKind.DUE}]
    return numbered or worked or days[-1:]


def _apart(one: datetime, other: datetime, agency_code: str, calendars: Calendars) -> int:
    """Whole working days between the days of two moments, the later day included."""
    first, last = sorted(moment.astimezone(VIETNAM).date() for moment in (one, other))
    return calendars.working_days(agency_code, first, last)


def _waiting(submitted_at: datetime, agency_code: str, calendars: Calendars) -> Due:
    """Not accepted yet: no limit runs, but nobody should wait unseen (lifecycle, invariant 7)."""
    days = _apart(submitted_at, calendars.at, agency_code, calendars)
    if days:
        words = ngettext("Đã chờ %(count)s ngày", "Đã chờ %(count)s ngày", days)
        return Due("soon", words % {"count": days})
    minutes = max(int((calendars.at - submitted_at).total_seconds()) // _SECONDS_PER_MINUTE, 0)
    if not minutes:
        return Due("off", _("Vừa nộp"))
    if minutes < _MINUTES_PER_HOUR:
        words = ngettext("Mới nộp %(count)s phút", "Mới nộp %(count)s phút", minutes)
        return Due("off", words % {"count": minutes})
    hours = minutes // _MINUTES_PER_HOUR
    words = ngettext("Đã chờ %(count)s giờ", "Đã chờ %(count)s giờ", hours)
    return Due("off", words % {"count": hours})


def _kept(due_at: datetime, ended_at: datetime, agency_code: str, calendars: Calendars) -> Due:
    days = _apart(due_at, ended_at, agency_code, calendars)
    if ended_at > due_at:
        words = ngettext("Xong muộn %(count)s ngày", "Xong muộn %(count)s ngày", max(days, 1))
        return Due("late", words % {"count": max(days, 1)})
    if days == 0:
        return Due("done", _("Xong đúng hẹn"))
    words = ngettext("Xong sớm %(count)s ngày", "Xong sớm %(count)s ngày", days)
    return Due("done", words % {"count": days})
