"""LR-088. Hours of a step run in its agency's office hours, and stand still while the dossier waits."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.processes.values import StepKind
from motcua.domain.workflow.rules.due import office_time_used, step_due_at
from motcua.domain.workflow.rules.run import Hold, StepTask
from motcua.domain.working_time.rules import office_time_between
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM

THURSDAY = datetime(2026, 11, 19, 14, 0, tzinfo=VIETNAM)


def on(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.fixture
def calendar(db):
    return calendar_for("hy2-11953-ubnd", date(2026, 11, 19))


def step(hours, *, kind=StepKind.APPRAISE, opened_at=THURSDAY, is_held=False):
    return StepTask(
        step_key="a",
        kind=kind,
        name="Bước",
        ordinal=1,
        agency_code="hy2-11953-ubnd",
        role_key="case_officer",
        hours=Decimal(hours),
        opened_at=opened_at,
        is_held=is_held,
    )


def test_an_example_by_hand(calendar):
    """Three hours are left on Thursday (until 17:00), eight on Friday, so eleven end with Friday."""
    assert step_due_at(step("3"), (), calendar) == on(19, 17)
    assert step_due_at(step("4"), (), calendar) == on(20, 8, 30)
    assert step_due_at(step("0"), (), calendar) is None


def test_a_wait_is_left_out_and_while_it_lasts_nothing_is_due(calendar):
    waited = (Hold(on(19, 15), on(20, 10)),)
    assert step_due_at(step("3"), waited, calendar) == on(20, 13, 30)
    assert step_due_at(step("3", is_held=True), (Hold(on(19, 15), None),), calendar) is None
    # A part of another agency goes on meanwhile.
    assert step_due_at(step("3", kind=StepKind.CONSULT), waited, calendar) == on(19, 17)
    before = (Hold(on(18, 8), on(18, 16)),)
    assert step_due_at(step("3"), before, calendar) == on(19, 17)


moments = st.integers(0, 14 * 24 * 60).map(lambda minutes: THURSDAY + timedelta(minutes=minutes))


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cuts=st.lists(moments, min_size=2, max_size=8, unique=True), hours=st.integers(1, 80))
def test_what_was_used_and_what_was_waited_are_the_whole(calendar, cuts, hours):
    """Stretches in turn worked and waited: together they are the time from opening to end, and at the
    due time exactly the hours of the step have been used."""
    cuts = sorted(cuts)
    holds = tuple(Hold(*pair) for pair in zip(cuts[0::2], cuts[1::2], strict=False))
    end = cuts[-1]
    used = office_time_used(THURSDAY, end, holds, calendar)
    waited = sum(
        (office_time_between(hold.since, hold.until, calendar) for hold in holds), timedelta()
    )
    assert used + waited == office_time_between(THURSDAY, end, calendar)
    due_at = step_due_at(step(str(hours)), holds, calendar)
    assert office_time_used(THURSDAY, due_at, holds, calendar) == timedelta(hours=hours)
