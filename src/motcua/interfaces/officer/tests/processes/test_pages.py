"""List, versions, files, comparison and publication."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.processes.rules.bpmn_reading import process_from_bpmn
from motcua.domain.processes.rules.bpmn_writing import bpmn_of
from motcua.domain.processes.rules.sheet_writing import workbook_of
from motcua.domain.processes.selectors import process_version, versions_of
from motcua.domain.processes.tests.any_process import forked
from motcua.domain.processes.values import ProcessStatus
from motcua.interfaces.officer.processes.table_words import role_names, slip_names

from .conftest import HERE, SLUG, fields_of

INVESTMENT = "cap-giay-chung-nhan-dang-ky-dau-tu"


def said(answer):
    return answer.content.decode()


def send(browser, slug, content, name="tep.bin"):
    file = SimpleUploadedFile(name, content)
    return browser.post(f"{HERE}/thu-tuc/{slug}/soan/", {"tu": "tep", "tep": file})


def test_the_list_shows_what_is_drawn_first_and_finds_by_words(drawer, begin):
    begin(INVESTMENT)
    text = said(drawer.get(f"{HERE}/"))
    assert text.index(f"/thu-tuc/{INVESTMENT}/") < text.index("Chưa có, theo bước chung")
    assert "Đang soạn" in text
    found = said(drawer.get(f"{HERE}/", {"q": "chung thuc ban sao"}))
    assert f"/thu-tuc/{SLUG}/" in found
    assert f"/thu-tuc/{INVESTMENT}/" not in found
    assert "Không có thủ tục nào như vậy" in said(drawer.get(f"{HERE}/", {"q": "xyzxyz"}))


def test_a_draft_may_begin_with_a_former_version(drawer, begin):
    number = begin()
    fields = fields_of(drawer.get(f"{HERE}/{number}/sua/"))
    fields["name-0"] = ["Tiếp nhận ở quầy số 3"]
    drawer.post(f"{HERE}/{number}/sua/", {**fields, "lam": "luu"})
    drawer.post(f"{HERE}/thu-tuc/{SLUG}/soan/", {"tu": "phien-ban", "phien-ban": number})
    newest, former = versions_of(SLUG)
    assert (newest.number, former.number) == (2, 1)
    assert newest.process == former.process
    assert newest.process.steps[0].name == "Tiếp nhận ở quầy số 3"


def test_a_model_goes_out_and_comes_back_as_a_draft(drawer, begin):
    number = begin(INVESTMENT)
    kept = process_version(number).process
    file = drawer.get(f"{HERE}/{number}/mo-hinh.bpmn")
    assert file.headers["Content-Disposition"].endswith('-ban-1.bpmn"')
    again = process_from_bpmn(file.content, procedure_slug=INVESTMENT, role_names=role_names())
    assert again.process == kept
    assert send(drawer, INVESTMENT, file.content).status_code == 302
    assert versions_of(INVESTMENT)[0].process == kept


def test_a_workbook_goes_out_and_comes_back_as_a_draft(drawer, begin):
    number = begin(INVESTMENT)
    kept = process_version(number).process
    file = drawer.get(f"{HERE}/{number}/bang.xlsx")
    assert send(drawer, INVESTMENT, file.content).status_code == 302
    assert versions_of(INVESTMENT)[0].process == kept


def test_a_strangers_file_leaves_its_questions_on_the_draft(drawer, db):
    book = openpyxl.Workbook()
    book.active.append(["TT", "Bước", "Đơn vị thực hiện", "Thời gian (ngày)"])
    book.active.append([1, "Tiếp nhận hồ sơ", "Bộ phận Một cửa", 0.5])
    book.active.append([2, "Trả kết quả", "Bộ phận Một cửa", 0.5])
    content = BytesIO()
    book.save(content)
    answer = send(drawer, SLUG, content.getvalue())
    assert answer.status_code == 302
    text = said(drawer.get(answer.url))
    assert "Hàng 2, cột Người thực hiện" in text
    assert versions_of(SLUG)[0].process.steps[0].hours == 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Xin chọn một tệp"),
        (b"<a/>", "không phải mô hình BPMN"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "DOCTYPE"),
        (b"PK\x03\x04", "không phải bảng tính Excel"),
        (b"\0" * (10 * 1024 * 1024 + 1), "10 MB"),
    ],
)
def test_a_file_that_is_none_is_refused_with_words_and_nothing_is_drawn(drawer, db, content, words):
    answer = send(drawer, SLUG, content)
    assert answer.status_code == 422
    assert words in said(answer)
    assert versions_of(SLUG) == ()


def test_names_too_long_for_a_table_are_named_by_their_step(drawer, db):
    process = forked()
    text = bpmn_of(process, role_names=role_names()).decode()
    long = text.replace('name="Bước ask-a"', f'name="{"x" * 400}"')
    answer = send(drawer, INVESTMENT, long.encode())
    assert answer.status_code == 422
    assert "Bước 2" in said(answer)
    assert versions_of(INVESTMENT) == ()


def test_two_versions_side_by_side(drawer, begin):
    first, second = begin(), begin()
    fields = fields_of(drawer.get(f"{HERE}/{second}/sua/"))
    fields["hours-1"] = ["7"]
    drawer.post(f"{HERE}/{second}/sua/", {**fields, "lam": "luu"})
    old = process_version(first).process.steps[1]
    text = said(drawer.get(f"{HERE}/so-sanh/", {"cu": first, "moi": second}))
    assert f"Bước “{old.name}”: {old.hours:f} → 7 giờ." in text
    assert "Tổng thời gian theo đường dài nhất" in text
    other = begin(INVESTMENT)
    assert drawer.get(f"{HERE}/so-sanh/", {"cu": first, "moi": other}).status_code == 404
    assert drawer.get(f"{HERE}/so-sanh/", {"cu": "x", "moi": second}).status_code == 404


def test_a_draft_is_thrown_away_once(drawer, begin):
    number = begin()
    assert drawer.post(f"{HERE}/{number}/bo/").status_code == 302
    assert process_version(number).status is ProcessStatus.WITHDRAWN
    again = drawer.post(f"{HERE}/{number}/bo/")
    assert again.status_code == 409
    assert drawer.get(f"{HERE}/{number}/sua/").status_code == 302


DECISION = {
    "decision_number": "1250/QĐ-UBND",
    "decided_on": "18/11/2026",
    "valid_from": "01/12/2026",
}


def test_who_drew_may_not_publish_and_who_publishes_may_not_draw(drawer, publisher, begin):
    number = begin()
    assert drawer.get(f"{HERE}/{number}/ban-hanh/").status_code == 404
    assert publisher.get(f"{HERE}/{number}/sua/").status_code == 404
    assert publisher.get(f"{HERE}/{number}/ban-hanh/").status_code == 200


def test_what_was_typed_wrongly_stays_and_is_named(publisher, begin):
    number = begin()
    wrong = {"decision_number": "", "decided_on": "hôm qua", "valid_from": "32/12/2026"}
    answer = publisher.post(f"{HERE}/{number}/ban-hanh/", wrong)
    assert answer.status_code == 422
    text = said(answer)
    assert 'value="hôm qua"' in text
    assert "Có 3 chỗ cần sửa" in text
    assert process_version(number).status is ProcessStatus.DRAFT


def test_every_fault_of_the_gate_is_shown_and_the_form_keeps_its_words(drawer, publisher, begin):
    number = begin()
    fields = fields_of(drawer.get(f"{HERE}/{number}/sua/"))
    fields["hours-0"] = ["900"]
    drawer.post(f"{HERE}/{number}/sua/", {**fields, "lam": "luu"})
    answer = publisher.post(f"{HERE}/{number}/ban-hanh/", DECISION)
    assert answer.status_code == 422
    text = said(answer)
    assert "vượt thời hạn giải quyết" in text
    assert 'value="1250/QĐ-UBND"' in text
    assert process_version(number).status is ProcessStatus.DRAFT


def test_the_workbook_of_a_branched_process_has_one_row_a_step(db):
    content = workbook_of(forked(), role_names=role_names(), slip_names=slip_names())
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet.max_row == 5 + len(forked().steps)


def test_pages_ask_no_more_questions_for_more_versions(
    drawer, begin, django_assert_max_num_queries
):
    for _ in range(3):
        begin()
    with django_assert_max_num_queries(20):
        assert drawer.get(f"{HERE}/thu-tuc/{SLUG}/").status_code == 200
    with django_assert_max_num_queries(20):
        assert drawer.get(f"{HERE}/").status_code == 200
