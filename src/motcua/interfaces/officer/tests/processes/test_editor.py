"""The table is typed in, changed by buttons, counted, saved; nothing typed is ever lost."""

from dataclasses import replace
from decimal import Decimal

import pytest

from motcua.domain.identity.selectors import account_of, actor_for
from motcua.domain.processes.actions import draw_process
from motcua.domain.processes.selectors import process_version
from motcua.domain.processes.values import Place, StepActor, StepOutcome
from motcua.foundation import clock

from .conftest import HERE


def edit(number):
    return f"{HERE}/{number}/sua/"


def kept(number):
    return process_version(number).process


def test_a_draft_begins_with_the_table_of_the_catalogue(drawer, begin, form):
    number = begin()
    page = drawer.get(edit(number))
    assert page.status_code == 200
    fields = form(page)
    steps = kept(number).steps
    assert fields["count"] == [str(len(steps))]
    assert fields["name-0"] == [steps[0].name]
    assert fields["done-0"] == ["2"]
    assert "<svg" in page.content.decode()
    assert "trên thời hạn" in page.content.decode()


def test_saving_what_the_form_shows_changes_nothing(drawer, begin, form):
    number = begin()
    before = process_version(number)
    fields = form(drawer.get(edit(number)))
    answer = drawer.post(edit(number), {**fields, "lam": "luu"})
    assert answer.status_code == 302
    assert process_version(number) == before


def test_hours_are_saved_and_the_total_follows_before_that(drawer, begin, form):
    number = begin("cap-giay-chung-nhan-dang-ky-dau-tu")
    fields = form(drawer.get(edit(number)))
    fields["hours-1"] = ["1.250,5"]
    counted = drawer.post(edit(number), {**fields, "lam": "tinh"})
    text = counted.content.decode()
    assert "Vượt" in text
    assert form(counted)["hours-1"] == ["1.250,5"]
    assert kept(number).steps[1].hours != 1250
    drawer.post(edit(number), {**fields, "lam": "luu"})
    assert str(kept(number).steps[1].hours) == "1250.5"


def test_a_step_that_moves_takes_what_leads_to_it_along(drawer, begin, form):
    number = begin()
    before = kept(number)
    fields = form(drawer.get(edit(number)))
    moved = drawer.post(edit(number), {**fields, "lam": "xuong:1"})
    assert form(moved)["key-2"] == [before.steps[1].key]
    assert form(moved)["done-0"] == ["3"]
    drawer.post(edit(number), {**form(moved), "lam": "luu"})
    after = kept(number)
    assert [each.key for each in after.steps][1:3] == [
        before.steps[2].key,
        before.steps[1].key,
    ]
    assert after.steps[0].exits == before.steps[0].exits


def test_an_added_step_stands_between_and_a_removed_one_closes_the_gap(drawer, begin, form):
    number = begin()
    before = kept(number)
    fields = form(drawer.get(edit(number)))
    added = form(drawer.post(edit(number), {**fields, "lam": "them:1"}))
    assert added["count"] == [str(len(before.steps) + 1)]
    assert added["done-0"] == ["2"]
    assert added["done-1"] == ["3"]
    added["name-1"] = ["Kiểm tra tại chỗ"]
    added["hours-1"] = ["1"]
    drawer.post(edit(number), {**added, "lam": "luu"})
    assert kept(number).steps[1].name == "Kiểm tra tại chỗ"
    removed = form(drawer.post(edit(number), {**added, "lam": "bo:1"}))
    drawer.post(edit(number), {**removed, "revision": ["2"], "lam": "luu"})
    assert kept(number) == before


def test_branches_slips_and_another_agency_are_typed_as_the_annex_has_them(drawer, begin, form):
    number = begin()
    fields = form(drawer.get(edit(number)))
    fields["done-0"] = ["2, 3 (hồ sơ phức tạp)"]
    fields["waits-2"] = ["on"]
    fields["actor-1"] = ["named|case_officer"]
    fields["agency-1"] = ["Công an cấp xã"]
    fields["slips-1"] = ["consultation_request", "refusal"]
    fields["outputs-1"] = ["Văn bản trả lời\nBiên bản"]
    assert drawer.post(edit(number), {**fields, "lam": "luu"}).status_code == 302
    first, second, third = kept(number).steps[:3]
    done = first.exit_for(StepOutcome.DONE)
    assert done.to == (second.key, third.key)
    assert done.condition == "hồ sơ phức tạp"
    assert third.waits_for_all
    assert second.actor.agency_name == "Công an cấp xã"
    assert second.slips == ("consultation_request", "refusal")
    assert second.outputs == ("Văn bản trả lời", "Biên bản")


@pytest.mark.parametrize(
    "case",
    [
        ("done-0", "bước nào đó", "Không hiểu “bước nào đó”"),
        ("hours-1", "bốn", "Xin ghi số giờ"),
        ("hours-1", "-4", "Xin ghi số giờ"),
        ("name-1", "", "còn trống"),
        ("kind-1", "nonsense", None),
    ],
)
def test_what_cannot_be_read_stays_as_typed_and_nothing_is_saved(drawer, begin, form, case):
    cell, typed, words = case
    number = begin()
    before = process_version(number)
    fields = form(drawer.get(edit(number)))
    fields[cell] = [typed]
    fields["content-0"] = ["Nội dung vừa gõ"]
    answer = drawer.post(edit(number), {**fields, "lam": "luu"})
    if words is None:
        assert answer.status_code in {302, 422}
        return
    assert answer.status_code == 422
    text = answer.content.decode()
    assert words.lower() in text.lower()
    assert form(answer)[cell] == [typed]
    assert form(answer)["content-0"] == ["Nội dung vừa gõ"]
    assert process_version(number) == before


def test_who_comes_second_is_told_by_whom_and_keeps_what_was_typed(
    drawer, other_drawer, begin, form
):
    number = begin()
    mine, theirs = form(drawer.get(edit(number))), form(other_drawer.get(edit(number)))
    theirs["hours-0"] = ["3"]
    assert other_drawer.post(edit(number), {**theirs, "lam": "luu"}).status_code == 302
    mine["name-0"] = ["Tiếp nhận tại quầy"]
    answer = drawer.post(edit(number), {**mine, "lam": "luu"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Phan Văn Họa" in text
    assert form(answer)["name-0"] == ["Tiếp nhận tại quầy"]
    assert kept(number).steps[0].name != "Tiếp nhận tại quầy"
    assert 'value="luu-de:2"' in text
    assert drawer.post(edit(number), {**mine, "lam": "luu-de:2"}).status_code == 302
    assert kept(number).steps[0].name == "Tiếp nhận tại quầy"


def test_the_gate_speaks_beside_the_row_it_means(drawer, begin, form):
    number = begin()
    fields = form(drawer.get(edit(number)))
    last = int(fields["count"][0]) - 1
    fields[f"done-{last}"] = [""]
    text = drawer.post(edit(number), {**fields, "lam": "tinh"}).content.decode()
    assert f'href="#buoc-{last + 1}"' in text
    assert "chưa ban hành được" in text


def test_a_form_sent_twice_is_saved_once(drawer, begin, form):
    number = begin()
    fields = form(drawer.get(edit(number)))
    fields["hours-0"] = ["2"]
    for _ in range(2):
        assert drawer.post(edit(number), {**fields, "lam": "luu"}).status_code == 302
    assert process_version(number).revision == 2


def test_what_the_system_does_not_know_stays_until_another_is_chosen(drawer, begin, form):
    """A model from elsewhere names a role and a slip that there are not; big hours come back."""
    number = begin()
    strange = replace(
        kept(number).steps[0],
        actor=StepActor(place=Place.COMPETENT, role_key="thu-kho"),
        slips=("phieu-la",),
        hours=Decimal(1250),
    )
    process = replace(kept(number), steps=(strange, *kept(number).steps[1:]))
    drawn = draw_process(
        process=process, by=actor_for(account_of("ve"), at=clock.now()), at=clock.now()
    )
    fields = form(drawer.get(edit(drawn)))
    assert fields["hours-0"] == ["1250"]
    assert drawer.post(edit(drawn), {**fields, "lam": "luu"}).status_code == 302
    assert kept(drawn) == process
