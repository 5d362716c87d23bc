"""Worked examples of the simulation. ADR 19. Monday 2 November 2026 opens at 7:30."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from time import process_time

import pytest

from motcua.domain.processes.values import Place, StepActor, StepExit, StepKind, StepOutcome
from motcua.domain.simulation.errors import ProcessNeverEnds
from motcua.domain.simulation.rules.history import Assumptions, OtherWork
from motcua.domain.simulation.rules.replay import simulate
from motcua.domain.simulation.rules.results import Change

from .past_worlds import (
    DEPARTMENT,
    FORKED,
    POLICE,
    STRAIGHT,
    WARD,
    D,
    Teller,
    at,
    dossier,
    history,
    process,
    step,
    task,
    with_hours,
)

HOUR = timedelta(hours=1)


def plain(number=1, **changes):
    """Taken in at 8:00, worked on from 8:00 on Monday to 10:00 on Tuesday, signed at 11:00."""
    facts = {"submitted": "2026-11-02 07:30", "due": "2026-11-03 10:30"}
    return dossier(
        number,
        task("nhan", "2026-11-02 07:30", "2026-11-02 08:00", by=1, role="one_stop_officer"),
        task("lam", "2026-11-02 08:00", "2026-11-03 10:00"),
        task("ky", "2026-11-03 10:00", "2026-11-03 11:00", by=4, role="leader"),
        task("tra", "2026-11-03 11:00", "2026-11-06 09:00", by=1, role="one_stop_officer"),
        decided="2026-11-03 11:00",
        **(facts | changes),
    )


def hours_of(given, **hours):
    """A process with other hours at some steps."""
    all_hours = {each.key: each.hours for each in given.steps}
    return with_hours(given, all_hours | {key: Decimal(value) for key, value in hours.items()})


def inserted(fresh, *, after, before, given=STRAIGHT):
    """A process with a step between two others."""
    steps = []
    for each in given.steps:
        exits = tuple(
            replace(one, to=tuple(fresh.key if to == before else to for to in one.to))
            for one in each.exits
        )
        steps.append(replace(each, exits=exits) if each.key == after else each)
        if each.key == after:
            steps.append(fresh)
    return replace(given, steps=tuple(steps))


def ends(simulation, number=1):
    found = next(each for each in simulation.dossiers if each.dossier_id == number)
    return {each.step_key: each.ended_at for each in found.tasks}


def test_half_the_hours_is_half_the_work():
    """Ten office hours of appraisal from Monday 8:00 become five: until 14:30 on the same day."""
    simulation = simulate(history(plain()), draft=hours_of(STRAIGHT, lam=8))

    assert ends(simulation)["lam"] == at("2026-11-02 14:30")
    assert simulation.dossiers[0].predicted_at == at("2026-11-02 15:30")
    assert simulation.dossiers[0].change is Change.GAINED
    assert simulation.saved == 5 * HOUR
    assert (simulation.on_time_then, simulation.on_time_now, simulation.counted) == (0, 1, 1)


def test_how_far_work_follows_the_hours_is_an_assumption():
    """At a weight of one half, half the hours save a quarter; at none, nothing."""
    for weight, saved in ((Fraction(1, 2), 2.5 * HOUR), (Fraction(0), 0 * HOUR)):
        simulation = simulate(
            history(plain()),
            draft=hours_of(STRAIGHT, lam=8),
            assumptions=Assumptions(hours_weight=weight),
        )
        assert simulation.saved == saved


def test_an_official_ends_one_thing_after_the_other():
    """The second waited until the first was done at 10:00: it took one hour, not seven and a half."""
    second = dossier(
        2,
        task("nhan", "2026-11-02 10:00", "2026-11-02 10:00", by=1, role="one_stop_officer"),
        task("lam", "2026-11-02 10:00", "2026-11-03 11:00"),
        submitted="2026-11-02 10:00",
        decided="2026-11-03 11:00",
        due="2026-11-03 10:30",
    )
    simulation = simulate(history(plain(), second), draft=hours_of(STRAIGHT, lam=8))
    # It begins when the first is done, at 14:30, and takes half an hour.
    assert ends(simulation, 1)["lam"] == at("2026-11-02 14:30")
    assert ends(simulation, 2)["lam"] == at("2026-11-02 15:00")
    assert simulation.saved == 5.5 * HOUR


def test_a_new_step_takes_its_hours_in_the_measure_of_those_who_do_it():
    """The leader planned four hours and took one: of eight planned hours of his, two."""
    fresh = step("xem", StepKind.REVIEW, "leader", 8, (D, "ky"))
    simulation = simulate(history(plain()), draft=inserted(fresh, after="lam", before="ky"))

    assert ends(simulation)["xem"] == at("2026-11-03 13:30")  # 10:00–11:30, 13:00–13:30
    assert ends(simulation)["ky"] == at("2026-11-03 14:30")
    assert {each.officer: each.times_now for each in simulation.officers}[4] == 2
    assert simulation.saved == -2 * HOUR
    assert next(each for each in simulation.steps if each.step_key == "xem").is_new


def test_new_work_takes_its_turn_among_what_came_before():
    """The leader's work usually lies for an hour: what he ended within it still comes first."""
    fresh = step("xem", StepKind.REVIEW, "leader", 4, (D, "ky"))
    draft = inserted(fresh, after="lam", before="ky")
    beside = [
        OtherWork(4, at("2026-11-03 09:00"), at("2026-11-03 10:20")),
        OtherWork(4, at("2026-11-03 10:05"), at("2026-11-03 13:30")),
    ]
    simulation = simulate(history(plain(), other_work=beside), draft=draft)
    # He works until 10:20 on the first; the new hour's turn comes at 11:00, before the second.
    # Signing took him 40 minutes of four planned hours, and so does the new step.
    assert ends(simulation)["xem"] == at("2026-11-03 11:00")


def test_a_step_of_an_agency_without_a_past_takes_its_planned_hours_and_no_queue():
    fresh = step(
        "hoi", StepKind.CONSULT, "case_officer", 3, (D, "ky"),
        place=Place.NAMED, agency_name="Sở Xây dựng",
    )  # fmt: skip
    dossiers = [plain(1), plain(2)]
    simulation = simulate(history(*dossiers), draft=inserted(fresh, after="lam", before="ky"))

    for number in (1, 2):
        assert ends(simulation, number)["hoi"] == at("2026-11-03 14:30")
    unknown = [each for each in simulation.officers if each.officer is None]
    assert [(each.times_now, each.work.now) for each in unknown] == [(2, 6 * HOUR)]
    assert simulation.saved == timedelta()  # nobody's hours that we know of
    assert simulation.added_elsewhere == 6 * HOUR


def test_a_removed_step_takes_no_time():
    """Without a signature the appraisal is the end."""
    draft = process(
        STRAIGHT.steps[0],
        replace(STRAIGHT.steps[1], exits=(StepExit(outcome=D, to=("tra",)),)),
        STRAIGHT.steps[3],
    )
    simulation = simulate(history(plain()), draft=draft)

    assert simulation.dossiers[0].predicted_at == at("2026-11-03 10:00")
    assert simulation.saved == HOUR
    gone = next(each for each in simulation.steps if each.step_key == "ky")
    assert (gone.is_gone, gone.times_then, gone.times_now) == (True, 1, 0)


def test_branches_run_side_by_side_and_a_join_waits_for_the_last():
    """The police answer last, at 16:30; a quarter of their hours, and the survey is last, at 11:00."""
    told = dossier(
        1,
        task("nhan", "2026-11-02 07:30", "2026-11-02 08:00", by=1, role="one_stop_officer"),
        task("hoi-1", "2026-11-02 08:00", "2026-11-02 16:30", by=20, agency=POLICE),
        task("hoi-2", "2026-11-02 08:00", "2026-11-02 10:00", by=4, role="leader"),
        task("do", "2026-11-02 08:00", "2026-11-02 11:00"),
        task("lam", "2026-11-02 16:30", "2026-11-03 08:30"),
        task("ky", "2026-11-03 08:30", "2026-11-03 09:30", by=4, role="leader"),
        submitted="2026-11-02 07:30",
        due="2026-11-03 09:00",
        decided="2026-11-03 09:30",
    )
    draft = hours_of(FORKED, **{"hoi-1": 6})
    simulation = simulate(history(told, on=FORKED), draft=draft)

    found = {each.step_key: each for each in simulation.dossiers[0].tasks}
    assert found["hoi-1"].ended_at == at("2026-11-02 09:45")
    assert found["lam"].opened_at == at("2026-11-02 11:00")
    assert simulation.dossiers[0].predicted_at == at("2026-11-02 15:00")
    assert simulation.dossiers[0].change is Change.GAINED


def test_a_wait_for_the_applicant_stays_as_long_as_it_was():
    """Asked at 10:00 on Monday, answered on Thursday at 8:00: three days less two hours, as before."""
    told = dossier(
        1,
        task("lam", "2026-11-02 08:00", "2026-11-05 10:00"),
        submitted="2026-11-02 08:00",
        decided="2026-11-05 10:00",
        due="2026-11-05 09:30",
        waits=[("2026-11-02 10:00", "2026-11-05 08:00")],
    )  # fmt: skip
    on = process(replace(STRAIGHT.steps[1], exits=(StepExit(outcome=D, to=("end:result",)),)))
    simulation = simulate(history(told, on=on), draft=hours_of(on, lam=8))

    first, second = simulation.dossiers[0].tasks
    assert first.ended_at == at("2026-11-02 09:00")
    assert second.opened_at == at("2026-11-05 07:00")
    assert second.ended_at == at("2026-11-05 08:30")  # the office opens at 7:30
    assert simulation.dossiers[0].change is Change.GAINED


def test_parts_of_other_agencies_go_on_while_the_dossier_waits():
    told = dossier(
        1,
        task("nhan", "2026-11-02 07:30", "2026-11-02 08:00", by=1, role="one_stop_officer"),
        task("hoi-1", "2026-11-02 08:00", "2026-11-02 10:00", by=20, agency=POLICE),
        submitted="2026-11-02 07:30",
        waits=[("2026-11-02 08:30", "2026-11-02 09:30")],
    )
    simulation = simulate(history(told, on=FORKED), draft=None)
    assert [each.work for each in simulation.dossiers[0].tasks] == [HOUR / 2, 2 * HOUR]


def test_work_in_the_evening_is_replayed_and_gone_with_its_step():
    told = plain()
    evening = replace(told.tasks[2], ended_at=at("2026-11-03 21:12:00.000001"))
    told = replace(
        told, tasks=(*told.tasks[:2], evening), decided_at=at("2026-11-03 21:12:00.000001")
    )
    assert ends(simulate(history(told), draft=None))["ky"] == at("2026-11-03 21:12:00.000001")


def test_a_step_that_changes_hands_waits_for_those_who_get_it():
    """The leader of the ward signs no more; the officer who appraised does, and has a queue."""
    signing = replace(
        STRAIGHT.steps[2], actor=StepActor(place=Place.COMPETENT, role_key="case_officer")
    )
    draft = process(*STRAIGHT.steps[:2], signing, STRAIGHT.steps[3])
    simulation = simulate(history(plain()), draft=draft)
    load = {each.officer: (each.times_then, each.times_now) for each in simulation.officers}
    assert load[3] == (1, 2)
    assert load[4] == (1, 0)


def test_new_work_is_dealt_out_one_after_the_other():
    """Nobody of the two has had the dossiers before: each gets every second one."""
    fresh = step("xem", StepKind.REVIEW, "clerk", 1, (D, "ky"))
    simulation = simulate(
        history(*(plain(number) for number in range(1, 7))),
        draft=inserted(fresh, after="lam", before="ky"),
        assumptions=Assumptions(officers={(WARD, "clerk"): (31, 30)}),
    )
    load = {each.officer: each.times_now for each in simulation.officers}
    assert (load[30], load[31]) == (3, 3)


def test_what_an_official_does_beside_stays_and_takes_its_time():
    """From 13:00 on Monday until 9:00 on Tuesday it was something else: 4 h 30 min are left of ten."""
    beside = OtherWork(3, at("2026-11-02 13:00"), at("2026-11-03 09:00"))
    told = history(plain(), other_work=[beside])
    less = simulate(told, draft=hours_of(STRAIGHT, lam=8))
    assert less.saved == 2.25 * HOUR
    assert ends(less)["lam"] == at("2026-11-02 10:15")
    more = simulate(told, draft=hours_of(STRAIGHT, lam=32))  # 3.5 h before it, 5.5 h after 9:00
    assert ends(more)["lam"] == at("2026-11-03 16:00")


def test_a_dossier_that_its_process_does_not_explain_stays_as_it_was():
    """Signed before anybody appraised it: no draft is applied, and the page says so."""
    told = plain()
    odd = replace(told, tasks=(told.tasks[0], told.tasks[2]))
    simulation = simulate(history(odd), draft=with_hours(STRAIGHT, Decimal("0.5")))

    assert simulation.unexplained == 1
    assert simulation.dossiers[0].predicted_at == odd.decided_at
    assert simulation.saved == timedelta()


def test_a_dossier_that_came_nowhere_gets_no_new_steps():
    """Still with the officer: nothing is predicted, and no step after it is done."""
    told = plain()
    waiting = replace(told.tasks[1], ended_at=None, outcome="")
    told = replace(told, tasks=(told.tasks[0], waiting), decided_at=None)
    fresh = step("xem", StepKind.REVIEW, "leader", 8, (D, "lam"))
    simulation = simulate(history(told), draft=inserted(fresh, after="nhan", before="lam"))

    assert list(ends(simulation)) == ["nhan"]
    assert simulation.dossiers[0].change is Change.UNDECIDED
    assert simulation.counted == 0


def test_a_draft_that_goes_in_circles_is_refused():
    round_about = replace(STRAIGHT.steps[1], exits=(StepExit(outcome=D, to=("xem",)),))
    back = step("xem", StepKind.REVIEW, "leader", 8, (StepOutcome.DONE, "lam"))
    with pytest.raises(ProcessNeverEnds) as refused:
        simulate(history(plain()), draft=process(STRAIGHT.steps[0], round_about, back))
    assert refused.value.details["step_name"] in {"lam", "xem"}


def test_queues_are_counted_at_the_close_of_each_day():
    simulation = simulate(history(plain()), draft=hours_of(STRAIGHT, lam=8))
    queue = next(each for each in simulation.steps if each.step_key == "lam")
    assert [day.day for day in simulation.days] == [2, 3, 4, 5, 6]
    assert queue.queue_then == (1, 0, 0, 0, 0)
    assert queue.queue_now == (0, 0, 0, 0, 0)


def test_nothing_is_nothing():
    simulation = simulate(history(), draft=STRAIGHT)
    assert (simulation.dossiers, simulation.days, simulation.counted) == ((), (), 0)


def test_ten_thousand_dossiers_take_seconds():
    """Eight seconds of one processor at most; measured: about three."""
    told = Teller(Random(7), FORKED).history(10_000)
    started = process_time()
    simulation = simulate(told, draft=with_hours(FORKED, Decimal("0.5")))
    assert process_time() - started < 8
    assert len(simulation.dossiers) == 10_000
    assert {each.agency_code for each in simulation.officers} == {WARD, DEPARTMENT, POLICE}
