"""Legal: LR-026. A decision changes single days; no file undoes it, no past reckoning changes."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.apps import apps

from motcua.domain.working_time import actions
from motcua.domain.working_time.errors import CalendarContradictsItself, DecisionMissing
from motcua.domain.working_time.selectors import calendar_for, calendar_with, published_days
from motcua.domain.working_time.tests.days import EIGHT_HOURS
from motcua.domain.working_time.tests.people import ANONYMOUS, OPERATOR
from motcua.domain.working_time.values import (
    CalendarPublication,
    DayChanges,
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

AGENCY = "hy2-11953-pvhcc"
LOADED_AT = datetime(2026, 6, 1, 9, 0, tzinfo=VIETNAM)
DECIDED_AT = datetime(2026, 9, 21, 10, 0, tzinfo=VIETNAM)
BEFORE, AFTER = date(2026, 9, 20), date(2026, 9, 21)
DECISION = "1187/QĐ-UBND ngày 21/9/2026"
CULTURE_DAY = PublishedDay(
    date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam", "28/2026/QH16", 2026
)
STORM = PublishedDay(
    date(2026, 9, 22), DayKind.CLOSURE, "Đóng cửa do bão", "", 2026,
    scope=DayScope.PROVINCE, scope_code="33",
)  # fmt: skip
FILE = CalendarPublication(
    days=(CULTURE_DAY,),
    office_hours=(PublishedHours(OfficeHours(EIGHT_HOURS)),),
    years=(PublishedYear(2026, is_complete=True),),
)


@pytest.fixture
def loaded(db):
    """A calendar of one holiday in place of the suite's."""
    for name in ("CalendarDay", "OfficeHours", "CalendarYear", "CalendarVersion"):
        apps.get_model("working_time", name).objects.all().delete()
    load()


def load(publication=FILE, at=LOADED_AT):
    return actions.publish_calendar(publication=publication, by=OPERATOR, at=at)


def announce(*days, withdrawn=(), decision=DECISION, by=OPERATOR, at=DECIDED_AT):
    return actions.announce_days(
        changes=DayChanges(days=days, withdrawn=tuple(withdrawn)), decision=decision, by=by, at=at
    )


def is_worked(day, on=AFTER):
    return calendar_for(AGENCY, on).is_working_day(day)


def facts():
    return list(
        apps.get_model("outbox", "FactRow").objects.filter(name__startswith="working_time.")
    )


def test_a_closure_holds_from_the_day_it_is_announced(loaded):
    counts = announce(STORM)
    assert (counts.new, counts.changed, counts.withdrawn) == (1, 0, 0)
    assert is_worked(STORM.day, on=BEFORE)
    assert not is_worked(STORM.day)
    assert calendar_for(AGENCY, AFTER).special_day(STORM.day).source == DECISION
    line = journal.latest_about("working_time.calendar")
    assert (line.word, line.by) == ("working_time.days_announced", "operator")
    assert line.facts["days"] == ["2026-09-22 province 33"]
    assert line.facts["decision"] == DECISION
    (fact,) = facts()
    assert (fact.name, fact.order_key) == (
        "working_time.calendar_changed.1",
        "working_time.calendar",
    )
    assert (fact.payload["first_day"], fact.payload["last_day"]) == ("2026-09-22", "2026-09-22")


def test_the_preview_is_what_the_signature_makes(loaded):
    changes = DayChanges(days=(STORM,), withdrawn=(CULTURE_DAY.key,))
    preview = calendar_with(changes, agency_code=AGENCY, on=AFTER)
    assert is_worked(STORM.day)  # nothing was written
    announce(STORM, withdrawn=[CULTURE_DAY.key])
    signed = calendar_for(AGENCY, AFTER)
    assert preview.days.keys() == signed.days.keys()
    assert preview.office_hours == signed.office_hours
    assert preview.is_working_day(CULTURE_DAY.day)
    assert not preview.is_working_day(STORM.day)


def test_previews_of_agencies_without_rows_of_their_own_are_one(loaded):
    own = replace(STORM, scope=DayScope.AGENCY, scope_code=AGENCY)

    def preview(day, agency_code):
        return calendar_with(DayChanges(days=(day,)), agency_code=agency_code, on=AFTER)

    assert preview(STORM, AGENCY) is preview(STORM, "hy2-ubnd")
    assert not preview(own, AGENCY).is_working_day(STORM.day)
    assert preview(own, "hy2-ubnd").is_working_day(STORM.day)
    before = preview(STORM, AGENCY)
    announce(withdrawn=[CULTURE_DAY.key])
    assert preview(STORM, AGENCY) is not before
    assert preview(STORM, AGENCY).is_working_day(CULTURE_DAY.day)


def test_a_day_may_be_replaced_and_taken_back(loaded):
    opened = replace(CULTURE_DAY, kind=DayKind.CLOSURE, name="Nghỉ bù", source="")
    assert announce(opened).changed == 1
    assert calendar_for(AGENCY, AFTER).special_day(CULTURE_DAY.day).name == "Nghỉ bù"
    assert announce(withdrawn=[opened.key], decision="12/QĐ").withdrawn == 1
    assert is_worked(CULTURE_DAY.day)
    assert not is_worked(CULTURE_DAY.day, on=BEFORE)


def test_saying_it_again_changes_nothing(loaded):
    announce(STORM)
    written, version = len(facts()), calendar_for(AGENCY, AFTER).version
    counts = announce(STORM)
    assert (counts.unchanged, counts.changes_anything) == (1, False)
    assert len(facts()) == written
    assert calendar_for(AGENCY, AFTER).version == version


def test_loading_the_file_again_undoes_no_decision(loaded):
    announce(STORM, withdrawn=[CULTURE_DAY.key])
    assert not load(at=DECIDED_AT).changes_anything
    assert is_worked(CULTURE_DAY.day)
    assert not is_worked(STORM.day)


def test_a_file_that_says_something_new_is_followed(loaded):
    announce(STORM, withdrawn=[CULTURE_DAY.key])
    moved = replace(CULTURE_DAY, source="29/2026/QH16")
    assert load(replace(FILE, days=(moved,)), at=DECIDED_AT).new == 1
    assert not is_worked(CULTURE_DAY.day)


def test_a_replaced_day_stays_replaced_when_the_file_is_loaded_again(loaded):
    announce(replace(CULTURE_DAY, name="Ngày Văn hóa", source=""))
    assert not load(at=DECIDED_AT).changes_anything
    assert calendar_for(AGENCY, AFTER).special_day(CULTURE_DAY.day).name == "Ngày Văn hóa"


@pytest.mark.parametrize(
    ("days", "withdrawn", "sentence"),
    [
        ((STORM, STORM), (), "hai dòng"),
        ((), (STORM.key,), "không có trong lịch"),
        ((CULTURE_DAY,), (CULTURE_DAY.key,), "vừa được công bố vừa bị thu hồi"),
        ((replace(STORM, scope_code=""),), (), "phải ghi mã tỉnh"),
        ((replace(STORM, name=" "),), (), "thiếu tên"),
        ((replace(STORM, kind=DayKind.SWAPPED_ON),), (), "không phải thứ Bảy"),
    ],
)
def test_a_contradiction_is_refused_and_nothing_is_written(loaded, days, withdrawn, sentence):
    held, written = published_days(AFTER), journal.entries_about("working_time.calendar")
    with pytest.raises(CalendarContradictsItself, match="calendar_contradiction") as refused:
        announce(*days, withdrawn=withdrawn)
    assert sentence in refused.value.details["reason"]
    assert published_days(AFTER) == held
    assert journal.entries_about("working_time.calendar") == written
    assert facts() == []


def test_every_reason_is_said_at_once(loaded):
    with pytest.raises(CalendarContradictsItself) as refused:
        announce(replace(STORM, name=""), withdrawn=[STORM.key])
    assert refused.value.details["reason"].count(";") == 2


def test_a_decision_must_be_named(loaded):
    with pytest.raises(DecisionMissing):
        announce(STORM, decision=" ")
    assert is_worked(STORM.day)


def test_only_who_may_announces(loaded):
    with pytest.raises(NotPermitted):
        announce(STORM, by=ANONYMOUS)
    assert is_worked(STORM.day)
