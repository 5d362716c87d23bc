"""The register: lines in the order of their numbers, for who reads in the agency."""

from datetime import datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import RegisterNotFound, TooManyForOnePaper
from motcua.domain.dossiers.selectors import registers
from motcua.domain.dossiers.selectors.registers import (
    RegisterFilter,
    RegisterQuery,
    register_books,
    register_closing,
    register_lines,
    register_opened_at,
    register_page,
)
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, PHO_HIEN_ONE_STOP
from motcua.domain.slips.rules import ResultFlag
from motcua.foundation.clock import VIETNAM

BOOK = RegisterQuery(agency_code=PHO_HIEN_ONE_STOP, year=2026)


def book(**changes):
    return RegisterQuery(**{"agency_code": PHO_HIEN_ONE_STOP, "year": 2026, **changes})


def page(query=BOOK, *, by, at=ACCEPTED_AT, **where):
    return register_page(query, by=by, at=at, **where)


def serials(found):
    return [line.line.serial for line in found.lines]


def test_a_line_says_every_column_of_the_form(people):
    """LR-041: form 07 of TT 03/2025/TT-VPCP."""
    code = walk.returned(people)
    [found] = page(by=people.one_stop).lines
    line = found.line
    assert (line.serial, line.dossier_code, line.set_count) == (1, code, 1)
    assert line.procedure.startswith("Thủ tục đăng ký khai sinh") or "khai sinh" in line.procedure
    assert line.procedure_code
    assert (line.owner, line.phone) == ("Phạm Thị Hạnh", "0900 000 127")
    assert line.address == "Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên"
    assert "Phố Hiến" in line.competent_agency
    assert line.received_at == line.transferred_at == line.result_received_at == ACCEPTED_AT
    assert (line.returned_at, line.returned_how) == (ACCEPTED_AT, "Trực tuyến")
    assert (line.result, line.note) == (ResultFlag.ON_TIME, "")


def test_what_is_refused_at_intake_stands_in_no_register(people):
    code = walk.submitted(people)
    dossiers.refuse(
        dossier_code=code,
        reason_key="not_competent",
        reason="Không thuộc thẩm quyền giải quyết.",
        legal_basis="60/2014/QH13",
        by=people.one_stop,
        at=ACCEPTED_AT,
    )
    assert page(by=people.one_stop).lines == ()


def test_pages_meet_without_overlap_in_both_directions(people, monkeypatch):
    """Numbers without a gap: LR-041."""
    monkeypatch.setattr(registers, "LINES_PER_PAGE", 2)
    for _ in range(5):
        walk.accepted(people)

    first = page(by=people.one_stop)
    second = page(by=people.one_stop, after=2)
    third = page(by=people.one_stop, after=4)
    assert [serials(each) for each in (first, second, third)] == [[1, 2], [3, 4], [5]]
    assert [(each.has_before, each.has_after) for each in (first, second, third)] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    back = page(by=people.one_stop, before=5)
    assert (serials(back), back.has_before, back.has_after) == ([3, 4], True, True)
    start = page(by=people.one_stop, before=3)
    assert (serials(start), start.has_before) == ([1, 2], False)
    assert first.total == 5


def test_lines_for_a_file_come_in_batches_and_none_is_missing(people, monkeypatch):
    monkeypatch.setattr(registers, "LINES_PER_BATCH", 2)
    for _ in range(5):
        walk.accepted(people)
    lines = register_lines(BOOK, by=people.one_stop, at=ACCEPTED_AT, limit=5)
    assert [each.line.serial for each in lines] == [1, 2, 3, 4, 5]
    with pytest.raises(TooManyForOnePaper):
        register_lines(BOOK, by=people.one_stop, at=ACCEPTED_AT, limit=4)


@pytest.mark.parametrize(
    ("show", "reached"),
    [
        (RegisterFilter.OPEN, {"accepted", "appraising"}),
        (RegisterFilter.READY, {"result_ready"}),
        (RegisterFilter.RETURNED, {"returned"}),
    ],
)
def test_filters_by_how_far_a_dossier_has_come(people, show, reached):
    codes = {
        name: getattr(walk, name)(people)
        for name in ("accepted", "appraising", "result_ready", "returned")
    }
    found = page(book(show=show), by=people.one_stop)
    assert {each.line.dossier_code for each in found.lines} == {codes[name] for name in reached}
    assert found.total == len(reached)


def test_late_is_what_ended_late_and_what_still_lies_past_its_day(people):
    in_time = walk.returned(people)
    lies = walk.appraising(people)
    later = ACCEPTED_AT + timedelta(days=7)
    found = page(book(show=RegisterFilter.LATE), by=people.one_stop, at=later)
    assert [each.line.dossier_code for each in found.lines] == [lies]
    assert found.lines[0].line.result is ResultFlag.OVERDUE
    assert in_time != lies
    assert page(book(show=RegisterFilter.LATE), by=people.one_stop, at=ACCEPTED_AT).lines == ()


def test_month_and_text_narrow_the_lines(people):
    walk.accepted(people)
    last = walk.accepted(people, at=datetime(2026, 12, 1, 0, 0, tzinfo=VIETNAM))
    assert serials(page(book(month=11), by=people.one_stop)) == [1]
    assert serials(page(book(month=12), by=people.one_stop)) == [2]
    assert serials(page(book(month=1), by=people.one_stop)) == []
    assert serials(page(book(text="-".join(last.split("-")[-2:])), by=people.one_stop)) == [2]
    assert serials(page(book(text="hạnh"), by=people.one_stop)) == [1, 2]
    assert serials(page(book(text="033190004127"), by=people.one_stop)) == [1, 2]
    assert serials(page(book(text="%"), by=people.one_stop)) == []


def test_the_year_turns_at_midnight_in_vietnam(people):
    walk.accepted(people, at=datetime(2026, 12, 31, 23, 59, tzinfo=VIETNAM))
    walk.accepted(people, at=datetime(2027, 1, 1, 0, 0, tzinfo=VIETNAM))
    books = [(each.year, each.line_count) for each in register_books(by=people.one_stop)]
    assert books == [(2027, 1), (2026, 1)]
    assert serials(page(book(year=2027), by=people.one_stop)) == [1]


@pytest.mark.parametrize(
    "who", ["stranger", "case_officer", "leader", "controller", "citizen", "administrator"]
)
def test_the_book_of_an_agency_in_which_one_does_not_read_is_none(people, who):
    walk.accepted(people)
    by = getattr(people, who)
    assert register_books(by=by) == []
    for ask in (
        lambda: page(by=by),
        lambda: register_lines(BOOK, by=by, at=ACCEPTED_AT, limit=9),
        lambda: register_closing(agency_code=BOOK.agency_code, year=BOOK.year, by=by),
        lambda: register_opened_at(agency_code=BOOK.agency_code, year=BOOK.year, by=by),
    ):
        with pytest.raises(RegisterNotFound):
            ask()


@pytest.mark.parametrize("year", [0, 2017, 2101, 10**9])
def test_a_year_that_no_book_has_is_refused(people, year):
    with pytest.raises(RegisterNotFound):
        page(book(year=year), by=people.one_stop)


def test_a_closed_book_says_who_closed_it(people):
    walk.accepted(people)
    head = walk.register("dau", "Đỗ Thị Đầu", ("one_stop_head", PHO_HIEN_ONE_STOP))
    closed_at = datetime(2026, 12, 31, 17, 0, tzinfo=VIETNAM)
    assert register_closing(agency_code=BOOK.agency_code, year=2026, by=head) is None
    dossiers.close_register_volume(agency_code=BOOK.agency_code, year=2026, by=head, at=closed_at)
    closing = register_closing(agency_code=BOOK.agency_code, year=2026, by=people.one_stop)
    assert (closing.closed_by, closing.line_count, closing.closed_at) == (
        "Đỗ Thị Đầu",
        1,
        closed_at,
    )
    opened = register_opened_at(agency_code=BOOK.agency_code, year=2026, by=people.one_stop)
    assert opened == ACCEPTED_AT


def test_what_was_accepted_before_there_were_lines_is_entered_as_printed(people):
    """Migration 0004 reads volume and number off the receipts that were handed out."""
    codes = [walk.accepted(people), walk.accepted(people)]
    before = [(each.line.serial, each.line.dossier_code) for each in page(by=people.one_stop).lines]
    assert before == [(1, codes[0]), (2, codes[1])]
    enter = import_module("motcua.domain.dossiers.migrations.0004_register_and_copies")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossiers_register_entry")
        cursor.execute("UPDATE dossiers_dossier SET register_volume = NULL, register_serial = NULL")
        assert page(by=people.one_stop).lines == ()
        cursor.execute(enter.ENTER_WHAT_WAS_PRINTED)
        cursor.execute("SELECT DISTINCT register_volume FROM dossiers_dossier")
        assert cursor.fetchall() == [(1,)]
    after = [(each.line.serial, each.line.dossier_code) for each in page(by=people.one_stop).lines]
    assert after == before


def test_a_page_takes_the_same_few_queries_however_long(people, django_assert_max_num_queries):
    for _ in range(4):
        walk.returned(people)
    page(by=people.one_stop)  # Procedures are read once and kept.
    with django_assert_max_num_queries(7):
        page(by=people.one_stop)
