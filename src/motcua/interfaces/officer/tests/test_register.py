"""The book on screen, on paper and as a table; closing it."""

import io
from datetime import datetime, timedelta

import openpyxl
import pypdf
import pytest
from django.apps import apps

from motcua.domain.dossiers.selectors import registers
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import PHO_HIEN_ONE_STOP, SON_NAM_ONE_STOP
from motcua.domain.slips.rules import RegisterFacts
from motcua.domain.slips.tests.samples import REGISTER, REGISTER_LINE
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer import register as screen
from motcua.interfaces.officer.register_table import (
    HAND_OVER_COLUMNS,
    HEAD_ROW,
    REGISTER_COLUMNS,
    register_table,
    write_table,
)
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import send, words

BOOK = "/ban-lam-viec/so-theo-doi/"
NEW_YEARS_EVE = datetime(2026, 12, 31, 16, 45, tzinfo=VIETNAM)


@pytest.fixture
def head(people):
    return walk.register("dau", "Đỗ Thị Đầu", ("one_stop_head", PHO_HIEN_ONE_STOP))


def readings(purpose):
    rows = apps.get_model("journal", "Reading").objects.filter(purpose=purpose).order_by("id")
    return list(rows.values_list("subject", "by"))


def pdf_text(answer):
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def sheet_of(answer):
    content = b"".join(answer.streaming_content)
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_the_screen_shows_every_column_and_notes_who_looked_at_whom(people, browser_of, row):
    """LR-041, LR-012."""
    code = walk.returned(people)
    seen = words(browser_of(people.one_stop).get(BOOK))

    for said in (
        "Sổ theo dõi hồ sơ năm 2026",
        code,
        "Phạm Thị Hạnh Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên; 0900 000 127",
        "19/11/2026 14:58, Trực tuyến",
        "Đúng hạn",
        "Số thứ tự 1 đến 1, có 1 hồ sơ",
    ):
        assert said in seen, said
    assert readings("register") == [(f"dossier:{row(code).pk}", people.one_stop.reference)]


def test_pages_lead_forth_and_back(people, browser_of, monkeypatch):
    monkeypatch.setattr(registers, "LINES_PER_PAGE", 2)
    for _ in range(3):
        walk.accepted(people)
    client = browser_of(people.one_stop)
    first = client.get(BOOK)
    assert "Trang trước" not in words(first)
    second = client.get(BOOK, {"sau": 2})
    assert "Số thứ tự 3 đến 3, có 3 hồ sơ" in words(second)
    assert "Trang sau" not in words(second)
    assert "truoc=3" in second.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"thang": "12"}, "Không có hồ sơ nào như vậy trong sổ"),
        ({"thang": "13"}, "có 1 hồ sơ"),
        ({"xem": "da-tra"}, "Không có hồ sơ nào như vậy"),
        ({"xem": "lung-tung"}, "có 1 hồ sơ"),
        ({"tim": "hạnh"}, "có 1 hồ sơ"),
        ({"sau": "abc", "tu": "-1", "den": "x"}, "có 1 hồ sơ"),
        ({"nam": "2025"}, "Sổ này chưa có dòng nào"),
    ],
)
def test_what_the_address_cannot_mean_is_left_out(people, browser_of, typed, said):
    walk.accepted(people)
    assert said in words(browser_of(people.one_stop).get(BOOK, typed))


@pytest.mark.parametrize("part", ["", "so.pdf", "so.xlsx", "giao-nhan/", "giao-nhan.xlsx", "khoa/"])
@pytest.mark.parametrize(
    "typed", [{"don-vi": SON_NAM_ONE_STOP}, {"don-vi": "xyz"}, {"nam": "1999"}, {"nam": "99999999"}]
)
def test_the_book_of_another_agency_or_year_looks_like_none(people, browser_of, part, typed):
    walk.accepted(people)
    answer = browser_of(people.one_stop).get(BOOK + part, typed)
    assert answer.status_code == 404
    assert readings("register") == []


def test_the_printed_book_has_a_cover_and_numbered_pages(people, browser_of, row):
    codes = [walk.accepted(people), walk.accepted(people)]
    answer = browser_of(people.one_stop).get(f"{BOOK}so.pdf")
    cover, lines = pdf_text(answer)
    assert "SỔ THEO DÕI HỒ SƠ Năm 2026 Quyển số: 01" in cover
    assert "Mẫu số 07, Thông tư 03/2025/TT-VPCP" in cover
    assert "Trang 01/01" in lines
    assert all(code in lines.replace("\u200b", "").replace("- ", "-") for code in codes)
    assert len(readings("register_print")) == 2
    assert "KHÓA SỔ" not in lines


def test_an_extract_says_what_it_was_limited_to(people, browser_of):
    walk.accepted(people)
    cover, _ = pdf_text(
        browser_of(people.one_stop).get(
            f"{BOOK}so.pdf", {"thang": "11", "xem": "chua-xong", "tim": "Hạnh", "tu": "1"}
        )
    )
    for said in (
        "Tháng 11 năm 2026",
        "Chỉ hồ sơ: Chưa có kết quả",
        "Tìm: Hạnh",
        "Từ số thứ tự 1 trở đi",
    ):
        assert said in cover, said


def test_what_is_too_much_for_one_file_is_offered_in_parts(people, browser_of, monkeypatch):
    monkeypatch.setattr(screen, "PRINT_LINES_MAX", 2)
    monkeypatch.setattr("motcua.interfaces.officer.register_files.PRINT_LINES_MAX", 2)
    for _ in range(3):
        walk.accepted(people)
    client = browser_of(people.one_stop)
    seen = words(client.get(BOOK))
    assert "In số 1–2 (PDF)" in seen
    assert "In số 3–3 (PDF)" in seen
    assert client.get(f"{BOOK}so.pdf").status_code == 422
    assert readings("register_print") == []
    part = pdf_text(client.get(f"{BOOK}so.pdf", {"tu": "3", "den": "3"}))
    assert "Từ số thứ tự 3 đến 3" in part[0]


def test_the_table_opens_with_days_that_are_days(people, browser_of, row):
    """Another library reads it back: headings in Vietnamese, panes frozen, texts and moments."""
    code = walk.returned(people)
    walk.accepted(people)
    answer = browser_of(people.one_stop).get(f"{BOOK}so.xlsx")
    assert answer["Content-Disposition"].endswith(f'so-theo-doi-2026-{PHO_HIEN_ONE_STOP}.xlsx"')
    sheet = sheet_of(answer)

    assert sheet["A1"].value == "SỔ THEO DÕI HỒ SƠ NĂM 2026, QUYỂN SỐ 01"
    heads = [cell.value for cell in sheet[HEAD_ROW + 1]]
    assert heads == [column.heading for column in REGISTER_COLUMNS]
    assert sheet.freeze_panes == f"C{HEAD_ROW + 2}"
    rows = list(sheet.iter_rows(min_row=HEAD_ROW + 2, values_only=True))
    assert [line[0] for line in rows] == [1, 2]
    line = dict(zip(heads, rows[0], strict=True))
    assert line["Mã hồ sơ"] == code
    assert line["Tiếp nhận"] == datetime(2026, 11, 19, 14, 58)  # noqa: DTZ001 — workbooks know no zones
    assert line["Trả kết quả"] == datetime(2026, 11, 19, 14, 58)  # noqa: DTZ001
    assert (line["Cách trả"], line["Kết quả giải quyết"]) == ("Trực tuyến", "Đúng hạn")
    assert line["Số điện thoại"] == "0900 000 127"
    assert rows[1][heads.index("Trả kết quả")] is None
    moment = sheet.cell(HEAD_ROW + 2, heads.index("Tiếp nhận") + 1)
    assert (moment.is_date, moment.number_format) == (True, "hh:mm dd/mm/yyyy")
    assert len(readings("register_table")) == 2


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.example","Xem")',
        "+84 900 000 127",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "＝1+1",
        "{=1+1}",
        "http://x.example",
    ],
)
def test_no_text_becomes_a_formula_or_a_link(text):
    """What a person typed is a text for every program, and keeps the mark that says so."""
    from dataclasses import replace  # noqa: PLC0415

    line = replace(REGISTER_LINE, owner=text, address=text, note=text)
    stream = write_table(register_table(replace(REGISTER, lines=(line,), filters=(text,))))
    sheet = openpyxl.load_workbook(stream).active
    column = [each.heading for each in REGISTER_COLUMNS].index("Tên cá nhân, tổ chức") + 1
    cell = sheet.cell(HEAD_ROW + 2, column)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.number_format == "@"
    assert cell.hyperlink is None
    assert cell.quotePrefix == (text[0] in "=+-@\t＝")
    assert sheet["A3"].data_type == "s"


def test_a_long_text_is_cut_to_what_a_cell_holds_and_control_characters_do_no_harm():
    from dataclasses import replace  # noqa: PLC0415

    line = replace(REGISTER_LINE, note="x" * 40_000, owner="a\x00b\x1fc")
    facts: RegisterFacts = replace(REGISTER, lines=(line,))
    sheet = openpyxl.load_workbook(write_table(register_table(facts))).active
    values = [cell.value for cell in sheet[HEAD_ROW + 2]]
    assert len(values[-1]) == 32_767


def test_hand_overs_are_told_by_dossier_on_screen_and_in_the_table(people, browser_of, row):
    """LR-040: the control slips of a unit and year."""
    code = walk.appraising(people)
    walk.accepted(people)
    client = browser_of(people.one_stop)
    seen = words(client.get(f"{BOOK}giao-nhan/"))
    for said in (
        "Giao và nhận hồ sơ năm 2026",
        "Phạm Thị Hạnh",
        "Nguyễn Thị Thu Hà",
        "đang giữ",
        "Số thứ tự 1 đến 2, có 2 hồ sơ",
    ):
        assert said in seen, said
    page = client.get(f"{BOOK}giao-nhan/").content.decode()
    assert page.count("loai=control_slip") == 1
    assert f"chon={code}" in page

    sheet = sheet_of(client.get(f"{BOOK}giao-nhan.xlsx"))
    heads = [cell.value for cell in sheet[HEAD_ROW + 1]]
    assert heads == [column.heading for column in HAND_OVER_COLUMNS]
    rows = [
        dict(zip(heads, line, strict=True))
        for line in sheet.iter_rows(min_row=HEAD_ROW + 2, values_only=True)
    ]
    assert [line["STT trong sổ"] for line in rows] == [1, 1, 1, 2]
    assert rows[0]["Mã hồ sơ"] == code
    assert rows[0]["Bên giao"] == "Phạm Thị Hạnh"
    assert rows[0]["Người nhận"] == "Lê Thu Trang"
    assert [rows[0]["Bên nhận"], rows[1]["Bên nhận"]] == [rows[1]["Bên giao"], rows[2]["Bên giao"]]
    assert rows[2]["Người nhận"] == "Nguyễn Thị Thu Hà"
    assert rows[2]["Giữ đến"] is None
    assert len(readings("hand_overs")) == 4
    assert len(readings("hand_over_table")) == 2


def test_empty_pages_are_printed_for_the_hours_without_a_system(people, browser_of):
    """61/2018/NĐ-CP art 39.1; 01/2018/TT-VPCP art 10.2: numbered pages, nobody's data on them."""
    client = browser_of(people.one_stop)
    pages = pdf_text(client.get(f"{BOOK}so-trang.pdf"))
    assert "Ghi tay khi hệ thống tạm dừng" in pages[0]
    assert len(pages) > 8
    assert [
        f"Trang {number:02d}/{len(pages) - 1:02d}" in page for number, page in enumerate(pages)
    ][1:] == [True] * (len(pages) - 1)
    [slip] = pdf_text(client.get(f"{BOOK}phieu-trang.pdf"))
    assert "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ" in slip
    assert "Thời gian hẹn trả kết quả:" in slip
    for part in ("so-trang.pdf", "phieu-trang.pdf"):
        assert client.get(BOOK + part, {"don-vi": SON_NAM_ONE_STOP}).status_code == 404
    assert apps.get_model("journal", "Reading").objects.count() == 0


def test_the_head_closes_the_book_once_and_the_paper_says_so(people, head, browser_of, at):
    """LR-041: 01/2018/TT-VPCP art 10.2."""
    walk.accepted(people)
    assert "Khóa sổ" not in words(browser_of(head).get(BOOK))
    at.now = NEW_YEARS_EVE
    client = browser_of(head)
    assert "Khóa sổ" in words(client.get(BOOK))
    address = f"{BOOK}khoa/?don-vi={PHO_HIEN_ONE_STOP}&nam=2026"
    page = client.get(address)
    assert "Sổ có 1 hồ sơ" in words(page)
    answer = client.post(address, {"idempotency_key": "k" * 20})
    assert answer.status_code == 302
    again = client.post(address, {"idempotency_key": "k" * 20})
    assert again.headers["Location"] == answer.headers["Location"]
    assert "Đỗ Thị Đầu đã khóa sổ ngày 31/12/2026, tổng cộng 1 hồ sơ" in words(
        client.get(answer.headers["Location"])
    )
    second = client.post(address, {"idempotency_key": "n" * 20})
    assert second.status_code == 409
    assert "đã khóa" in words(second)
    last = pdf_text(client.get(f"{BOOK}so.pdf", {"nam": "2026"}))[-1]
    assert "BIÊN BẢN KHÓA SỔ" in last
    assert "đến số thứ tự 1, tổng cộng 1 hồ sơ" in last
    assert "Khóa sổ lúc 16 giờ 45 phút, ngày 31 tháng 12 năm 2026" in last


def test_before_its_day_the_book_cannot_be_closed(people, head, browser_of):
    walk.accepted(people)
    client = browser_of(head)
    page = client.get(f"{BOOK}khoa/")
    assert "Chưa đến ngày khóa" in words(page)
    assert "data-send-once" not in page.content.decode()
    answer = client.post(f"{BOOK}khoa/", {"idempotency_key": "k" * 20})
    assert answer.status_code == 409
    assert "chưa đến ngày khóa" in words(answer)


def test_who_may_not_close_finds_no_such_page(people, browser_of, at):
    walk.accepted(people)
    at.now = NEW_YEARS_EVE
    client = browser_of(people.one_stop)  # The session of November has ended.
    assert client.get(f"{BOOK}khoa/").status_code == 404
    assert client.post(f"{BOOK}khoa/").status_code == 404
    assert "Khóa sổ" not in words(client.get(BOOK))


def test_an_intake_after_the_closing_is_refused_in_words(people, head, browser_of, at):
    code = walk.submitted(people)
    at.now = NEW_YEARS_EVE
    browser_of(head).post(f"{BOOK}khoa/", {"idempotency_key": "k" * 20})
    at.now = NEW_YEARS_EVE + timedelta(minutes=2)
    answer = send(browser_of(people.one_stop), f"/ban-lam-viec/{code}/", "tiep-nhan")
    assert answer.status_code == 409
    assert "Sổ theo dõi hồ sơ năm 2026 đã khóa" in words(answer)


def test_the_cover_is_vietnamese_for_whoever_prints_it(people, browser_of):
    walk.accepted(people)
    client = browser_of(people.one_stop)
    client.cookies["django_language"] = "en"
    cover, _ = pdf_text(client.get(f"{BOOK}so.pdf", {"xem": "chua-xong"}))
    assert "Chỉ hồ sơ: Chưa có kết quả" in cover
    assert NOW.year == 2026
