"""What differs between two versions, in sentences."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from motcua.domain.processes.rules.difference import ChangeKind, compare, differences
from motcua.domain.processes.tests.any_process import ROLE_NAMES, forked, processes, step
from motcua.domain.processes.values import StepExit, StepOutcome


def changed(process, key, **fields):
    steps = tuple(replace(each, **fields) if each.key == key else each for each in process.steps)
    return replace(process, steps=steps)


def said(old, new):
    return differences(old, new, role_names=ROLE_NAMES)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(process=processes())
def test_the_same_says_nothing(process):
    assert differences(process, process) == ()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=processes(), new=processes())
def test_what_differs_says_something_and_every_step_has_its_row(old, new):
    comparison = compare(old, new, role_names=ROLE_NAMES)
    assert bool(comparison.changes) or _as_read(old) == _as_read(new)
    assert sorted(row.old_order for row in comparison.rows if row.old) == list(
        range(1, len(old.steps) + 1)
    )
    assert sorted(row.new_order for row in comparison.rows if row.new) == list(
        range(1, len(new.steps) + 1)
    )


def _as_read(process):
    """What a reader sees: steps by their place, not their key; no order of exits or of branches."""
    places = {each.key: str(n) for n, each in enumerate(process.steps)}

    def exit_read(leads):
        return replace(leads, to=tuple(sorted(places.get(each, each) for each in leads.to)))

    def step_read(each):
        exits = sorted(map(exit_read, each.exits), key=lambda leads: leads.outcome)
        return replace(each, key=places[each.key], exits=tuple(exits))

    return replace(process, steps=tuple(map(step_read, process.steps)))


def test_hours_and_the_total_of_the_longest_way():
    """The longer branch decides: 4 + 24 + 20 + 8 + 4."""
    old = forked()
    assert said(old, changed(old, "gather", hours=Decimal(16))) == (
        "Tổng thời gian theo đường dài nhất: 60 → 56 giờ.",
        "Bước “Bước gather”: 20 → 16 giờ.",
    )
    assert said(old, changed(old, "ask-a", hours=Decimal("12.5"))) == (
        "Bước “Bước ask-a”: 16 → 12,5 giờ.",
    )


def test_another_role():
    old = forked()
    actor = replace(old.step("sign").actor, role_key="unit_head", division="Phòng Đầu tư")
    assert said(old, changed(old, "sign", actor=actor)) == (
        (
            "Bước “Bước sign”: người thực hiện từ Lãnh đạo cơ quan, Cơ quan giải quyết thành"
            " Lãnh đạo phòng chuyên môn (Phòng Đầu tư), Cơ quan giải quyết."
        ),
    )


def test_added_removed_and_moved_steps():
    old = forked()
    by_key = {each.key: each for each in old.steps}
    clerk = step("issue", name="Đóng dấu", role="clerk", hours="2", to=["return"])
    order = ["intake", "ask-b", "ask-a", "sign"]
    new = replace(old, steps=(*(by_key[key] for key in order), clerk, by_key["return"]))
    kinds = [change.kind for change in compare(old, new, role_names=ROLE_NAMES).changes]
    assert kinds.count(ChangeKind.ADDED) == 1
    assert kinds.count(ChangeKind.REMOVED) == 1
    assert kinds.count(ChangeKind.MOVED) == 1
    sentences = said(old, new)
    assert "Thêm bước 5 “Đóng dấu”: Văn thư, Cơ quan giải quyết, 2 giờ." in sentences
    assert "Bỏ bước 4 “Bước gather”: Chuyên viên thụ lý, Cơ quan giải quyết, 20 giờ." in sentences


def test_exits_in_words_and_not_by_their_new_numbers():
    """A step that only moved does not change what leads to it."""
    old = forked()
    sign = replace(
        old.step("sign"),
        exits=(
            StepExit(outcome=StepOutcome.DONE, to=("return",)),
            StepExit(outcome=StepOutcome.SEND_BACK, to=("ask-a", "ask-b")),
        ),
    )
    new = replace(old, steps=tuple(sign if each.key == "sign" else each for each in old.steps))
    assert said(old, new) == (
        (
            "Bước “Bước sign”, kết quả “Trả lại để làm lại”: trước dẫn đến bước 4 “Bước gather”,"
            " nay đến bước 2 “Bước ask-a”, bước 3 “Bước ask-b”."
        ),
        "Bước “Bước sign”: bỏ kết quả “Không đủ điều kiện” (trước dẫn đến kết thúc: từ chối).",
    )


def test_the_order_of_branches_says_nothing():
    old = forked()
    branches = (StepExit(outcome=StepOutcome.DONE, to=("ask-b", "ask-a")),)
    assert said(old, changed(old, "intake", exits=branches)) == ()


def test_a_table_typed_anew_is_compared_by_names():
    old = forked()
    keys = {each.key: f"buoc-{n}" for n, each in enumerate(old.steps, 1)}
    typed = replace(
        old,
        steps=tuple(
            replace(
                each,
                key=keys[each.key],
                exits=tuple(
                    replace(leads, to=tuple(keys.get(to, to) for to in leads.to))
                    for leads in each.exits
                ),
            )
            for each in old.steps
        ),
    )
    assert said(old, typed) == ()
