"""LR-103: from here the time of service is counted."""

from datetime import timedelta

import pytest

from motcua.domain.reception.actions import start_serving
from motcua.domain.reception.errors import TicketElsewhere, TicketNotFound
from motcua.domain.reception.tests.halls import AT, call, take, ticket

LATER = AT + timedelta(minutes=1)


def test_the_person_is_there(hall, words):
    taken = take()
    call(hall.one_stop)
    start_serving(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    assert (ticket(taken).state, ticket(taken).started_at) == ("serving", LATER)
    assert words()[-1] == "reception.ticket_started"


def test_nobody_is_served_who_was_not_called(hall, written):
    taken = take()
    before = written()
    with pytest.raises(TicketElsewhere):
        start_serving(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    assert written() == before


def test_a_number_that_does_not_exist_and_one_of_yesterday(hall):
    taken = take()
    call(hall.one_stop)
    with pytest.raises(TicketNotFound):
        start_serving(ticket_id=0, by=hall.one_stop, at=LATER)
    with pytest.raises(TicketNotFound):
        start_serving(ticket_id=taken.ticket_id, by=hall.one_stop, at=AT + timedelta(days=1))
