"""The calendar that a dossier is reckoned with, from the data that the product ships."""

from datetime import date, time

import pytest
from django.apps import apps
from django.test import override_settings

from motcua.domain.working_time.errors import NoCalendar
from motcua.domain.working_time.selectors import calendar_for

ON = date(2026, 11, 25)


@pytest.mark.django_db
def test_the_shipped_calendar_equals_the_file():
    """Every day of data/holidays.yaml, and no other."""
    from .days import announced  # noqa: PLC0415

    shipped = calendar_for("hy2-11953-pvhcc", ON)
    wanted = announced()
    assert shipped.days.keys() == wanted.days.keys()
    for day in wanted.days:
        assert shipped.is_working_day(day) == wanted.is_working_day(day), day
    assert shipped.announced_until == date(2026, 12, 31)
    assert (shipped.opens_at(ON), shipped.closes_at(ON)) == (time(7, 30), time(17))


@pytest.mark.django_db
def test_a_second_call_asks_only_for_the_version(django_assert_num_queries):
    first = calendar_for("hy2-11953-pvhcc", ON)
    with django_assert_num_queries(1):
        assert calendar_for("hy2-11953-pvhcc", ON) is first


@pytest.mark.django_db
@override_settings(REFERENCE_CACHE_SECONDS=3600)
def test_a_calendar_is_exact_even_where_other_data_may_be_a_moment_old():
    calendar_for("hy2-11953-pvhcc", ON)
    apps.get_model("working_time", "CalendarDay").objects.filter(day=date(2026, 11, 24)).delete()
    apps.get_model("working_time", "CalendarVersion").lock().renew(at=None)
    assert calendar_for("hy2-11953-pvhcc", ON).is_working_day(date(2026, 11, 24))


@pytest.mark.django_db
def test_without_office_hours_there_is_no_calendar():
    apps.get_model("working_time", "OfficeHours").objects.all().delete()
    apps.get_model("working_time", "CalendarVersion").lock().renew(at=None)
    with pytest.raises(NoCalendar):
        calendar_for("hy2-11953-pvhcc", ON)


@pytest.mark.django_db
def test_agencies_share_a_calendar_until_one_has_a_row_of_its_own():
    assert calendar_for("hy2-11953-pvhcc", ON) is calendar_for("hy2-ubnd", ON)
    apps.get_model("working_time", "OfficeHours").objects.create(
        agency_code="hy2-ubnd", sessions=[["08:00", "12:00"]], mark="assumed"
    )
    apps.get_model("working_time", "CalendarVersion").lock().renew(at=None)
    assert calendar_for("hy2-ubnd", ON).closes_at(ON) == time(12)
    assert calendar_for("hy2-11953-pvhcc", ON).closes_at(ON) == time(17)
