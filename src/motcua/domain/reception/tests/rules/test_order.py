"""LR-102 against a naive recount, for any queue."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.reception.rules import ahead_of, call_order, next_of, plan_from
from motcua.domain.reception.tests.halls import AT, PLAN
from motcua.domain.reception.values import Waiting

PLAN_READ = plan_from(PLAN)
KEYS = [each.key for each in PLAN_READ.services]


@st.composite
def queues(draw):
    count = draw(st.integers(0, 12))
    return [
        Waiting(
            ticket_id=number,
            number=number,
            service_key=draw(st.sampled_from(KEYS)),
            is_priority=draw(st.booleans()),
            order_at=AT + timedelta(minutes=draw(st.integers(0, 30))),
            for_counter=draw(st.none() | st.sampled_from([1, 2, 3])),
        )
        for number in range(1, count + 1)
    ]


@given(queues(), st.sampled_from(PLAN_READ.counters), st.integers(0, 4))
def test_the_one_called_is_one_whom_nobody_should_have_preceded(waiting, counter, run):
    found = next_of(waiting, counter, priority_run=run, priority_run_max=3)
    sent = [each for each in waiting if each.for_counter == counter.number]
    able = [
        each
        for each in waiting
        if each.for_counter is None and each.service_key in counter.service_keys
    ]
    if found is None:
        assert not sent
        assert not able
        return
    group = sent or [
        each
        for each in able
        if each.is_priority
        == (
            any(e.is_priority for e in able)
            and not (run >= 3 and any(not e.is_priority for e in able))
        )
    ]
    assert found in group
    assert all((found.order_at, found.number) <= (each.order_at, each.number) for each in group)


@given(queues())
def test_counters_that_call_in_turn_call_everybody_once(waiting):
    left, called, run = list(waiting), [], 0
    while left:
        before = len(left)
        for counter in PLAN_READ.counters:
            found = next_of(left, counter, priority_run=run, priority_run_max=3)
            if found is not None:
                run = run + 1 if found.is_priority else 0
                left.remove(found)
                called.append(found.ticket_id)
        assert len(left) < before
    assert sorted(called) == [each.ticket_id for each in waiting]


@given(queues())
def test_nobody_is_told_more_before_them_than_wait(waiting):
    for each in waiting:
        assert 0 <= ahead_of(each, waiting, PLAN_READ) < len(waiting)


def test_who_waits_alone_for_one_counter_counts_the_others_in_order():
    waiting = [
        Waiting(
            ticket_id=number,
            number=number,
            service_key="dat-dai",
            is_priority=number == 4,
            order_at=AT + timedelta(minutes=number),
        )
        for number in range(1, 5)
    ]
    assert [each.number for each in call_order(waiting)] == [4, 1, 2, 3]
    assert [ahead_of(each, waiting, PLAN_READ) for each in waiting] == [1, 2, 3, 0]
