"""Properties that hold for every date, calendar, reading and pause. `tests/verification` counts again."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from motcua.domain.working_time.rules import due_moment, due_time, ruler
from motcua.domain.working_time.values import (
    CalendarDay,
    CountingRules,
    DayKind,
    Limit,
    LimitUnit,
    LineKind,
    OfficeHours,
    Pause,
    Season,
    Session,
    WorkCalendar,
    derivation_as_json,
    due_from_json,
)
from motcua.foundation.clock import VIETNAM

from .days import CUTOFF, announced, moment

FIRST, LAST = date(2025, 11, 1), date(2026, 3, 31)
DAY_NUMBERS = st.integers(0, (LAST - FIRST).days)
START = datetime(2025, 11, 10, tzinfo=VIETNAM)
MINUTES_MAX = 83 * 24 * 60
SECONDS = st.integers(0, MINUTES_MAX * 60).map(lambda n: START + timedelta(seconds=n))
HOURS = (
    (Session(time(7, 30), time(11, 30)), Session(time(13), time(17))),
    (Session(time(7), time(11, 30)), Session(time(13, 30), time(17))),
    (Session(time(8), time(16)),),
)
READINGS = st.builds(
    CountingRules,
    cutoff=st.sampled_from([CUTOFF, time(10), None]),
    cutoff_applies_to_working_hours=st.booleans(),
    counts_day_of_receipt=st.booleans(),
    moves_off_days=st.booleans(),
    month_ends_on_last_day=st.booleans(),
    pauses_working_hours=st.booleans(),
    pauses_working_days=st.booleans(),
    pauses_days=st.booleans(),
)
READING = CountingRules(cutoff=CUTOFF)


@st.composite
def limits(draw):
    unit = draw(st.sampled_from(list(LimitUnit)))
    most = {LimitUnit.WORKING_HOURS: 60, LimitUnit.MONTHS: 2}.get(unit, 25)
    return Limit(draw(st.integers(1, most)), unit)


@st.composite
def calendars(draw):
    """Days off, weekend days worked, hours that change with season, period and weekday."""
    days = {}
    for number in draw(st.lists(DAY_NUMBERS, max_size=12)):
        day = FIRST + timedelta(days=number)
        kind = DayKind.SWAPPED_ON if day.weekday() > 4 else DayKind.HOLIDAY
        days[day] = CalendarDay(day, kind, "một ngày", "nguồn")
    hours = [OfficeHours(draw(st.sampled_from(HOURS)))]
    if draw(st.booleans()):
        hours.insert(0, OfficeHours(draw(st.sampled_from(HOURS)), season=Season((12, 20), (2, 10))))
    if draw(st.booleans()):
        since = FIRST + timedelta(days=draw(DAY_NUMBERS))
        hours.insert(0, OfficeHours(draw(st.sampled_from(HOURS)), valid_from=since))
    if draw(st.booleans()):
        hours.insert(0, OfficeHours((Session(time(7, 30), time(11, 30)),), weekdays=(5,)))
    return WorkCalendar(days=days, office_hours=tuple(hours), version="test")


@st.composite
def pauses(draw, start=START):
    """Some pauses, in any order, overlapping or not, some of them empty."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        begins = start + timedelta(minutes=draw(st.integers(0, 40 * 24 * 60)))
        found.append(
            Pause(begins, begins + timedelta(minutes=draw(st.integers(0, 12_000))), "lý do")
        )
    return found


@dataclass(frozen=True)
class Case:
    """Everything that a due time is counted from."""

    received: datetime
    limit: Limit
    days: WorkCalendar
    reading: CountingRules
    paused: tuple[Pause, ...] = ()
    same_day: bool = False

    @property
    def due_at(self):
        return due_moment(
            self.received, self.limit, self.days, self.reading,
            same_day=self.same_day, pauses=self.paused,
        )  # fmt: skip

    @property
    def due(self):
        return due_time(
            self.received, self.limit, self.days, self.reading,
            same_day=self.same_day, pauses=self.paused,
        )  # fmt: skip

    def but(self, **changes):
        return replace(self, **changes)


CASES = st.builds(
    Case, SECONDS, limits(), calendars(), READINGS, pauses().map(tuple), st.booleans()
)


@given(CASES)
def test_the_explanation_ends_with_the_moment(case):
    due = case.due
    assert due.due_at == case.due_at
    assert due.derivation[-1].kind is LineKind.DUE
    assert due.derivation[-1].at == due.due_at
    assert due.derivation[-1].last_day == due.due_at.date()
    assert due_from_json(derivation_as_json(due)) == due


@given(CASES)
def test_the_lines_tell_every_day_once_and_in_order(case):
    """The derivation covers each day from the receipt to the due day; the ruler too."""
    due = case.due
    wanted = [
        case.received.date() + timedelta(days=n)
        for n in range((due.due_at.date() - case.received.date()).days + 1)
    ]
    assert [day.day for day in ruler(due)] == wanted
    told = due.derivation[:-1]
    assert all(
        other.first_day in {one.last_day, one.last_day + timedelta(days=1)}
        for one, other in pairwise(told)
    )
    for line in told:
        for n in range((line.last_day - line.first_day).days + 1):
            day = line.first_day + timedelta(days=n)
            if line.kind is LineKind.OFF:
                assert not case.days.is_working_day(day)
            if line.kind is LineKind.EFFECTIVE:
                assert case.days.is_working_day(day)


@given(CASES, st.integers(1, 25))
def test_the_days_of_a_limit_are_numbered_from_first_to_last(case, count):
    case = case.but(limit=Limit(count, LimitUnit.WORKING_DAYS), same_day=False)
    counted = [line for line in case.due.derivation if line.kind is LineKind.COUNTED]
    numbers = [n for line in counted for n in range(line.ordinals[0], line.ordinals[1] + 1)]
    assert numbers == list(range(1, count + 1))
    for line in counted:
        for n in range((line.last_day - line.first_day).days + 1):
            assert case.days.is_working_day(line.first_day + timedelta(days=n))


@given(CASES)
def test_a_longer_limit_never_ends_earlier(case):
    longer = Limit(case.limit.value + 1, case.limit.unit)
    assert case.due_at <= case.but(limit=longer).due_at


@given(CASES, st.integers(0, 20_000), st.data())
def test_a_later_receipt_never_ends_earlier(case, minutes, data):
    """With the same pauses, all of them after both receipts."""
    later = case.received + timedelta(minutes=minutes)
    case = case.but(paused=tuple(data.draw(pauses(start=later))))
    assert case.due_at <= case.but(received=later).due_at


@given(CASES)
def test_pauses_never_bring_a_date_forward(case):
    before = case.but(paused=()).due_at
    for count in range(len(case.paused) + 1):
        after = case.but(paused=case.paused[:count]).due_at
        assert before <= after
        before = after


@given(CASES, DAY_NUMBERS)
def test_a_new_day_off_never_brings_a_date_forward(case, number):
    day = FIRST + timedelta(days=number)
    assume(case.days.is_working_day(day))
    more = {**case.days.days, day: CalendarDay(day, DayKind.HOLIDAY, "thêm", "nguồn")}
    assert case.due_at <= case.but(days=replace(case.days, days=more)).due_at


@given(CASES, st.lists(st.floats(0, 1), max_size=4))
def test_splitting_a_pause_changes_nothing(case, shares):
    """Parts that touch or overlap, in any order, are the pause that they cover."""
    parts = []
    for pause in case.paused:
        length = pause.to_at - pause.from_at
        cuts = [pause.from_at + length * share for share in sorted(shares)]
        edges = [pause.from_at, *cuts, pause.to_at]
        parts += [Pause(one, other) for one, other in pairwise(edges)]
        parts.append(Pause(edges[0], edges[len(edges) // 2]))
    assert case.but(paused=tuple(parts[::-1])).due_at == case.due_at


@given(CASES)
def test_a_due_time_is_in_office_hours_and_after_the_receipt(case):
    reading = replace(case.reading, moves_off_days=True)
    assume(not (reading.counts_day_of_receipt and case.received.time() > time(11)))
    due_at = case.but(reading=reading).due_at
    assert due_at >= case.received
    assert case.days.is_working_day(due_at.date())
    sessions = case.days.sessions_on(due_at.date())
    assert any(one.opens_at < due_at.time() <= one.closes_at for one in sessions)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 8 * 365 * 24 * 60), limits())
@example(0, Limit(1_000, LimitUnit.WORKING_DAYS))
@example(8 * 365 * 24 * 60, Limit(8_000, LimitUnit.WORKING_HOURS))
@example(0, Limit(60, LimitUnit.MONTHS))
def test_what_was_asked_before_changes_no_answer(minutes, limit):
    """The index grows with the questions, to both sides; a fresh calendar answers the same."""
    received = moment("2019-01-01 00:00") + timedelta(minutes=minutes)
    used = announced()
    for asked in ("2026-05-05 09:00", "2019-02-03 09:00", "2033-01-01 09:00"):
        due_moment(moment(asked), Limit(700, LimitUnit.WORKING_DAYS), used, READING)
    assert due_moment(received, limit, used, READING) == due_moment(
        received, limit, announced(), READING
    )
