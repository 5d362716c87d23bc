"""Figures, days and times as ui.md wants them written."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from motcua.interfaces.design_system import formats

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount_vnd", "written"),
    [(0, "0"), (8_000, "8.000"), (1_250_000, "1.250.000"), (-5_000, "-5.000")],
)
def test_money_is_grouped_by_points_and_keeps_its_sign_on_the_line(amount_vnd, written):
    assert formats.dong(amount_vnd) == f"{written}{NO_BREAK}đ"


def test_a_moment_is_told_in_vietnam_time_whatever_zone_it_comes_in():
    """22/11/2026 18:30 in London is Monday 01:30 in Hưng Yên."""
    at = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)

    assert formats.moment(at) == "01:30, thứ Hai 23/11/2026"
    assert formats.day(at) == "23/11/2026"
    assert formats.clock_time(at) == "01:30"


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2026, 11, 23), "thứ Hai"),
        (date(2026, 11, 28), "thứ Bảy"),
        (date(2026, 11, 29), "Chủ nhật"),
    ],
)
def test_weekdays_have_their_vietnamese_names(on, name):
    with translation.override("vi"):
        assert formats.weekday(on) == name


@pytest.mark.parametrize(
    ("number", "shown"),
    [("033190004127", "033•••••4127"), ("12345678", "123•5678"), ("1234567", "•••••••"), ("", "")],
)
def test_a_number_is_masked_but_for_its_ends(number, shown):
    assert formats.masked(number) == shown


def test_only_the_first_letter_is_made_large():
    assert formats.capital("thứ Hai, UBND") == "Thứ Hai, UBND"
    assert formats.capital("") == ""
