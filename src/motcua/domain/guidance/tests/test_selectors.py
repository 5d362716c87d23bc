"""Which life events there are on a day, and what became of procedures meanwhile."""

from datetime import date

import pytest

from motcua.domain.guidance.actions import publish_guidance
from motcua.domain.guidance.errors import EventNotFound
from motcua.domain.guidance.rules import event_from
from motcua.domain.guidance.selectors import (
    carried_answers,
    case_carried,
    event_on,
    events_on,
    plan_for,
)

from .events import AT, OPERATOR, TODAY, description, step

pytestmark = pytest.mark.django_db


def publish(**changes):
    publish_guidance(description=description(**changes), by=OPERATOR, at=AT)


def test_the_version_of_the_day_holds_until_it_ends():
    publish()
    publish(version=2, valid_from="2026-12-01", valid_to="2026-12-31", title="Việc mới")

    assert event_on("viec-thu", date(2026, 11, 30)).version == 1
    assert event_on("viec-thu", date(2026, 12, 1)).title == "Việc mới"
    with pytest.raises(EventNotFound):
        event_on("viec-thu", date(2027, 1, 1))
    with pytest.raises(EventNotFound):
        event_on("viec-thu", date(2025, 6, 30))


def test_events_come_in_the_order_of_need_and_are_found_by_former_keys():
    publish(position=0)

    assert events_on(TODAY)[0].key == "viec-thu"
    assert event_on("viec-cu", TODAY).key == "viec-thu"
    with pytest.raises(EventNotFound):
        event_on("khong-co", TODAY)


def test_events_are_kept_at_hand(reference_data_at_hand, django_assert_num_queries):
    events_on(TODAY)
    with django_assert_num_queries(0):
        events_on(TODAY)


def test_a_procedure_that_is_not_in_force_is_skipped_or_replaced():
    """Abolished or not yet there on the day: a word, never an error for who asks."""
    gone = step("cu", "thu-tuc-da-bai-bo", title="Việc đã bỏ")
    other = step("moi", "thu-tuc-da-bai-bo", instead=["khong-con", "dang-ky-ket-hon"])
    event = event_from(description(steps=[gone, other, step("sau", after=["cu"])], notes=[]))
    plan = plan_for(event, {"con": "co", "han": "dung"}, TODAY)

    assert [each.page.slug for each in plan.steps] == ["dang-ky-ket-hon", "dang-ky-khai-sinh"]
    assert [each.title for each in plan.skipped] == ["Việc đã bỏ"]
    assert plan.steps[1].after == ()


def test_the_same_procedure_is_not_listed_twice():
    event = event_from(description(steps=[step("a"), step("b")], notes=[]))

    assert len(plan_for(event, {"con": "khong"}, TODAY).steps) == 1


def test_answers_are_carried_to_the_step_they_belong_to():
    event = event_from(description())
    answers = {"con": "co", "han": "dung"}

    assert carried_answers(event, answers, "dang-ky-khai-sinh", TODAY) == {
        "relation": "mother",
        "parents_married": "yes",
    }
    assert carried_answers(event, {"con": "co", "han": "qua"}, "dang-ky-khai-sinh", TODAY) == {
        "parents_married": "yes"
    }
    assert carried_answers(event, answers, "dang-ky-ket-hon", TODAY) == {}


def test_the_case_is_carried_to_the_step_it_belongs_to():
    cases = [{"key": "qua-han", "when": {"han": ["qua"]}}, {"key": "da-bo"}]
    event = event_from(description(steps=[step("a", cases=cases)], notes=[]))
    late, timely = {"con": "co", "han": "qua"}, {"con": "co", "han": "dung"}

    assert case_carried(event, late, "dang-ky-khai-sinh", TODAY) == "qua-han"
    assert plan_for(event, late, TODAY).steps[0].case.key == "qua-han"
    assert case_carried(event, timely, "dang-ky-khai-sinh", TODAY) == "", "not in the catalogue"
    assert plan_for(event, timely, TODAY).steps[0].case is None
    assert case_carried(event, late, "dang-ky-ket-hon", TODAY) == ""
