"""Paths, their hours, what is reached; over random sound processes."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from motcua.domain.processes.rules.gate import faults_of
from motcua.domain.processes.rules.graph import Graph, joins_of, longest_path, paths
from motcua.domain.processes.rules.written import (
    STEPS_MAX,
    digest_of,
    process_as_data,
    process_from,
)
from motcua.domain.processes.tests.contexts import well_staffed
from motcua.domain.processes.tests.sound import sound_tables
from motcua.domain.processes.tests.tables import procedure, short_table, step

SLOW = settings(deadline=None, suppress_health_check=[*HealthCheck], max_examples=150)


def _naive_paths(table):
    """Every way from the first step to an end by recursion over the written table."""
    steps = {row["key"]: row for row in table["steps"]}

    def ways(key):
        targets = [
            target
            for each in steps[key]["exits"]
            if each["outcome"] in ("done", "refuse")
            for target in each["to"]
        ]
        if any(target.startswith("end:") for target in targets):
            yield (key,)
        for target in dict.fromkeys(targets):
            if not target.startswith("end:"):
                for way in ways(target):
                    yield (key, *way)

    return list(ways(table["steps"][0]["key"]))


@SLOW
@given(sound_tables())
def test_the_longest_path_is_that_of_a_naive_enumeration(table):
    """LR-085."""
    process = process_from(table)
    hours = {row["key"]: Decimal(str(row["hours"])) for row in table["steps"]}
    ways = _naive_paths(table)

    longest = longest_path(process)

    assert longest.hours == max(sum(hours[key] for key in way) for way in ways)
    assert longest.keys in ways
    assert sorted(paths(process, count_max=10_000)) == sorted(ways)


@pytest.mark.django_db
@SLOW
@given(sound_tables())
def test_random_sound_processes_pass_the_gate(table):
    """LR-083: the gate is no stricter than it says."""
    process = process_from(table)
    page = procedure()
    context = well_staffed(process, page, limit_hours=longest_path(process).hours)
    assert [each.message_vi for each in faults_of(process, context=context)] == []
    digest = digest_of(process)
    assert digest_of(process_from(process_as_data(process))) == digest


@SLOW
@given(sound_tables())
def test_every_step_of_a_sound_process_is_on_a_path(table):
    process = process_from(table)
    graph = Graph(process)
    assert graph.reachable == set(graph.steps)
    assert {key for way in paths(process, count_max=10_000) for key in way} == set(graph.steps)
    for key in graph.steps:
        way = graph.shortest(key)
        assert (way[0], way[-1]) == (graph.first, key)
    places = {key: place for place, key in enumerate(graph.order)}
    for key, targets in graph.onward.items():
        assert all(places[key] < places[target] for target in targets)


def test_a_loop_is_told_step_by_step():
    table = short_table()
    table["steps"][2]["exits"][0]["to"] = ["tham"]
    assert Graph(process_from(table)).cycle == ("tham", "ky", "tham")
    assert Graph(process_from(short_table())).cycle == ()


def test_sending_back_and_asking_for_papers_are_no_loop():
    assert Graph(process_from(short_table())).order == ("nhan", "tham", "ky", "tra")


def test_ways_of_a_wide_process_are_counted_up_to_a_bound():
    """Twenty forks of two make a million paths: nobody enumerates them, the longest is known."""
    rows = [step("nhan", "intake", "g0", exits={"refuse": ["end:refusal"]}, hours=0)]
    for number in range(20):
        rows += [
            step(f"g{number}", "work", f"a{number}", f"b{number}", hours=0),
            step(f"a{number}", "work", f"g{number + 1}", hours=1),
            step(f"b{number}", "work", f"g{number + 1}", hours=2),
        ]
    rows.append(step("g20", "work", "end:result", hours=0))
    process = process_from(short_table(steps=rows))
    assert longest_path(process).hours == 40
    assert len(list(paths(process, count_max=50))) == 50


def test_the_largest_table_is_judged_at_once():
    """A chain of as many steps as a table may have, each waiting."""
    count = STEPS_MAX - 1
    rows = [step(f"s{n}", "work", f"s{n + 1}", waits_for_all=True) for n in range(count)]
    rows.append(step(f"s{count}", "return", "end:result"))
    process = process_from(short_table(steps=rows))
    assert longest_path(process).hours == STEPS_MAX
    assert len(joins_of(process)) == count
