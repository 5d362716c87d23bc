"""Who is called next.

Legal   LR-102: the order of coming is the order of calling. Elderly, disabled and pregnant people
        are called first (39/2009/QH12, 51/2010/QH12: priority in services; that a queue of the
        one-stop unit does so is assumed, the groups are data of the unit). So that the others go on
        too, after a run of priority numbers one of theirs is called.
"""

from collections.abc import Iterable, Sequence

from motcua.domain.reception.values import CounterPlan, UnitPlan, Waiting


def call_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Priority first, then who came first."""
    return sorted(waiting, key=lambda each: (not each.is_priority, each.order_at, each.number))


def next_of(
    waiting: Sequence[Waiting], counter: CounterPlan, *, priority_run: int, priority_run_max: int
) -> Waiting | None:
    """Whom this counter calls; None if nobody waits for it.

    Who was sent to this counter by another comes first: that person has waited already.
    Units   `priority_run` is how many priority numbers in a row the unit has called.
    """
    sent_here = [each for each in waiting if each.for_counter == counter.number]
    if sent_here:
        return min(sent_here, key=lambda each: (each.order_at, each.number))
    ordered = call_order(each for each in waiting if _may_call(each, counter))
    if priority_run >= priority_run_max:
        others = (each for each in ordered if not each.is_priority)
        return next(others, ordered[0] if ordered else None)
    return ordered[0] if ordered else None


def ahead_of(ticket: Waiting, waiting: Sequence[Waiting], plan: UnitPlan) -> int:
    """How many are called before this one, at the counters that may call it.

    Priority numbers that come later are not foreseen, and the turn of the others is left out: the
    figure is what a person may count in the hall.
    """
    numbers = {each.number for each in _counters_of(ticket, plan)}
    rivals = [
        each
        for each in waiting
        if each.ticket_id != ticket.ticket_id
        and numbers & {counter.number for counter in _counters_of(each, plan)}
    ]
    sent = [each for each in rivals if each.for_counter is not None]
    if ticket.for_counter is not None:
        return sum((each.order_at, each.number) < (ticket.order_at, ticket.number) for each in sent)
    ordered = call_order([*(each for each in rivals if each.for_counter is None), ticket])
    return len(sent) + next(
        place for place, each in enumerate(ordered) if each.ticket_id == ticket.ticket_id
    )


def _may_call(each: Waiting, counter: CounterPlan) -> bool:
    return each.for_counter is None and each.service_key in counter.service_keys


def _counters_of(each: Waiting, plan: UnitPlan) -> tuple[CounterPlan, ...]:
    if each.for_counter is not None:
        found = plan.counter(each.for_counter)
        return (found,) if found else ()
    return plan.counters_for(each.service_key)
