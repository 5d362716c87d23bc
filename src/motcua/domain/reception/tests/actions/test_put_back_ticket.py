"""LR-102: who missed the call waits again, once, behind those who wait now."""

from datetime import timedelta

import pytest

from motcua.domain.reception import actions as reception
from motcua.domain.reception.errors import PutBackUsedUp, TicketElsewhere
from motcua.domain.reception.tests.halls import AT, call, standing, take

LATER = AT + timedelta(minutes=9)


def miss(taken, by, at=AT):
    assert call(by, at=at) == taken
    reception.skip_ticket(ticket_id=taken.ticket_id, by=by, at=at)


def test_it_comes_behind_those_who_wait_and_only_once(hall, written):
    missed = take()
    miss(missed, hall.one_stop)
    waiting = take()
    reception.put_back_ticket(ticket_id=missed.ticket_id, by=hall.one_stop, at=LATER)
    assert call(hall.one_stop, at=LATER) == waiting
    reception.start_serving(ticket_id=waiting.ticket_id, by=hall.one_stop, at=LATER)
    miss(missed, hall.one_stop, at=LATER)
    before = written()
    with pytest.raises(PutBackUsedUp):
        reception.put_back_ticket(ticket_id=missed.ticket_id, by=hall.one_stop, at=LATER)
    assert written() == before
    assert standing(missed) == "missed"


def test_only_a_missed_number_is_put_back(hall, written):
    taken = take()
    before = written()
    with pytest.raises(TicketElsewhere):
        reception.put_back_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    assert written() == before
