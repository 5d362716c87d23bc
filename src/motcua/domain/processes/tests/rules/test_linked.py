"""LR-096. Interlinked procedures that would wait for each other (61/2018/NĐ-CP art 19.6, 19.7)."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.processes.rules.gate import faults_of
from motcua.domain.processes.rules.linked import linked_cycle, linked_slugs
from motcua.domain.processes.tests.contexts import well_staffed
from motcua.domain.processes.tests.tables import procedure
from motcua.domain.processes.values import (
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepKind,
)


def process(slug, *leads_to):
    steps = tuple(
        ProcessStep(
            key=f"b{number}",
            name="Phần việc của cơ quan khác",
            kind=StepKind.LINKED,
            actor=StepActor(
                place=Place.NAMED, role_key="case_officer", agency_name="Công an cấp xã"
            ),
            hours=Decimal(8),
            inputs=("Giấy khai sinh", f"thu-tuc:{target}"),
        )
        for number, target in enumerate(leads_to)
    )
    return InternalProcess(procedure_slug=slug, symbol="QT-01", name="Quy trình", steps=steps)


def by_slug(*processes):
    return {each.procedure_slug: each for each in processes}


def test_what_a_process_leads_to_is_read_from_its_linked_steps():
    assert linked_slugs(process("khai-sinh", "thuong-tru", "bhyt", "bhyt")) == (
        "thuong-tru",
        "bhyt",
    )


def test_one_after_the_other_is_no_cycle():
    birth = process("khai-sinh", "thuong-tru", "bhyt")
    assert linked_cycle(birth, by_slug(process("thuong-tru", "bhyt"), process("bhyt"))) == ()


def test_two_that_wait_for_each_other_are_named_in_order():
    """LR-096: residence needs the birth certificate, and the birth would need the residence."""
    birth, residence = process("khai-sinh", "thuong-tru"), process("thuong-tru", "khai-sinh")
    assert linked_cycle(birth, by_slug(residence)) == ("khai-sinh", "thuong-tru", "khai-sinh")


def test_a_longer_way_round_and_one_that_leads_to_itself():
    a, b, c = process("a", "b"), process("b", "c"), process("c", "a")
    assert linked_cycle(a, by_slug(b, c)) == ("a", "b", "c", "a")
    assert linked_cycle(process("a", "a"), {}) == ("a", "a")


def test_a_cycle_among_others_is_theirs_and_does_not_hang():
    b, c = process("b", "c"), process("c", "b")
    assert linked_cycle(process("a", "b"), by_slug(b, c)) == ()


def test_the_old_version_of_itself_does_not_count():
    """What is judged is the draft, not the version that it replaces."""
    assert linked_cycle(process("a"), by_slug(process("a", "a"))) == ()


SLUGS = st.sampled_from("abcdef")


@given(st.dictionaries(SLUGS, st.lists(SLUGS, max_size=4), min_size=1))
def test_a_chain_is_found_exactly_where_one_leads_back(links):
    every = {slug: process(slug, *targets) for slug, targets in links.items()}
    start = min(every)
    reached, waiting = set(), [start]
    while waiting:
        for target in links.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    chain = linked_cycle(every[start], every)
    assert bool(chain) is (start in reached)
    if chain:
        assert chain[0] == chain[-1] == start
        assert all(after in links[before] for before, after in pairwise(chain))


@pytest.mark.django_db
def test_the_gate_lets_no_such_ring_through_and_names_it():
    """LR-096: the draft calls a procedure whose process in force calls it."""
    birth, residence = process("khai-sinh", "thuong-tru"), process("thuong-tru", "khai-sinh")
    context = well_staffed(birth, procedure())
    assert not [each for each in faults_of(birth, context=context) if each.code == "linked_cycle"]
    context = replace(context, linked=by_slug(residence))
    [found] = [each for each in faults_of(birth, context=context) if each.code == "linked_cycle"]
    assert found.path == ("b0",)
    assert "khai-sinh → thuong-tru → khai-sinh" in found.message_vi
