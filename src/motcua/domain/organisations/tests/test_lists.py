"""Two lists side by side: every kind of difference is named, nothing is decided. Legal: LR-123."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.organisations.rules import list_differences, plain
from motcua.domain.organisations.values import (
    DifferenceKind,
    DivisionLevel,
    ListedStep,
    ListedUnit,
)

DAY = date(2026, 11, 26)


def unit(code, name="Xã A", parent="33", **more):
    facts = {
        "level": DivisionLevel.COMMUNE,
        "kind": "commune",
        "valid_from": None,
        "valid_to": None,
    }
    return ListedUnit(code=code, name=name, parent_code=parent, **{**facts, **more})


def step(code, heir):
    return ListedStep(
        predecessor_code=code, successor_code=heir, took_effect_on=DAY, extent="whole"
    )


def kinds(ours, theirs, steps=()):
    found = list_differences(ours, theirs, day=DAY, their_steps=steps)
    return {each.code: each.kind for each in found}


def test_every_kind_of_difference():
    ours = [unit("1"), unit("2"), unit("3"), unit("4"), unit("5"), unit("7")]
    theirs = [unit("1"), unit("2", "Xã B"), unit("3", parent="34"), unit("6"), unit("7")]
    assert kinds(ours, theirs, [step("4", "6"), step("5", "5")]) == {
        "2": DifferenceKind.RENAMED,
        "3": DifferenceKind.MOVED,
        "4": DifferenceKind.MERGED,
        "5": DifferenceKind.CLOSED,
        "6": DifferenceKind.MISSING,
    }
    assert kinds(ours, [each for each in ours if each.code != "7"]) == {"7": DifferenceKind.EXTRA}


def test_only_what_is_there_on_the_day_is_compared():
    over = unit("1", valid_to=date(2025, 6, 30))
    assert kinds([over], []) == {}
    assert kinds([over], [unit("1")]) == {"1": DifferenceKind.MISSING}


codes = st.sampled_from(["1", "2", "3", "4"])
lists = st.dictionaries(codes, st.sampled_from(["Xã A", "Xã B"]), max_size=4)


@given(ours=lists, theirs=lists)
def test_lists_differ_exactly_where_they_are_not_the_same(ours, theirs):
    found = kinds(
        [unit(code, name) for code, name in ours.items()],
        [unit(code, name) for code, name in theirs.items()],
    )
    assert set(found) == {code for code in {*ours, *theirs} if ours.get(code) != theirs.get(code)}


def test_a_name_as_it_is_typed():
    assert plain("  Phường  Đăk Bla – M’Drắk ") == "phuong dak bla m drak"
    assert plain("Thuỷ") == plain("THỦY") == "thuy"
