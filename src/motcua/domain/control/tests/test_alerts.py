"""LR-116 to LR-119: what procedure control must not let lie, on worked days."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.catalogue import actions, models
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.controlled import controlled_on
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    SLUG,
    TODAY,
    checked,
    checker,
    drawer,
    prepared,
    publish,
    published,
    sign,
    signer,
)
from motcua.domain.catalogue.values import IntakeEntry, IntakeList, Level
from motcua.domain.control.selectors.alerts import AlertKind, alerts_on
from motcua.domain.control.tests import boards
from motcua.domain.dossiers.tests.people import everybody
from motcua.domain.processes import actions as processes
from motcua.domain.processes.rules.builtin import typical_process
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db
QUERIES_MAX = 40
DUE = date(2026, 12, 27)  # five days before 1 January (LR-116)


def alerts(day, *kinds):
    return [alert for alert in alerts_on(day) if alert.kind in kinds]


def kinds_about(decision_id, day):
    return [alert.kind for alert in alerts_on(day) if alert.decision_id == decision_id]


def at(day, hour=9):
    return datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM)


def test_a_decision_that_waits_is_told_before_its_day_and_after_it():
    decision_id = prepared(checked(limit_value=5.0))
    assert kinds_about(decision_id, DUE - timedelta(days=6)) == []
    for day in (DUE - timedelta(days=5), DUE):
        assert kinds_about(decision_id, day) == [AlertKind.PUBLICATION_DUE]
    [alert] = alerts(DUE + timedelta(days=1), AlertKind.PUBLICATION_OVERDUE)
    assert (alert.due_on, alert.is_overdue) == (DUE, True)
    assert "27/12/2026" in alert.sentence


def test_what_was_published_late_is_counted_for_a_while():
    late = at(DUE + timedelta(days=1))
    decision_id = prepared(checked(limit_value=5.0))
    sign(decision_id, at=late)
    publish(decision_id, at=late)
    assert set(kinds_about(decision_id, late.date())) == {
        AlertKind.ENTRY_DUE,
        AlertKind.PUBLISHED_LATE,
    }
    assert AlertKind.PUBLISHED_LATE in kinds_about(decision_id, late.date() + timedelta(days=90))
    assert AlertKind.PUBLISHED_LATE not in kinds_about(
        decision_id, late.date() + timedelta(days=91)
    )


def test_what_was_published_in_time_is_not():
    decision_id = published(checked(limit_value=5.0))
    assert AlertKind.PUBLISHED_LATE not in kinds_about(decision_id, TODAY)


def test_entry_in_the_national_database_is_due_in_five_working_days():
    """Wednesday 25 November: until Wednesday 2 December."""
    decision_id = published(checked(limit_value=5.0))
    last = date(2026, 12, 2)
    assert kinds_about(decision_id, last) == [AlertKind.ENTRY_DUE]
    assert kinds_about(decision_id, last + timedelta(days=1)) == [AlertKind.ENTRY_OVERDUE]
    actions.enter_in_database(decision_id=decision_id, by=checker(), at=at(last))
    assert kinds_about(decision_id, last + timedelta(days=1)) == []


def test_what_was_entered_late_is_counted():
    decision_id = published(checked(limit_value=5.0))
    actions.enter_in_database(decision_id=decision_id, by=checker(), at=at(date(2026, 12, 3)))
    assert kinds_about(decision_id, date(2026, 12, 3)) == [AlertKind.ENTERED_LATE]


def test_a_withdrawn_decision_is_silent():
    decision_id = prepared(checked(limit_value=5.0))
    actions.withdraw_decision(decision_id=decision_id, by=checker(), at=AT)
    assert kinds_about(decision_id, DUE + timedelta(days=9)) == []


def test_law_that_is_over_is_named_with_its_successor_and_the_procedures():
    number = procedure_on(SLUG, TODAY).legal_basis[0].number
    models.LegalInstrument.objects.update_or_create(
        number=number,
        defaults={
            "name": "Luật mẫu",
            "valid_to": TODAY - timedelta(days=1),
            "successor_number": "99/2026/QH16",
        },
    )
    models.CatalogueVersion.lock().renew(at=AT)
    [alert] = [
        alert
        for alert in alerts(TODAY, AlertKind.LEGAL_BASIS_EXPIRED)
        if alert.sentence.startswith(number)
    ]
    assert "99/2026/QH16" in alert.sentence
    assert SLUG in {subject.slug for subject in alert.subjects}
    assert number not in " ".join(
        alert.sentence for alert in alerts(TODAY - timedelta(days=1), AlertKind.LEGAL_BASIS_EXPIRED)
    )


def test_procedures_without_an_internal_process(people):
    [alert] = alerts(TODAY, AlertKind.PROCESS_MISSING)
    missing = {subject.slug for subject in alert.subjects}
    assert "dang-ky-lai-khai-sinh" in missing
    here = {each.slug for each in controlled_on(TODAY) if each.level is not Level.MINISTRY}
    assert missing <= here

    drawn = processes.draw_process(
        process=typical_process(procedure_on("dang-ky-lai-khai-sinh", TODAY)), by=drawer(), at=AT
    )
    processes.publish_process(
        version_id=drawn,
        decision_number="1/QĐ",
        decided_on=TODAY,
        valid_from=FROM,
        by=signer(),
        at=AT,
    )
    for day, is_missing in ((FROM - timedelta(days=1), True), (FROM, False)):
        [alert] = alerts(day, AlertKind.PROCESS_MISSING)
        assert ("dang-ky-lai-khai-sinh" in {each.slug for each in alert.subjects}) is is_missing


def test_lists_that_are_missing_and_procedures_that_are_on_none():
    assert len(alerts(TODAY, AlertKind.INTAKE_LIST_MISSING)) == len(IntakeList)
    assert alerts(TODAY, AlertKind.NOT_ON_INTAKE_LIST) == []
    here = [each.slug for each in controlled_on(TODAY) if each.level is not Level.MINISTRY]
    publish_list(IntakeList.ONE_STOP, here[2:])
    publish_list(IntakeList.NOT_RECEIVED, here[:1])
    [alert] = alerts(TODAY, AlertKind.NOT_ON_INTAKE_LIST)
    assert [subject.slug for subject in alert.subjects] == [here[1]]
    assert len(alerts(TODAY, AlertKind.INTAKE_LIST_MISSING)) == len(IntakeList) - 2


def publish_list(kind, slugs):
    actions.publish_intake_list(
        kind=kind,
        entries=[IntakeEntry(slug, "Thực hiện tại chỗ") for slug in slugs],
        decision_number="7/QĐ",
        decided_on=TODAY,
        valid_from=TODAY,
        by=signer(),
        at=AT,
    )


def test_what_is_overdue_comes_first():
    prepared(checked(limit_value=5.0), day=date(2027, 2, 1))
    overdue = prepared(checked("dang-ky-khai-tu", limit_value=2.0))
    found = alerts_on(DUE + timedelta(days=1))
    first = next(alert for alert in found if alert.decision_id)
    assert (first.decision_id, first.is_overdue) == (overdue, True)
    flags = [alert.is_overdue for alert in found]
    assert flags == sorted(flags, reverse=True)


def test_the_questions_do_not_grow_with_the_decisions(reference_data_at_hand):
    def asked():
        alerts_on(TODAY)  # what the process keeps is asked for once
        with CaptureQueriesContext(connection) as queries:
            alerts_on(TODAY)
        return len(queries)

    published(checked(limit_value=5.0), number="1/QĐ")
    few = asked()
    for number, slug in enumerate(("dang-ky-khai-tu", "dang-ky-lai-khai-sinh", "tach-ho"), 2):
        published(checked(slug, limit_value=2.0), number=f"{number}/QĐ")
    assert asked() == few
    assert few <= QUERIES_MAX


def test_boards_that_lack_sheets_or_were_not_looked_at_are_told(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    people = everybody()
    day = boards.AT.date()

    def told():
        return {each.kind: each for each in alerts_on(day)}

    before = told()
    assert "105 nơi" in before[AlertKind.SHEETS_LACKING].sentence
    assert before[AlertKind.BOARDS_UNCHECKED].is_overdue
    boards.hang(people.controller, at=boards.AT)
    boards.checked(people.controller, at=boards.AT)
    after = told()
    assert "104 nơi" in after[AlertKind.SHEETS_LACKING].sentence
    assert "104 nơi" in after[AlertKind.BOARDS_UNCHECKED].sentence
