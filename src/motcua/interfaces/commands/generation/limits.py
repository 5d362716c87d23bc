"""Due times of many dossiers: counted by the rules of working time, once for all that are alike."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from motcua.domain.catalogue.values import FILED_BY, ProcedurePage
from motcua.domain.working_time.rules import due_time
from motcua.domain.working_time.rules.lines import moment_label
from motcua.domain.working_time.values import (
    DueTime,
    Limit,
    LimitUnit,
    Pause,
    derivation_as_json,
)

from .copying import escaped
from .times import DAY_SECONDS, minute_text, moment_of, second_of, seconds_of
from .world import World


class Due(NamedTuple):
    """When a limit ends, and the derivation as the text of a COPY line."""

    seconds: int
    derivation: str


class Promise(NamedTuple):
    """The limit of one way to file in one case."""

    limit: Limit
    is_same_day: bool
    source: str


class _Template(NamedTuple):
    """A due time of a whole day; only the minute of the receipt stands between the two texts."""

    seconds: int
    before: str
    after: str


class _Day(NamedTuple):
    """What makes a difference to limits that begin on a day; never reached where there is none."""

    cutoff: int
    closes: int
    label: str


class Limits:
    """Counts limits with the calendar and the regimes of a world."""

    def __init__(self, world: World) -> None:
        self._calendar, self._regimes = world.calendar, world.regimes
        self._templates: dict[tuple[object, ...], _Template] = {}
        self._days: dict[int, _Day] = {}

    def due(self, page: ProcedurePage, channel: str, received: int) -> Due:
        """The due time of a dossier received at a moment. Limits in days of one day are alike."""
        promise = promise_of(page, channel)
        if promise.limit.unit is LimitUnit.WORKING_HOURS and not promise.is_same_day:
            return self.counted(promise, received)
        day, second = divmod(received, DAY_SECONDS)
        known = self._days.get(day) or self._day(day)
        is_after, is_closed = second > known.cutoff, second > known.closes
        key = (promise, day, is_after, is_closed)
        template = self._templates.get(key)
        if template is None:
            template = self._templates[key] = self._template(promise, received)
        label = f"{known.label}{minute_text(second)}"
        return Due(template.seconds, f"{template.before}{label}{template.after}")

    def counted(
        self, promise: Promise, received: int, pauses: Sequence[tuple[int, int]] = ()
    ) -> Due:
        """The same without what is known already, leaving out pauses."""
        found = self._count(promise, received, pauses)
        return Due(seconds_of(found.due_at), escaped(_text(found)))

    def _day(self, day: int) -> _Day:
        midnight = moment_of(day * DAY_SECONDS)
        cutoff = self._regimes[day].counting_rules.cutoff
        is_worked = self._calendar.is_working_day(midnight.date())
        closes = self._calendar.closes_at(midnight.date()) if is_worked else None
        found = self._days[day] = _Day(
            DAY_SECONDS if cutoff is None else second_of(cutoff),
            DAY_SECONDS if closes is None else second_of(closes),
            moment_label(midnight).removesuffix(minute_text(0)),
        )
        return found

    def _template(self, promise: Promise, received: int) -> _Template:
        found = self._count(promise, received, ())
        label = json.dumps(moment_label(moment_of(received)), ensure_ascii=False)[1:-1]
        before, _, after = _text(found).partition(label)
        return _Template(seconds_of(found.due_at), escaped(before), escaped(after))

    def _count(self, promise: Promise, received: int, pauses: Sequence[tuple[int, int]]) -> DueTime:
        return due_time(
            moment_of(received),
            promise.limit,
            self._calendar,
            self._regimes[received // DAY_SECONDS].counting_rules,
            same_day=promise.is_same_day,
            pauses=[Pause(moment_of(since), moment_of(until)) for since, until in pauses],
            limit_source=promise.source,
        )


def promise_of(page: ProcedurePage, channel: str) -> Promise:
    """What is promised to who files in this way, in the case that the page tells of."""
    by = FILED_BY[channel]
    return Promise(page.limit_for(by), page.is_same_day_for(by), page.limit_source_for(by))


def office_seconds(limit: Limit, *, is_same_day: bool) -> int:
    """How much office time a limit gives, about."""
    if is_same_day:
        return 4 * 3600
    per_unit = {
        LimitUnit.WORKING_HOURS: 3600.0,
        LimitUnit.WORKING_DAYS: 8 * 3600.0,
    }.get(limit.unit, 8 * 3600 * 5 / 7)
    return round(limit.value * per_unit)


def _text(due: DueTime) -> str:
    return json.dumps(derivation_as_json(due), ensure_ascii=False, separators=(",", ":"))
