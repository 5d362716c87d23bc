"""Entering a reorganisation. Legal: LR-123 (72/2025/QH15; two persons assumed)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from motcua.domain.organisations import models, selectors
from motcua.domain.organisations.actions import reorganise
from motcua.domain.organisations.errors import ReorganisationContradicts
from motcua.domain.organisations.tests.moves import (
    AT,
    CLERK,
    EFFECT,
    document,
    founded,
    merged,
    two_communes,
)
from motcua.domain.organisations.values import Heir, Move, MoveKind, ReorganisationState
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units():
    two_communes()


def refused(reorganisation, at=AT):
    before = models.ReorganisationRow.objects.count()
    with pytest.raises(ReorganisationContradicts) as refusal:
        reorganise(reorganisation=reorganisation, by=CLERK, at=at)
    assert models.ReorganisationRow.objects.count() == before
    return refusal.value.details["reason"]


def test_it_is_entered_and_nothing_holds_yet():
    number = reorganise(reorganisation=document(), by=CLERK, at=AT)
    line = selectors.reorganisation(number)
    assert (line.state, line.reorganisation) == (ReorganisationState.ENTERED, document())
    assert selectors.agency("t-bac").valid_to is None
    assert journal.latest_about(f"reorganisation:{number}", module="organisations").word == (
        "organisations.reorganisation_entered"
    )


def test_the_same_document_again_is_the_one_that_stands():
    first = reorganise(reorganisation=document(), by=CLERK, at=AT)
    assert reorganise(reorganisation=document(), by=CLERK, at=AT) == first
    assert models.ReorganisationRow.objects.count() == 1


def test_without_the_right_nothing_is_entered():
    with pytest.raises(NotPermitted):
        reorganise(reorganisation=document(), by=replace(CLERK, rights=frozenset()), at=AT)
    assert not models.ReorganisationRow.objects.exists()


def test_a_ring_is_refused():
    """A carries on for B and B for A: both end, so neither can."""
    assert "không hoạt động từ ngày hiệu lực" in refused(
        document(moves=(merged("t-bac", "t-nam"), merged("t-nam", "t-bac")), new_agencies=())
    )


def test_a_unit_that_is_not_there_on_the_day_is_refused():
    assert "không tồn tại ngày 31/01/2018" in refused(
        document(
            decided_on=date(2018, 1, 1),
            takes_effect_on=date(2018, 2, 1),
            new_agencies=(),
            moves=(merged("t-bac", "t-nam"),),
        )
    )
    assert "không có cơ quan t-la" in refused(document(moves=(merged("t-la", "t-moi"),)))


def test_a_day_that_has_passed_is_refused_while_the_unit_goes_on_deciding():
    passed = date(2026, 11, 1)
    assert "ngày hiệu lực đã qua" in refused(
        document(
            decided_on=passed,
            takes_effect_on=passed,
            moves=(merged("t-bac", "t-nam"),),
            new_agencies=(),
        )
    )


def test_a_decision_signed_later_or_after_its_own_day_is_refused():
    assert "ngày ký sau hôm nay" in refused(document(decided_on=date(2026, 12, 10)))
    assert "trước ngày ký" in refused(
        document(takes_effect_on=date(2026, 11, 1), new_agencies=(), moves=())
    )


def test_two_events_for_one_unit_on_a_day_are_refused():
    twice = document(moves=(merged("t-bac", "t-moi"), merged("t-bac", "t-nam")))
    assert "hai lần sắp xếp" in refused(twice)


def test_a_code_that_was_used_is_not_used_again():
    assert "mã t-nam đã dùng" in refused(document(new_agencies=(founded("t-nam"),)))


def test_a_missing_successor_is_refused_where_one_is_needed():
    lacking = Move(kind=MoveKind.MERGE, agency_code="t-bac")
    assert "cần đúng một nơi kế thừa toàn bộ" in refused(document(moves=(lacking,)))
    only_land = Move(
        kind=MoveKind.ABOLISH,
        agency_code="t-bac",
        heirs=(Heir(agency_code="t-moi", field_keys=("dat-dai",)),),
    )
    assert "phần còn lại" in refused(document(moves=(only_land,)))


def test_a_field_given_to_two_heirs_is_refused():
    shared = Move(
        kind=MoveKind.SPLIT,
        agency_code="t-bac",
        heirs=(
            Heir(agency_code="t-moi", field_keys=("dat-dai",)),
            Heir(agency_code="t-nam", field_keys=("dat-dai",)),
            Heir(agency_code="t-so"),
        ),
    )
    assert "giao cho hai nơi" in refused(document(moves=(shared,)))


def test_a_counter_is_not_succeeded_by_who_receives_nobody():
    assert "không cùng loại" in refused(document(moves=(merged("t-bac-motcua", "t-so"),)))


def test_a_new_name_is_a_new_row_of_the_same_kind():
    same = Move(kind=MoveKind.RENAME, agency_code="t-bac", heirs=(Heir(agency_code="t-nam"),))
    assert "bản ghi mới" in refused(document(moves=(same,)))
    renamed = Move(kind=MoveKind.RENAME, agency_code="t-bac", heirs=(Heir(agency_code="t-moi"),))
    new = founded("t-moi", name="Ủy ban nhân dân xã Bắc")
    assert "tên mới giống tên cũ" in refused(document(moves=(renamed,), new_agencies=(new,)))


def test_an_ended_division_names_where_it_went_and_leaves_no_unit_behind():
    reason = refused(document(ended_divisions=("91001",)))
    assert "chưa ghi nhập vào đâu" in reason
    assert "còn lại ở đơn vị đã kết thúc" in reason


def test_a_unit_that_another_decision_ends_is_refused():
    from motcua.domain.identity.values import SYSTEM  # noqa: PLC0415
    from motcua.domain.organisations.actions import publish_reorganisation  # noqa: PLC0415

    number = reorganise(reorganisation=document(), by=CLERK, at=AT)
    publish_reorganisation(reorganisation_id=number, by=SYSTEM, at=AT)
    other = document(decision_number="99/NQ", moves=(merged("t-bac", "t-so"),), new_agencies=())
    assert "đã được sắp xếp theo 12/NQ-HĐND" in refused(other)
    assert date(2027, 1, 1) == EFFECT


@pytest.mark.parametrize("day", [date.min, date(206, 7, 1), date(2062, 1, 1), date.max])
def test_a_year_that_nobody_means_is_refused(day):
    asked = document(decided_on=day, takes_effect_on=day, new_agencies=(founded(valid_from=day),))
    assert f"năm {day.year} có lẽ ghi nhầm" in refused(asked)


def test_a_name_that_another_unit_bears_on_the_day_is_refused():
    twin = founded(name="Ủy ban nhân dân Xã Nam")
    one = (merged("t-bac", "t-moi"),)
    assert "đã có Ủy ban nhân dân Xã Nam" in refused(document(moves=one, new_agencies=(twin,)))
    both = (founded(), founded("t-moi-2"))
    assert "new_agencies[1].name" in refused(document(moves=one, new_agencies=both))
    # The unit that bears it ends: its name is free.
    reorganise(reorganisation=document(new_agencies=(twin,)), by=CLERK, at=AT)


def test_a_new_counter_has_an_identifier_for_the_codes_of_its_dossiers():
    one = (merged("t-bac-motcua", "t-moi"),)
    counter = founded(role="one_stop", name="Một cửa xã Bắc Nam")
    assert "new_agencies[0].identifier" in refused(document(moves=one, new_agencies=(counter,)))
    named = replace(counter, identifier="998.00.00.H31", identifier_short="H31.998.00")
    reorganise(reorganisation=document(moves=one, new_agencies=(named,)), by=CLERK, at=AT)


def test_no_code_of_a_dossier_is_given_twice_on_the_day_of_a_change():
    """The counter under its new name begins at 0001: on a day that has begun, a second time."""
    codes = {"identifier": "998.00.00.H31", "identifier_short": "H31.998.00"}
    models.Agency.objects.filter(pk="t-bac-motcua").update(**codes)
    today = AT.date()
    renamed = Move(
        kind=MoveKind.RENAME, agency_code="t-bac-motcua", heirs=(Heir(agency_code="t-moi"),)
    )

    def asked(day):
        new = founded(role="one_stop", name="Một cửa Bắc", valid_from=day, **codes)
        return document(takes_effect_on=day, moves=(renamed,), new_agencies=(new,))

    assert "xin chọn hiệu lực từ ngày mai" in refused(asked(today))
    reorganise(reorganisation=asked(today + timedelta(days=1)), by=CLERK, at=AT)


def test_one_heir_named_twice_is_no_split():
    heirs = (Heir(agency_code="t-moi"), Heir(agency_code="t-moi", field_keys=("dat-dai",)))
    split = Move(kind=MoveKind.SPLIT, agency_code="t-bac", heirs=heirs)
    assert "ít nhất hai nơi kế thừa" in refused(document(moves=(split,)))
