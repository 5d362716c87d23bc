"""Before, in or after its time."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.slips.rules import ResultFlag, result_flag

from .samples import vietnam

DUE = vietnam(2026, 11, 26, 17, 0)


def flag(finished_at, *, at=DUE):
    return result_flag(finished_at=finished_at, due_at=DUE, at=at)


def test_the_day_before_is_early_the_day_itself_in_time_a_minute_after_late():
    """LR-040."""
    assert flag(vietnam(2026, 11, 25, 23, 59)) is ResultFlag.EARLY
    assert flag(vietnam(2026, 11, 26, 0, 0)) is ResultFlag.ON_TIME
    assert flag(DUE) is ResultFlag.ON_TIME
    assert flag(DUE + timedelta(microseconds=1)) is ResultFlag.OVERDUE


def test_what_is_not_finished_is_late_only_after_its_time():
    assert flag(None, at=DUE) is None
    assert flag(None, at=DUE + timedelta(minutes=1)) is ResultFlag.OVERDUE
    assert result_flag(finished_at=DUE, due_at=None, at=DUE) is None


@given(st.timedeltas(min_value=timedelta(days=-40), max_value=timedelta(days=40)))
def test_a_later_finish_is_never_better(shift):
    order = [ResultFlag.EARLY, ResultFlag.ON_TIME, ResultFlag.OVERDUE]
    sooner, later = sorted([DUE + shift, DUE + shift + timedelta(hours=5)])
    assert order.index(flag(sooner)) <= order.index(flag(later))
    assert (flag(DUE + shift) is ResultFlag.OVERDUE) == (shift > timedelta(0))
