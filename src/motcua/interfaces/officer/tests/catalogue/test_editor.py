"""A record is typed in, changed by buttons, measured against the law, saved; nothing typed is lost."""

import lxml.html
import pytest
from django.test import Client

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.record import record_of
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.dossiers.tests.people import register
from motcua.domain.records.rules.record import record_as_data
from motcua.interfaces.officer.catalogue.access import today
from motcua.interfaces.officer.tests.pages import words

from .conftest import HERE, OFFICE, SLUG, edit, fields_of, kept


def in_force(slug=SLUG):
    return record_as_data(record_of(procedure_on(slug, today()).version_id))


def side(page):
    """What stands beside the form: completeness and differences."""
    [found] = lxml.html.fromstring(page.content.decode()).xpath("//*[@id='tinh']")
    return " ".join(found.text_content().split())


@pytest.mark.parametrize("slug", [SLUG, "dang-ky-khai-sinh", "cap-giay-chung-nhan-dang-ky-dau-tu"])
def test_saving_what_the_form_shows_changes_nothing(drawer, begin, slug):
    number = begin(slug)
    before = kept(number)
    assert before == in_force(slug)
    page = drawer.get(edit(number))
    assert "Chưa khác gì bản hiện hành" in side(page)
    answer = drawer.post(edit(number), {**fields_of(page), "lam": "luu"})
    assert answer.status_code == 302, words(answer)[:3000]
    assert kept(number) == before
    assert record(number).revision == 1


def test_completeness_and_difference_follow_before_anything_is_saved(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    days = int(fields["limit_value"][0])
    fields |= {"name": [""], "subjects": [], "limit_value": [str(days + 3)]}
    page = drawer.post(edit(number), {**fields, "lam": "tinh"})
    said = side(page)
    assert "10/12" in said
    assert f"Thời hạn giải quyết: {days} → {days + 3} ngày làm việc" in said
    links = lxml.html.fromstring(page.content.decode()).xpath("//*[@id='tinh']//a/@href")
    assert {"#o-name", "#o-subjects"} <= set(links)
    ids = set(lxml.html.fromstring(page.content.decode()).xpath("//@id"))
    assert {link.removeprefix("#") for link in links} <= ids
    assert kept(number) == in_force()


def test_what_cannot_be_read_in_one_part_does_not_hide_what_is_missing_in_another(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    fields |= {"set_count": ["0"], "name": [""]}
    page = drawer.post(edit(number), {**fields, "lam": "luu"})
    assert page.status_code == 302
    said = side(drawer.get(edit(number)))
    assert "10/12" in said
    assert "0 nằm ngoài mức cho phép" in said


def test_a_draft_that_is_not_complete_is_kept_all_the_same(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    drawer.post(edit(number), {**fields, "name": "", "lam": "luu"})
    assert kept(number)["name"] == ""


def test_rows_are_added_moved_and_removed_without_a_script(drawer, begin):
    number = begin("dang-ky-khai-sinh")
    before = kept(number)["components"]
    fields = fields_of(drawer.get(edit(number)))
    moved = fields_of(drawer.post(edit(number), {**fields, "lam": "xuong:components:1"}))
    assert moved["components-2-name"] == [before[0]["name"]]
    added = fields_of(drawer.post(edit(number), {**moved, "lam": "them:components:1"}))
    assert added["count-components"] == [str(len(before) + 1)]
    assert added["components-2-name"] == [""]
    added["components-2-name"] = ["Giấy vừa thêm"]
    gone = fields_of(drawer.post(edit(number), {**added, "lam": "bo:components:1"}))
    drawer.post(edit(number), {**gone, "lam": "luu"})
    after = kept(number)["components"]
    assert [row["name"] for row in after[:2]] == ["Giấy vừa thêm", before[0]["name"]]
    assert [row["order"] for row in after] == list(range(1, len(before) + 1))


def test_data_that_replace_a_paper_follow_it_where_it_goes(drawer, begin):
    number = begin("dang-ky-khai-sinh")
    fields = fields_of(drawer.get(edit(number)))
    row = {"source": "CSDL quốc gia về dân cư", "field": "nơi cư trú", "component": "2"}
    fields |= {"count-data_sources": ["1"]}
    fields |= {f"data_sources-1-{key}": [value] for key, value in row.items()}
    moved = fields_of(drawer.post(edit(number), {**fields, "lam": "len:components:2"}))
    assert moved["data_sources-1-component"] == ["1"]
    gone = fields_of(drawer.post(edit(number), {**moved, "lam": "bo:components:1"}))
    assert gone["data_sources-1-component"] == [""]


def test_a_case_that_goes_is_forgotten_by_the_rows_that_named_it(drawer, begin):
    number = begin("dang-ky-khai-sinh")
    facts = kept(number)
    key = facts["cases"][0]["key"]
    assert any(key in row.get("cases", ()) for row in facts["components"])
    fields = fields_of(drawer.get(edit(number)))
    gone = fields_of(drawer.post(edit(number), {**fields, "lam": "bo:cases:1"}))
    assert all(key not in value for name, value in gone.items() if name.endswith("-cases"))


@pytest.mark.parametrize(
    ("cell", "typed", "said"),
    [
        ("limit_value", "ba", "không phải số"),
        ("components-1-original", "một", "không phải số nguyên"),
        ("cutoff", "sáng", "không phải giờ"),
    ],
)
def test_what_cannot_be_read_stays_as_typed_and_nothing_is_saved(drawer, begin, cell, typed, said):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    fields |= {cell: [typed], "note": ["Vừa gõ"]}
    answer = drawer.post(edit(number), {**fields, "lam": "luu"})
    assert answer.status_code == 422
    assert said in words(answer)
    assert f'href="#o-{cell}"' in answer.content.decode()
    again = fields_of(answer)
    assert again[cell] == [typed]
    assert again["note"] == ["Vừa gõ"]
    assert kept(number) == in_force()


def test_who_comes_second_is_told_by_whom_and_keeps_what_was_typed(drawer, checker, begin):
    number = begin()
    mine, theirs = (fields_of(each.get(edit(number))) for each in (drawer, checker))
    theirs["note"] = ["Ghi chú của người kia"]
    assert checker.post(edit(number), {**theirs, "lam": "luu"}).status_code == 302
    mine["name"] = ["Tên tôi vừa gõ"]
    answer = drawer.post(edit(number), {**mine, "lam": "luu"})
    assert answer.status_code == 409
    assert "Phan Văn Kiểm đã lưu bản này" in words(answer)
    assert fields_of(answer)["name"] == ["Tên tôi vừa gõ"]
    assert kept(number)["note"] == "Ghi chú của người kia"
    assert 'value="luu-de:2"' in answer.content.decode()
    assert drawer.post(edit(number), {**mine, "lam": "luu-de:2"}).status_code == 302
    assert kept(number)["name"] == "Tên tôi vừa gõ"


def test_a_form_sent_twice_is_saved_once(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    fields["note"] = ["Một lần"]
    for _ in range(2):
        assert drawer.post(edit(number), {**fields, "lam": "luu"}).status_code == 302
    assert record(number).revision == 2


def test_a_new_procedure_begins_with_its_name_and_says_all_that_is_missing(drawer):
    wrong = drawer.post(f"{HERE}/moi/", {"name": ""})
    assert wrong.status_code == 422
    answer = drawer.post(f"{HERE}/moi/", {"name": "Cấp giấy phép thả diều", "field": "ho-tich"})
    assert answer.status_code == 302
    page = drawer.get(answer.url)
    assert "/12 phần bắt buộc" in side(page)
    taken = drawer.post(f"{HERE}/moi/", {"name": "Tên khác", "slug": SLUG})
    assert taken.status_code == 422
    assert fields_of(page)["name"] == ["Cấp giấy phép thả diều"]


def test_one_procedure_is_drawn_once_at_a_time(drawer, begin):
    begin()
    again = drawer.post(f"{HERE}/muc/{SLUG}/soan/", {"loai": "amended"})
    assert again.status_code == 409
    assert "bản thảo" in words(again)


def test_a_draft_thrown_away_leaves_what_is_in_force(drawer, begin, versions):
    before = versions()
    number = begin()
    assert drawer.post(f"{HERE}/ban-thao/{number}/bo/").status_code == 302
    assert versions() == before
    assert drawer.post(f"{HERE}/ban-thao/{number}/bo/").status_code == 409
    assert drawer.get(edit(number)).status_code == 302


def test_who_has_no_right_finds_nothing(begin, browser_of, drafts):
    number = begin()
    before = drafts()
    stranger = browser_of(register("la", "Người Lạ", ("case_officer", OFFICE)))
    for address in (f"{HERE}/", edit(number), f"{HERE}/nhap/", f"{HERE}/quyet-dinh/"):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"lam": "luu"}).status_code in {404, 405}
    assert drafts() == before


def test_a_form_of_another_site_is_refused(drawer, begin):
    number = begin()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = drawer.cookies
    assert strict.post(edit(number), {"lam": "luu", "name": "x"}).status_code == 403
    assert kept(number) == in_force()


def test_a_form_with_too_many_fields_is_refused(drawer, begin):
    number = begin()
    answer = drawer.post(edit(number), {f"x{each}": "1" for each in range(3000)})
    assert answer.status_code in {400, 413}
    assert kept(number) == in_force()


def test_markup_that_is_typed_is_shown_as_typed(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(edit(number)))
    fields["note"] = ["<script>alert(1)</script>"]
    drawer.post(edit(number), {**fields, "lam": "luu"})
    for address in (edit(number), f"{HERE}/ban-thao/{number}/", f"{HERE}/"):
        assert "<script>alert(1)" not in drawer.get(address).content.decode()


def test_pages_ask_a_bounded_number_of_questions(
    drawer, begin, reference_data_at_hand, django_assert_max_num_queries
):
    number = begin("dang-ky-khai-sinh")
    for address in (edit(number), f"{HERE}/ban-thao/{number}/", f"{HERE}/"):
        drawer.get(address)
        with django_assert_max_num_queries(45):
            assert drawer.get(address).status_code == 200
