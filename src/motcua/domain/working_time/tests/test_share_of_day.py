"""How much of a working day has passed: what the ruler fills of today."""

import pytest

from motcua.domain.working_time.rules import share_of_day

from .days import calendar, moment, off

CALENDAR = calendar(off("2026-11-24"))  # 28/2026/QH16


@pytest.mark.parametrize(
    ("at", "share"),
    [
        ("2026-11-23 03:00", 0),
        ("2026-11-23 07:30", 0),
        ("2026-11-23 09:30", 0.25),
        ("2026-11-23 11:30", 0.5),
        ("2026-11-23 12:40", 0.5),
        ("2026-11-23 15:00", 0.75),
        ("2026-11-23 17:00", 1),
        ("2026-11-23 21:00", 1),
        ("2026-11-24 10:00", 0),
        ("2026-11-22 10:00", 0),
    ],
)
def test_the_day_passes_in_office_hours_only(at, share):
    assert share_of_day(moment(at), CALENDAR) == share
