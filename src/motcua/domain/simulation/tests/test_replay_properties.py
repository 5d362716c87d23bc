"""What must hold of every history and every draft. ADR 19."""

from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.domain.simulation.rules.history import History
from motcua.domain.simulation.rules.replay import simulate
from motcua.domain.simulation.rules.results import Change

from .past_worlds import FORKED, STRAIGHT, Teller, with_hours

PROCESSES = st.sampled_from([STRAIGHT, FORKED])
RANDOMS = st.randoms(use_true_random=False)
COUNTS = st.integers(1, 25)
FACTORS = st.sampled_from([Decimal(each) for each in ("0", "0.1", "0.5", "0.99", "1", "1.5", "3")])


def moments_of(history: History):
    """Every moment at which a task was opened or ended, per dossier, as told."""
    return {
        each.dossier_id: {
            (task.step_key, task.opened_at, task.ended_at) for task in each.tasks if task.ended_at
        }
        for each in history.dossiers
    }


@pytest.mark.parametrize("process", [STRAIGHT, FORKED])
def test_most_random_histories_are_explained_by_their_process(process):
    """Else the properties below would speak of dossiers that stay as they were."""
    simulation = simulate(Teller(Random(1), process).history(400), draft=process)
    assert simulation.unexplained < 100
    assert simulation.counted > 50
    assert 0 < simulation.on_time_then < simulation.counted


@settings(max_examples=120, deadline=None)
@given(PROCESSES, RANDOMS, COUNTS, st.booleans())
def test_the_unchanged_process_replays_history(process, random, count, is_named):
    """Every task begins and ends at the very microsecond at which it did; nothing is won or lost."""
    history = Teller(random, process).history(count)
    simulation = simulate(history, draft=process if is_named else None)

    told = moments_of(history)
    for each in simulation.dossiers:
        opened = {(task.step_key, task.opened_at) for task in each.tasks}
        ended = {(task.step_key, task.ended_at) for task in each.tasks}
        assert {(key, moment) for key, moment, _ in told[each.dossier_id]} <= opened
        assert {(key, moment) for key, _, moment in told[each.dossier_id]} <= ended
        assert {key for key, _, _ in told[each.dossier_id]} == {t.step_key for t in each.tasks}
        assert each.predicted_at == each.decided_at
    assert simulation.saved == timedelta()
    assert not simulation.changed(Change.GAINED)
    assert not simulation.changed(Change.LOST)
    assert all(step.queue_then == step.queue_now for step in simulation.steps)
    assert all(step.stay.then == step.stay.now for step in simulation.steps)
    assert all(officer.work.then == officer.work.now for officer in simulation.officers)


@settings(max_examples=120, deadline=None)
@given(PROCESSES, PROCESSES, RANDOMS, COUNTS, st.data())
def test_fewer_hours_never_predict_a_later_end(process, draft, random, count, data):
    """Hours that are fewer or the same on every step, also on new ones: no dossier ends later."""
    history = Teller(random, process).history(count)
    many = {each.key: each.hours * data.draw(FACTORS) for each in draft.steps}
    few = {key: min(hours, hours * data.draw(FACTORS)) for key, hours in many.items()}

    more = simulate(history, draft=with_hours(draft, many))
    less = simulate(history, draft=with_hours(draft, few))

    for one, other in zip(less.dossiers, more.dossiers, strict=True):
        assert one.dossier_id == other.dossier_id
        if one.predicted_at:
            assert one.predicted_at <= other.predicted_at
    assert less.on_time_now >= more.on_time_now
    assert less.work.now <= more.work.now


@settings(max_examples=80, deadline=None)
@given(PROCESSES, PROCESSES, RANDOMS, COUNTS, FACTORS)
def test_every_dossier_appears_once_and_hours_add_up(process, draft, random, count, factor):
    history = Teller(random, process).history(count)
    simulation = simulate(history, draft=with_hours(draft, factor))

    assert [each.dossier_id for each in simulation.dossiers] == list(range(1, count + 1))
    for parts in (simulation.steps, simulation.officers):
        for name in ("then", "now"):
            total = sum((getattr(part.work, name) for part in parts), timedelta())
            assert total == getattr(simulation.work, name)
    predicted = (task.work for each in simulation.dossiers for task in each.tasks)
    assert sum(predicted, timedelta()) == simulation.work.now
    for each in simulation.dossiers:
        assert all(task.opened_at <= task.ended_at for task in each.tasks)
    assert simulation.counted + simulation.count(Change.UNDECIDED) == count


@settings(max_examples=40, deadline=None)
@given(PROCESSES, PROCESSES, RANDOMS, COUNTS)
def test_the_order_in_which_dossiers_are_told_does_not_matter(process, draft, random, count):
    told = Teller(random, process).history(count)
    mixed = History(
        dossiers=tuple(random.sample(told.dossiers, count)),
        processes=told.processes,
        calendars=dict(reversed(told.calendars.items())),
        other_work=tuple(reversed(told.other_work)),
    )
    assert simulate(told, draft=draft) == simulate(mixed, draft=draft)


@settings(max_examples=60, deadline=None)
@given(PROCESSES, PROCESSES, RANDOMS, COUNTS)
def test_nobody_works_on_two_things_at_once(process, draft, random, count):
    """Added up, an official has no more work than office hours between first opening and last end."""
    history = Teller(random, process).history(count)
    simulation = simulate(history, draft=draft)
    days = len(simulation.days) + 1
    per_officer = {}
    for each in simulation.officers:
        if each.officer is not None:
            per_officer.setdefault(each.officer, []).append(each.work.now)
    for works in per_officer.values():
        assert sum(works, timedelta()) <= timedelta(hours=8) * days
