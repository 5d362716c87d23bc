from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from motcua.domain.processes import actions, selectors
from motcua.domain.processes.errors import (
    BadPeriod,
    DecisionIncomplete,
    NotADraft,
    OwnDrawing,
    ProcessNotFound,
    ProcessNotPublishable,
    SameAsInForce,
)
from motcua.domain.processes.rules.written import process_from
from motcua.domain.processes.tests.conftest import AT, COMMITTEE, COUNTER
from motcua.domain.processes.tests.tables import SLUG, short_process, short_table
from motcua.domain.processes.values import ProcessStatus
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
TODAY = AT.date()
CHANGED = replace(short_process(), name="Chứng thực, phiên bản sau")


@pytest.fixture
def draft(drawer, ward):
    return actions.draw_process(process=short_process(), by=drawer, at=AT)


def publish(version_id, by, *, at=AT, **decision):
    stated = {
        "decision_number": "12/QĐ-UBND (mẫu)",
        "decided_on": date(2026, 11, 20),
        "valid_from": date(2026, 12, 1),
    }
    return actions.publish_process(version_id=version_id, by=by, at=at, **{**stated, **decision})


def facts_published():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM outbox_fact WHERE name LIKE 'processes.%' ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def refused(version_id, by, error, **decision):
    """The refusal; nothing was written."""
    lines = len(journal.entries_about(f"process_version:{version_id}"))
    with pytest.raises(error) as raised:
        publish(version_id, by, **decision)
    assert selectors.process_version(version_id).status is ProcessStatus.DRAFT
    assert len(journal.entries_about(f"process_version:{version_id}")) == lines
    assert facts_published() == []
    return raised.value


def test_a_published_version_is_in_force_from_its_day(draft, publisher):
    """LR-082, LR-084. Both sides of midnight."""
    version = publish(draft, publisher)

    assert (version.status, version.valid_from, version.valid_to) == (
        ProcessStatus.PUBLISHED,
        date(2026, 12, 1),
        None,
    )
    assert (version.published_by_account_id, version.published_at) == (publisher.account_id, AT)
    assert selectors.process_in_force(SLUG, date(2026, 11, 30)) is None
    assert selectors.process_in_force(SLUG, date(2026, 12, 1)) == version
    line = journal.latest_about(f"process_version:{draft}")
    assert line.word == "processes.published"
    assert line.facts["decision"] == "12/QĐ-UBND (mẫu)"
    assert facts_published() == ["processes.published.1"]


def test_the_next_version_ends_the_one_before_it_the_day_before(draft, publisher, drawer):
    """LR-084."""
    publish(draft, publisher)
    second = actions.draw_process(process=CHANGED, by=drawer, at=AT)
    publish(second, publisher, valid_from=date(2027, 1, 1))

    former = selectors.process_version(draft)
    assert (former.valid_to, former.status) == (date(2026, 12, 31), ProcessStatus.PUBLISHED)
    assert selectors.process_in_force(SLUG, date(2026, 12, 31)).version_id == draft
    assert selectors.process_in_force(SLUG, date(2027, 1, 1)).version_id == second


def test_who_drew_it_does_not_publish_it(draft, hire, drawer):
    """LR-082: nor does anybody who saved it."""
    both = hire("leader", "hy2-van-phong")
    both = replace(both, rights=both.rights | drawer.rights)
    drawn = actions.draw_process(process=CHANGED, by=both, at=AT)
    refused(drawn, both, OwnDrawing)

    actions.save_process(version_id=draft, process=CHANGED, expected_revision=1, by=both, at=AT)
    refused(draft, both, OwnDrawing)


def test_only_those_whom_the_installation_names_publish(draft, drawer, hire, ward):
    """LR-082: a leader of one ward decides nothing for the province."""
    for by in (drawer, *ward):
        refused(draft, by, NotPermitted)


def test_publishing_twice_is_refused_clearly(draft, publisher):
    publish(draft, publisher)
    with pytest.raises(NotADraft):
        publish(draft, publisher)
    assert facts_published() == ["processes.published.1"]
    with pytest.raises(ProcessNotFound):
        publish(-1, publisher)


@pytest.mark.parametrize("number", ["", "   ", "12\x00", "x" * 101])
def test_a_decision_has_a_number(draft, publisher, number):
    refused(draft, publisher, DecisionIncomplete, decision_number=number)


@pytest.mark.parametrize(
    ("decided_on", "valid_from"),
    [
        (TODAY + timedelta(days=1), TODAY + timedelta(days=2)),  # decided in the future
        (date(2026, 11, 20), date(2026, 11, 19)),  # begins before it was decided
    ],
)
def test_a_version_begins_after_it_was_decided(draft, publisher, decided_on, valid_from):
    refused(draft, publisher, BadPeriod, decided_on=decided_on, valid_from=valid_from)


def test_the_first_version_may_begin_when_it_was_decided_on_paper(draft, publisher):
    assert publish(draft, publisher, valid_from=date(2026, 11, 20)).valid_from < TODAY


def test_a_later_version_begins_later_and_not_before_tomorrow(draft, publisher, drawer):
    """LR-084: two versions never hold on one day; dossiers of today are under way already."""
    publish(draft, publisher, valid_from=date(2026, 11, 20))
    second = actions.draw_process(process=CHANGED, by=drawer, at=AT)
    for day in (date(2026, 11, 20), TODAY):
        with pytest.raises(BadPeriod):
            publish(second, publisher, valid_from=day)
    assert selectors.process_version(draft).valid_to is None
    publish(second, publisher, valid_from=TODAY + timedelta(days=1))
    third = actions.draw_process(process=short_process(), by=drawer, at=AT)
    with pytest.raises(BadPeriod):
        publish(third, publisher, valid_from=TODAY + timedelta(days=1))


def test_the_same_again_is_refused(draft, publisher, drawer):
    publish(draft, publisher)
    again = actions.draw_process(process=short_process(), by=drawer, at=AT)
    with pytest.raises(SameAsInForce):
        publish(again, publisher, valid_from=date(2027, 1, 1))
    assert selectors.process_version(draft).valid_to is None


def test_every_fault_is_told_with_its_path(drawer, publisher, ward):
    """LR-083."""
    table = short_table()
    table["steps"][1]["hours"] = 20
    table["steps"][2]["actor"]["role"] = "one_stop_officer"
    table["steps"][3]["slips"] = ["giay-la"]
    drawn = actions.draw_process(process=process_from(table), by=drawer, at=AT)

    refusal = refused(drawn, publisher, ProcessNotPublishable)

    assert {each.code: each.path for each in refusal.faults} == {
        "hours_over_limit": ("nhan", "tham", "ky", "tra"),
        "role_unfit": ("ky",),
        "role_unstaffed": ("ky",),
        "slip_unknown": ("tra",),
    }
    assert refusal.details["count"] == 4
    assert "“Bước nhan” → “Bước tham”" in refusal.details["reason"]


def test_where_nobody_works_nothing_is_published(drawer, publisher):
    """ADR 18: a procedure that no office with accounts receives."""
    drawn = actions.draw_process(process=short_process(), by=drawer, at=AT)
    refusal = refused(drawn, publisher, ProcessNotPublishable)
    assert [each.code for each in refusal.faults] == ["nobody_receives"]


def test_an_office_lacks_somebody_on_one_day(drawer, publisher, hire):
    """LR-083: on every weekday of its office hours."""
    hire("one_stop_officer", COUNTER, weekdays=(0, 1, 2))
    hire("one_stop_officer", COUNTER, weekdays=(2, 3))
    hire("case_officer", COMMITTEE)
    hire("leader", COMMITTEE)
    drawn = actions.draw_process(process=short_process(), by=drawer, at=AT)

    fault = refused(drawn, publisher, ProcessNotPublishable).faults[0]

    assert (fault.code, fault.path) == ("role_unstaffed", ("nhan", "tra"))
    assert "thứ Sáu" in fault.message_vi
    assert "thứ Năm" not in fault.message_vi


def test_whose_grant_ends_before_the_first_day_staffs_nothing(drawer, publisher, hire):
    hire("one_stop_officer", COUNTER)
    hire("case_officer", COMMITTEE)
    hire("leader", COMMITTEE, valid_to=AT + timedelta(days=3))
    drawn = actions.draw_process(process=short_process(), by=drawer, at=AT)
    faults = refused(drawn, publisher, ProcessNotPublishable).faults
    assert [(each.code, each.path) for each in faults] == [("role_unstaffed", ("ky",))]
