"""LR-102: who was called and is not there is passed over; the counter is free again."""

import pytest

from motcua.domain.reception.actions import skip_ticket, start_serving
from motcua.domain.reception.errors import TicketElsewhere
from motcua.domain.reception.tests.halls import AT, call, standing, take


def test_the_counter_goes_on_with_the_next(hall, facts):
    missed, following = take(), take()
    call(hall.one_stop)
    skip_ticket(ticket_id=missed.ticket_id, by=hall.one_stop, at=AT)
    assert standing(missed) == "missed"
    assert facts()[-1] == "reception.ticket_missed.1"
    assert call(hall.one_stop) == following


def test_who_stands_at_the_counter_is_not_missing(hall, written):
    taken = take()
    call(hall.one_stop)
    start_serving(ticket_id=taken.ticket_id, by=hall.one_stop, at=AT)
    before = written()
    with pytest.raises(TicketElsewhere):
        skip_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=AT)
    assert written() == before
