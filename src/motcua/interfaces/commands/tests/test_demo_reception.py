"""The halls of the demonstration: within office hours people wait there, at night nobody does."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motcua.domain.reception.selectors import board
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 26, 9, 30, tzinfo=VIETNAM)  # A Thursday.
WARD, PROVINCE = "hy2-11953-pvhcc", "hy2-pvhcc"


@pytest.fixture
def at(monkeypatch):
    class Moment:
        now = MORNING

    monkeypatch.setattr(clock, "now", lambda: Moment.now)
    call_command("demo_accounts", stdout=StringIO())
    return Moment


def run():
    out = StringIO()
    call_command("demo_reception", stdout=out)
    return out.getvalue()


def test_people_come_once_a_day_and_the_counters_are_at_work(at):
    assert "2 nơi; 24 người" in run()
    assert "2 nơi; 0 người" in run()
    for code in (WARD, PROVINCE):
        shown = board(code, at=MORNING)
        assert shown.calls[0].is_new
        assert len(shown.calls) >= 3
        assert shown.waiting_count >= 3


@pytest.mark.parametrize(
    ("moment", "came"),
    [
        (datetime(2026, 11, 26, 23, 0, tzinfo=VIETNAM), 24),  # The day is told as it ended.
        (datetime(2026, 11, 26, 6, 0, tzinfo=VIETNAM), 0),
        (datetime(2026, 11, 28, 9, 0, tzinfo=VIETNAM), 0),  # A Saturday
    ],
)
def test_nobody_comes_when_the_office_is_shut(at, moment, came):
    at.now = moment
    assert f"2 nơi; {came} người" in run()


def test_real_units_arrange_their_own_counters(settings):
    settings.IS_DEMONSTRATION = False
    with pytest.raises(CommandError, match="không phải bản trình diễn"):
        run()
