"""LR-103: here the time of service ends; it ends once."""

from datetime import timedelta

import pytest

from motcua.domain.reception import actions as reception
from motcua.domain.reception.errors import TicketElsewhere
from motcua.domain.reception.tests.halls import AT, call, take, ticket

LATER = AT + timedelta(minutes=6)


def test_it_ends_once_and_a_second_time_is_told_so(hall, written, facts):
    taken = take()
    call(hall.one_stop)
    reception.start_serving(ticket_id=taken.ticket_id, by=hall.one_stop, at=AT)
    reception.finish_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    assert (ticket(taken).state, ticket(taken).ended_at) == ("served", LATER)
    assert facts()[-1] == "reception.ticket_served.1"
    before = written()
    with pytest.raises(TicketElsewhere) as refusal:
        reception.finish_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    assert refusal.value.details == {"label": "A001", "standing": "đã xong"}
    assert written() == before


def test_nobody_is_finished_who_has_not_come(hall, written):
    taken = take()
    call(hall.one_stop)
    before = written()
    with pytest.raises(TicketElsewhere):
        reception.finish_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    assert written() == before
