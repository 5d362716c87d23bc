"""LR-101: every cell of the table, and what leads nowhere."""

from itertools import product

from motcua.domain.reception.states import NEXT, SAID, TicketAct, TicketState, next_state


def test_nothing_leads_on_from_what_is_over():
    ended = (TicketState.SERVED, TicketState.EXPIRED)
    assert all(next_state(state, act) is None for state, act in product(ended, TicketAct))


def test_every_state_is_reached_and_said():
    assert set(NEXT.values()) | {TicketState.WAITING} == set(TicketState)
    assert set(SAID) == set(TicketState)
