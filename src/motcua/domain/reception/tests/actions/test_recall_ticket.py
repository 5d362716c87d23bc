"""LR-102: a number is called again as often as the unit's rule says."""

from datetime import timedelta

import pytest

from motcua.domain.reception.actions import recall_ticket
from motcua.domain.reception.errors import TicketElsewhere, TicketNotFound
from motcua.domain.reception.tests.halls import AT, call, take, ticket

LATER = AT + timedelta(minutes=1)


def test_it_is_called_again_and_no_more_than_the_rule_says(hall, written, facts):
    taken = take()
    call(hall.one_stop)
    recall_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    row = ticket(taken)
    assert (row.calls, row.called_at, row.state) == (2, LATER, "called")
    assert facts()[-1] == "reception.ticket_called.1"
    before = written()
    with pytest.raises(TicketElsewhere, match="ticket_elsewhere"):
        recall_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    assert written() == before


def test_a_waiting_number_cannot_be_called_again(hall, written):
    taken = take()
    before = written()
    with pytest.raises(TicketElsewhere):
        recall_ticket(ticket_id=taken.ticket_id, by=hall.one_stop, at=LATER)
    assert written() == before


@pytest.mark.parametrize("who", ["stranger", "case_officer", "citizen"])
def test_to_others_there_is_no_such_number(hall, who):
    taken = take()
    call(hall.one_stop)
    with pytest.raises(TicketNotFound):
        recall_ticket(ticket_id=taken.ticket_id, by=getattr(hall, who), at=LATER)
