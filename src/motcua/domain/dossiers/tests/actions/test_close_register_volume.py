"""Closing the book of a year."""

from datetime import datetime, timedelta
from threading import Thread

import pytest
from django.apps import apps
from django.db import connection

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import RegisterClosed, RegisterNotDue
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import PHO_HIEN_ONE_STOP
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

NEW_YEARS_EVE = datetime(2026, 12, 31, 16, 45, tzinfo=VIETNAM)
BOOK = {"agency_code": PHO_HIEN_ONE_STOP, "year": 2026}


@pytest.fixture
def head(people):
    return walk.register("dau", "Đỗ Thị Đầu", ("one_stop_head", PHO_HIEN_ONE_STOP))


def entries():
    rows = apps.get_model("dossiers", "RegisterEntry").objects.order_by("year", "serial")
    return [(row.year, row.volume, row.serial, row.agency_id) for row in rows]


def test_the_book_says_how_many_lines_it_has_and_who_closed_it(people, head):
    """LR-041: 01/2018/TT-VPCP art 10.2. Serials run from 1 without a gap."""
    for _ in range(3):
        walk.accepted(people)

    closing = dossiers.close_register_volume(**BOOK, by=head, at=NEW_YEARS_EVE)

    assert entries() == [(2026, 1, serial, PHO_HIEN_ONE_STOP) for serial in (1, 2, 3)]
    assert (closing.line_count, closing.last_serial) == (3, 3)
    assert (closing.closed_by, closing.closed_at) == ("Đỗ Thị Đầu", NEW_YEARS_EVE)
    line = apps.get_model("journal", "Entry").objects.get(word="dossiers.register_closed")
    assert line.subject == f"register:{PHO_HIEN_ONE_STOP}:2026"
    assert line.facts == {"volume": 1, "lines": 3, "last": 3}


def test_a_closed_book_takes_no_line_and_the_next_year_begins_at_one(people, head, written):
    walk.accepted(people)
    waiting = walk.submitted(people)
    dossiers.close_register_volume(**BOOK, by=head, at=NEW_YEARS_EVE)
    before = written()

    with pytest.raises(RegisterClosed):
        dossiers.accept(
            dossier_code=waiting, by=people.one_stop, at=NEW_YEARS_EVE + timedelta(minutes=1)
        )

    assert written() == before
    dossiers.accept(
        dossier_code=waiting,
        by=people.one_stop,
        at=datetime(2027, 1, 4, 7, 35, tzinfo=VIETNAM),
    )
    assert entries()[-1] == (2027, 1, 1, PHO_HIEN_ONE_STOP)


def test_the_year_of_the_book_is_that_of_vietnam(people, head):
    """23:30 in Greenwich on 30 December is already 31 December here."""
    almost = datetime(2026, 12, 30, 23, 59, tzinfo=VIETNAM)
    with pytest.raises(RegisterNotDue):
        dossiers.close_register_volume(**BOOK, by=head, at=almost)
    dossiers.close_register_volume(**BOOK, by=head, at=almost + timedelta(minutes=1))


def test_an_empty_book_can_be_closed_once(people, head, written):
    closing = dossiers.close_register_volume(**BOOK, by=head, at=NEW_YEARS_EVE)
    assert (closing.line_count, closing.last_serial) == (0, 0)
    before = written()
    with pytest.raises(RegisterClosed):
        dossiers.close_register_volume(**BOOK, by=head, at=NEW_YEARS_EVE)
    assert written() == before


@pytest.mark.parametrize("who", ["one_stop", "leader", "stranger", "controller", "citizen"])
def test_only_the_head_of_the_unit_closes_its_book(people, written, who):
    before = written()
    with pytest.raises(NotPermitted):
        dossiers.close_register_volume(**BOOK, by=getattr(people, who), at=NEW_YEARS_EVE)
    assert written() == before


@pytest.mark.django_db(transaction=True)
def test_who_accepts_while_the_book_is_closed_is_either_in_it_or_refused(
    transactional_db, content_store
):
    """Both wait for the counter: the closing count never misses a line that was given out."""
    people = walk.everybody()
    head = walk.register("dau", "Đỗ Thị Đầu", ("one_stop_head", PHO_HIEN_ONE_STOP))
    codes = [walk.submitted(people) for _ in range(4)]
    refused, closings = [], []

    def accept(code):
        try:
            dossiers.accept(dossier_code=code, by=people.one_stop, at=NEW_YEARS_EVE)
        except RegisterClosed:
            refused.append(code)
        finally:
            connection.close()

    def close():
        try:
            closings.append(dossiers.close_register_volume(**BOOK, by=head, at=NEW_YEARS_EVE))
        finally:
            connection.close()

    threads = [Thread(target=accept, args=[code]) for code in codes]
    threads.insert(2, Thread(target=close))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert closings[0].line_count == len(entries()) == 4 - len(refused)
    assert [serial for _, _, serial, _ in entries()] == list(range(1, len(entries()) + 1))
