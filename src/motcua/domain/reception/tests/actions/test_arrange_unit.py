"""LR-101: counters and services of a unit are data, dated, and judged before they hold."""

from datetime import timedelta

import pytest

from motcua.domain.reception.actions import arrange_unit
from motcua.domain.reception.errors import PlanUnreadable, QueueNotFound
from motcua.domain.reception.selectors import plan_of
from motcua.domain.reception.tests.halls import AT, HALL, PLAN, arrange
from motcua.foundation.errors import NotPermitted


def test_the_plan_holds_from_its_moment_and_the_former_one_before(people, words):
    arrange()
    later = AT + timedelta(days=3)
    arrange({**PLAN, "priorities": []}, at=later)
    assert len(plan_of(HALL, at=AT).priorities) == 2
    assert plan_of(HALL, at=later).priorities == ()
    with pytest.raises(QueueNotFound):
        plan_of(HALL, at=AT - timedelta(seconds=1))
    assert words() == ["reception.unit_arranged"] * 2


def test_the_same_plan_again_changes_nothing(hall, written):
    before = written()
    arrange(at=AT + timedelta(days=1))
    assert written() == before


def test_only_the_head_of_the_unit_arranges_it(people, written):
    before = written()
    with pytest.raises(NotPermitted):
        arrange_unit(agency_code=HALL, plan=PLAN, by=people.one_stop, at=AT)
    assert written() == before


def test_only_a_one_stop_unit_gives_numbers(people):
    with pytest.raises(QueueNotFound):
        arrange(agency="hy2-11953-ubnd")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"services": []}, "từ 1 đến 26 nhóm việc"),
        ({"counters": PLAN["counters"][:1]}, "không quầy nào nhận"),
        ({"counters": [{"number": 1, "name": "Một", "service_keys": ["la"]}]}, "không có"),
        ({"counters": PLAN["counters"] * 2}, "hai quầy cùng số"),
        ({"services": [*PLAN["services"], PLAN["services"][0]]}, "cùng mã"),
        ({"priorities": [{"key": "a", "name": "A", "source": " "}]}, "căn cứ"),
        ({"rules": {"calls_max": 0}}, "âm hoặc bằng không"),
        ({"rules": {"lạ": 1}}, "lạ"),
        ({"counters": [{"number": "x", "name": "A", "service_keys": []}]}, "sai"),
        ({"services": "ho-tich"}, "services"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused_with_the_reason(people, written, change, why):
    before = written()
    with pytest.raises(PlanUnreadable) as refusal:
        arrange({**PLAN, **change})
    assert why in str(refusal.value.details["why"])
    assert written() == before
