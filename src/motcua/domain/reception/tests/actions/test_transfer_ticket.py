"""LR-102: who has waited once does not wait a second time."""

from datetime import timedelta

import pytest

from motcua.domain.reception import actions as reception
from motcua.domain.reception.errors import CounterUnknown, TicketElsewhere
from motcua.domain.reception.tests.halls import AT, call, take, ticket


def test_the_other_counter_calls_them_next_before_priority(hall, words):
    one = take()
    call(hall.one_stop)
    reception.start_serving(ticket_id=one.ticket_id, by=hall.one_stop, at=AT)
    take("dat-dai", priority="cao-tuoi")
    reception.transfer_ticket(ticket_id=one.ticket_id, to_counter_number=3, by=hall.one_stop, at=AT)
    assert words()[-1] == "reception.ticket_transferred"
    assert call(hall.colleague, 3, at=AT + timedelta(minutes=1)) == one
    assert ticket(one).counter_number == 3


@pytest.mark.parametrize("number", [1, 9, 0, -1])
def test_not_to_itself_and_not_to_nowhere(hall, written, number):
    one = take()
    call(hall.one_stop)
    before = written()
    with pytest.raises(CounterUnknown):
        reception.transfer_ticket(
            ticket_id=one.ticket_id, to_counter_number=number, by=hall.one_stop, at=AT
        )
    assert written() == before


def test_nobody_is_sent_on_who_was_not_called(hall, written):
    one = take()
    before = written()
    with pytest.raises(TicketElsewhere):
        reception.transfer_ticket(
            ticket_id=one.ticket_id, to_counter_number=3, by=hall.one_stop, at=AT
        )
    assert written() == before
