"""Legal: Labour Code 2019 art. 111.3, 112. What was known on a day stays known."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.apps import apps

from motcua.domain.working_time import actions
from motcua.domain.working_time.errors import CalendarContradictsItself
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.tests.days import EIGHT_HOURS
from motcua.domain.working_time.tests.people import ANONYMOUS, OPERATOR
from motcua.domain.working_time.values import (
    CalendarPublication,
    DayKind,
    DayScope,
    OfficeHours,
    PublishedDay,
    PublishedHours,
    PublishedYear,
)
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

AT = datetime(2026, 6, 1, 9, 0, tzinfo=VIETNAM)
DECREED_AT = datetime(2026, 9, 15, 9, 0, tzinfo=VIETNAM)
CULTURE_DAY = PublishedDay(
    date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam", "28/2026/QH16", 2026
)
STORM = PublishedDay(
    date(2026, 9, 22), DayKind.CLOSURE, "Đóng cửa do bão", "quyết định của tỉnh", 2026,
    scope=DayScope.PROVINCE, scope_code="33",
)  # fmt: skip
PUBLICATION = CalendarPublication(
    days=(CULTURE_DAY,),
    office_hours=(PublishedHours(OfficeHours(EIGHT_HOURS)),),
    years=(PublishedYear(2026, is_complete=True),),
)
AGENCY = "hy2-11953-pvhcc"


@pytest.fixture
def empty(db):
    """No calendar at all: the reference data of the suite are taken away for the test."""
    for name in ("CalendarDay", "OfficeHours", "CalendarYear", "CalendarVersion"):
        apps.get_model("working_time", name).objects.all().delete()


def publish(publication=PUBLICATION, *, by=OPERATOR, at=AT):
    return actions.publish_calendar(publication=publication, by=by, at=at)


def test_days_hours_and_years_are_published(empty):
    counts = publish()
    assert (counts.new, counts.changed, counts.withdrawn) == (3, 0, 0)
    calendar = calendar_for(AGENCY, AT.date())
    assert not calendar.is_working_day(date(2026, 11, 24))
    assert calendar.special_day(date(2026, 11, 24)).source == "28/2026/QH16"
    assert calendar.announced_until == date(2026, 12, 31)
    line = journal.latest_about("working_time.calendar")
    assert (line.word, line.by) == ("working_time.calendar_published", "operator")


def test_publishing_twice_changes_nothing_and_writes_no_journal(empty):
    publish()
    version = calendar_for(AGENCY, AT.date()).version
    written = len(journal.entries_about("working_time.calendar"))
    counts = publish()
    assert not counts.changes_anything
    assert counts.unchanged == 3
    assert calendar_for(AGENCY, AT.date()).version == version
    assert len(journal.entries_about("working_time.calendar")) == written


def test_a_day_decreed_later_was_not_known_before(empty):
    """A reckoning of 1 September stays what it was; one of 16 September knows the closure."""
    publish()
    publish(replace(PUBLICATION, days=(CULTURE_DAY, STORM)), at=DECREED_AT)
    before = calendar_for(AGENCY, date(2026, 9, 1))
    after = calendar_for(AGENCY, date(2026, 9, 16))
    assert before.is_working_day(date(2026, 9, 22))
    assert not after.is_working_day(date(2026, 9, 22))
    assert after.special_day(date(2026, 9, 22)).name == "Đóng cửa do bão"


def test_a_day_taken_back_is_withdrawn_and_stays_explainable(empty):
    publish()
    counts = publish(replace(PUBLICATION, days=()), at=DECREED_AT)
    assert counts.withdrawn == 1
    assert not calendar_for(AGENCY, date(2026, 9, 1)).is_working_day(date(2026, 11, 24))
    assert calendar_for(AGENCY, date(2026, 9, 16)).is_working_day(date(2026, 11, 24))
    publish(at=DECREED_AT)
    assert not calendar_for(AGENCY, date(2026, 9, 16)).is_working_day(date(2026, 11, 24))


def test_a_changed_name_is_changed_from_the_day_on(empty):
    publish()
    renamed = replace(CULTURE_DAY, name="Ngày Văn hóa")
    counts = publish(replace(PUBLICATION, days=(renamed,)), at=DECREED_AT)
    assert (counts.new, counts.changed) == (0, 1)
    assert calendar_for(AGENCY, DECREED_AT.date()).special_day(renamed.day).name == "Ngày Văn hóa"
    assert calendar_for(AGENCY, AT.date()).special_day(renamed.day).name == "Ngày Văn hóa Việt Nam"


def test_an_agency_may_have_days_of_its_own(empty):
    own = replace(STORM, scope=DayScope.AGENCY, scope_code=AGENCY)
    elsewhere = replace(STORM, scope_code="34")
    publish(replace(PUBLICATION, days=(own, elsewhere)))
    assert not calendar_for(AGENCY, AT.date()).is_working_day(STORM.day)
    assert calendar_for("hy2-ubnd", AT.date()).is_working_day(STORM.day)


def test_a_contradiction_is_refused_and_nothing_is_written(empty):
    written = journal.entries_about("working_time.calendar")
    with pytest.raises(CalendarContradictsItself):
        publish(replace(PUBLICATION, days=(CULTURE_DAY, CULTURE_DAY)))
    assert apps.get_model("working_time", "CalendarDay").objects.count() == 0
    assert journal.entries_about("working_time.calendar") == written


def test_only_who_may_publishes(empty):
    with pytest.raises(NotPermitted):
        publish(by=ANONYMOUS)
    assert apps.get_model("working_time", "OfficeHours").objects.count() == 0
