"""LR-104: numbers hold for one day."""

from datetime import timedelta

import pytest

from motcua.domain.identity.values import SYSTEM
from motcua.domain.reception import actions as reception
from motcua.domain.reception.errors import QueueClosed
from motcua.domain.reception.tests.halls import AT, HALL, call, standing, take
from motcua.foundation.errors import NotPermitted

TODAY = AT.date()


def close(by, day=TODAY, at=AT):
    return reception.close_day(agency_code=HALL, day=day, by=by, at=at)


def test_who_waits_has_to_come_again_and_who_is_served_has_been(hall, words, facts):
    served, called, waiting, missed = (take() for _ in range(4))
    call(hall.one_stop, 1)
    reception.start_serving(ticket_id=served.ticket_id, by=hall.one_stop, at=AT)
    call(hall.colleague, 2)
    assert standing(called) == "called"
    assert close(hall.one_stop) == 3
    states = [standing(each) for each in (served, called, waiting, missed)]
    assert states == ["served", "expired", "expired", "expired"]
    assert words()[-1] == "reception.day_closed"
    assert facts()[-1] == "reception.day_closed.1"


def test_after_that_nothing_goes_on(hall, written):
    one, two = take(), take()
    call(hall.one_stop, 1)
    reception.start_serving(ticket_id=one.ticket_id, by=hall.one_stop, at=AT)
    close(hall.one_stop)
    before = written()
    attempts = [
        take,
        lambda: call(hall.one_stop),
        lambda: reception.finish_ticket(ticket_id=one.ticket_id, by=hall.one_stop, at=AT),
        lambda: reception.put_back_ticket(ticket_id=two.ticket_id, by=hall.one_stop, at=AT),
        lambda: close(hall.one_stop),
    ]
    for attempt in attempts:
        with pytest.raises(QueueClosed):
            attempt()
    assert written() == before
    assert take(at=AT + timedelta(days=1)).number == 1


def test_yesterday_can_be_closed_and_tomorrow_not(hall, written):
    take()
    assert close(SYSTEM, at=AT + timedelta(days=1)) == 1
    before = written()
    with pytest.raises(QueueClosed):
        close(SYSTEM, day=AT.date() + timedelta(days=2))
    assert written() == before


@pytest.mark.parametrize("who", ["stranger", "case_officer", "citizen"])
def test_only_the_unit_closes_its_day(hall, written, who):
    take()
    before = written()
    with pytest.raises(NotPermitted):
        close(getattr(hall, who))
    assert written() == before
