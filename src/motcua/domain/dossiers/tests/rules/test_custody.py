"""LR-046. Whose doing it is that a dossier is late: the parts add up (61/2018/NĐ-CP art 19.9)."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers.rules.custody import (
    Keeper,
    LatePart,
    Stretch,
    keeper_of,
    late_parts,
    openings_between,
    together,
)
from motcua.domain.dossiers.states import (
    ACCEPTED,
    APPRAISING,
    AWAITING_PAYMENT,
    REJECTED,
    RESULT_READY,
    SUPPLEMENT_BEFORE_ACCEPTANCE,
    SUPPLEMENT_IN_PROCESS,
)
from motcua.domain.working_time.rules import office_time_between
from motcua.domain.working_time.values import (
    CalendarDay,
    DayKind,
    OfficeHours,
    Session,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM

HOURS = OfficeHours(
    sessions=(Session(time(7, 30), time(11, 30)), Session(time(13, 0), time(17, 0)))
)
CALENDAR = WorkCalendar(
    days={
        date(2026, 4, 30): CalendarDay(date(2026, 4, 30), DayKind.HOLIDAY, "Ngày Chiến thắng"),
        date(2026, 5, 1): CalendarDay(date(2026, 5, 1), DayKind.HOLIDAY, "Quốc tế Lao động"),
    },
    office_hours=(HOURS,),
)
START = datetime(2026, 4, 20, 8, tzinfo=VIETNAM)


def at(day, hour, minute=0):
    return datetime(2026, 4, day, hour, minute, tzinfo=VIETNAM)


def test_the_worked_example():
    """Due on Monday 17:00; the ward until Tuesday 9:30, the money until Wednesday 8:00, the ward
    again until 10:00: 4 hours of the ward on two mornings, 6 hours of the payment."""
    stretches = [
        Stretch(Keeper.UNIT, "ward", at(20, 8), at(21, 9, 30)),
        Stretch(Keeper.PAYMENT, "centre", at(21, 9, 30), at(22, 8)),
        Stretch(Keeper.UNIT, "ward", at(22, 8), None),
    ]
    parts = late_parts(stretches, due_at=at(20, 17), ended_at=at(22, 10), calendar=CALENDAR)
    assert parts == (
        LatePart(Keeper.UNIT, "ward", timedelta(hours=4), 1),
        LatePart(Keeper.PAYMENT, "", timedelta(hours=6, minutes=30), 1),
    )


def test_in_time_nobody_is_late():
    stretches = [Stretch(Keeper.UNIT, "ward", at(20, 8), at(20, 16))]
    assert late_parts(stretches, due_at=at(20, 17), ended_at=at(20, 16), calendar=CALENDAR) == ()


@pytest.mark.parametrize(
    ("position", "sent", "post", "keeper"),
    [
        (ACCEPTED, False, False, Keeper.UNIT),
        (APPRAISING, False, True, Keeper.UNIT),
        (AWAITING_PAYMENT, False, False, Keeper.PAYMENT),
        (SUPPLEMENT_BEFORE_ACCEPTANCE, False, False, Keeper.APPLICANT),
        (SUPPLEMENT_IN_PROCESS, False, False, Keeper.APPLICANT),
        (SUPPLEMENT_IN_PROCESS, True, False, Keeper.UNIT),
        (RESULT_READY, False, False, Keeper.UNIT),
        (RESULT_READY, False, True, Keeper.POST),
        (REJECTED, False, True, Keeper.POST),
    ],
)
def test_who_has_it(position, sent, post, keeper):
    assert keeper_of(position, is_supplement_sent=sent, is_with_post=post) is keeper


minutes = st.integers(0, 60 * 24 * 20)
keepers = st.tuples(st.sampled_from(list(Keeper)), st.sampled_from(["ward", "centre", "province"]))


@given(
    cuts=st.lists(minutes, max_size=8),
    held_by=st.lists(keepers, min_size=9, max_size=9),
    due=minutes,
    end=minutes,
)
def test_the_parts_add_up_to_the_whole(cuts, held_by, due, end):
    """Office time and days; nobody stands there twice; only units have a name."""
    moments = [START + timedelta(minutes=cut) for cut in sorted(cuts)]
    bounds = [START - timedelta(days=40), *moments, None]
    stretches = [
        Stretch(*held_by[n], since, until) for n, (since, until) in enumerate(pairwise(bounds))
    ]
    due_at, ended_at = (START + timedelta(minutes=each) for each in (due, end))
    parts = late_parts(stretches, due_at=due_at, ended_at=ended_at, calendar=CALENDAR)
    whole = max(office_time_between(due_at, ended_at, CALENDAR), timedelta())
    days = openings_between(due_at, ended_at, CALENDAR) if ended_at > due_at else 0
    assert sum((part.office_time for part in parts), timedelta()) == whole
    assert sum(part.working_days for part in parts) == days
    names = [(part.keeper, part.agency_code) for part in parts]
    assert len(set(names)) == len(names)
    assert all((part.agency_code == "") == (part.keeper is not Keeper.UNIT) for part in parts)


@given(start=minutes, middle=minutes, end=minutes)
def test_openings_are_counted_once(start, middle, end):
    """Against a count by hand, and cutting changes nothing."""
    one, two, three = (START + timedelta(minutes=each) for each in sorted((start, middle, end)))
    by_hand = 0
    day = one.date()
    while day <= three.date():
        opens = datetime.combine(day, time(7, 30), tzinfo=VIETNAM)
        is_worked = day.weekday() < 5 and day not in CALENDAR.days
        by_hand += is_worked and one <= opens < three
        day += timedelta(days=1)
    assert openings_between(one, three, CALENDAR) == by_hand
    assert by_hand == openings_between(one, two, CALENDAR) + openings_between(two, three, CALENDAR)


def test_together_each_stands_once():
    ward = LatePart(Keeper.UNIT, "ward", timedelta(hours=1), 1)
    post = LatePart(Keeper.POST, "", timedelta(hours=2), 0)
    assert together([[ward], [post, ward]]) == (
        LatePart(Keeper.UNIT, "ward", timedelta(hours=2), 2),
        post,
    )
