"""LR-102: priority, then the order of coming; nobody is called twice."""

from datetime import datetime, timedelta

import pytest

from motcua.domain.reception import actions as reception
from motcua.domain.reception.errors import CounterBusy, CounterUnknown, NobodyWaits
from motcua.domain.reception.tests.halls import AT, HALL, call, standing, take, ticket
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

LATER = AT + timedelta(minutes=7)


def start(taken, by, at=AT):
    reception.start_serving(ticket_id=taken.ticket_id, by=by, at=at)


def test_who_came_first_is_called_first_by_the_counters_that_give_the_service(hall):
    first, land, second, result = (
        take(key, at=AT + timedelta(seconds=number))
        for number, key in enumerate(("ho-tich", "dat-dai", "ho-tich", "tra-ket-qua"))
    )
    assert call(hall.one_stop, 1) == first
    assert call(hall.colleague, 2) == second
    assert call(hall.one_stop, 3) == land
    start(second, hall.colleague)
    assert call(hall.colleague, 2) == result


def test_calling_the_next_ends_with_the_one_who_was_there(hall, words, facts):
    one, two = take(), take(at=AT + timedelta(seconds=1))
    call(hall.one_stop)
    start(one, hall.one_stop)
    assert call(hall.one_stop, at=LATER) == two
    row = ticket(one)
    assert (row.state, row.ended_at) == ("served", LATER)
    assert words()[-2:] == ["reception.ticket_finished", "reception.ticket_called"]
    assert facts()[-2:] == ["reception.ticket_served.1", "reception.ticket_called.1"]


def test_priority_goes_first_and_does_not_starve_the_others(hall):
    """After two of them (the rule of this hall) one of the others is called."""
    ordinary = [take(at=AT + timedelta(seconds=number)) for number in range(2)]
    elderly = [
        take(priority="cao-tuoi", at=AT + timedelta(minutes=1, seconds=number))
        for number in range(3)
    ]
    called = []
    for _ in range(5):
        called.append(call(hall.one_stop))
        start(called[-1], hall.one_stop)
    assert called == [*elderly[:2], ordinary[0], elderly[2], ordinary[1]]


def test_who_was_called_and_has_not_come_keeps_the_counter(hall, written):
    take()
    take()
    call(hall.one_stop)
    before = written()
    with pytest.raises(CounterBusy):
        call(hall.one_stop)
    assert written() == before


def test_an_empty_queue_leaves_who_is_there_alone(hall, written):
    one = take()
    call(hall.one_stop)
    start(one, hall.one_stop)
    before = written()
    with pytest.raises(NobodyWaits):
        call(hall.one_stop)
    assert written() == before
    assert standing(one) == "serving"


@pytest.mark.parametrize("who", ["stranger", "case_officer", "citizen", "leader"])
def test_nobody_of_another_unit_calls_here(hall, written, who):
    take()
    before = written()
    with pytest.raises(NotPermitted):
        call(getattr(hall, who))
    assert written() == before


def test_an_unknown_counter_calls_nobody(hall, written):
    take()
    before = written()
    with pytest.raises(CounterUnknown):
        call(hall.one_stop, 9)
    assert written() == before


def test_at_closing_time_those_in_the_hall_are_still_called(hall):
    waiting = take(at=datetime(2026, 11, 19, 16, 44, tzinfo=VIETNAM))
    assert call(hall.one_stop, at=datetime(2026, 11, 19, 17, 30, tzinfo=VIETNAM)) == waiting


def test_a_number_of_yesterday_is_not_called(hall):
    take()
    with pytest.raises(NobodyWaits):
        call(hall.one_stop, at=AT + timedelta(days=1))
    assert reception.close_day(agency_code=HALL, day=AT.date(), by=hall.one_stop, at=LATER) == 1
