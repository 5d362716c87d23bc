"""Papers: kept, replaced, removed; what cannot be kept is told at its field and loses nothing."""

import io

import pikepdf
import pytest

from motcua.domain.dossiers.tests.people import BIRTH, DELIVERY, PAGES
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import draft_of
from motcua.interfaces.citizen.tests.browsing import (
    START,
    file,
    fill,
    opened,
    picture,
    send,
    step_of,
    text,
    words,
)
from motcua.interfaces.citizen.tests.conftest import NOW

MEGABYTE = 1024 * 1024


@pytest.fixture
def draft_id(people):
    """A draft that stands before its papers."""
    draft_id = drafts.start_draft(procedure_slug=BIRTH, by=people.citizen, at=NOW)
    for key, typed in PAGES.items():
        drafts.save_answers(draft_id=draft_id, page_key=key, typed=typed, by=people.citizen, at=NOW)
    drafts.save_delivery(draft_id=draft_id, typed=DELIVERY, by=people.citizen, at=NOW)
    return draft_id


@pytest.fixture
def page(citizen, draft_id):
    return citizen.get(f"{START}{draft_id}/giay-to/")


@pytest.fixture
def papers(people, draft_id):
    """What lies with the draft now."""
    return lambda: draft_of(draft_id, account_id=people.citizen.account_id).papers


def test_each_paper_says_what_is_to_be_done_about_it(page):
    shown = words(page)

    assert "Giấy chứng sinh Không phải nộp giấy nếu đã có dữ liệu điện tử ký số" in shown
    assert "Chỉ cần khi: trẻ bị bỏ rơi." in shown
    assert "Cán bộ tự tra trong Cơ sở dữ liệu quốc gia về dân cư, ông/bà không phải nộp." in shown
    assert "Ông/bà vừa điền ở các bước trước, không phải nộp thêm." in shown
    assert text(page).count('type="file"') == 6  # One for each paper that may be handed in.
    assert 'accept="image/*,application/pdf"' in text(page)


def test_a_file_shows_its_name_and_size_and_can_be_read_again(citizen, page, papers):
    page = fill(citizen, page, di="o-lai", **{"paper-2": picture(size=(800, 600))})

    assert step_of(page) == "giay-to"
    assert "giấy chứng sinh.jpg" in words(page)
    assert " KB" in words(page)
    assert papers()[2]["name"] == "giấy chứng sinh.jpg"
    answer = citizen.get(f"{page.request['PATH_INFO']}2/tep/")
    assert answer["Content-Type"] == "image/jpeg"
    assert b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff"


def test_files_chosen_for_several_papers_all_arrive_with_any_button(citizen, page, papers):
    page = fill(citizen, page, **{"paper-2": picture(), "paper-8": picture("uỷ quyền.jpg")})

    assert step_of(page) == "xem-lai"
    assert sorted(papers()) == [2, 8]


def test_a_file_can_be_replaced_and_removed(citizen, page, papers):
    page = fill(citizen, page, di="o-lai", **{"paper-2": picture("một.jpg")})
    page = fill(citizen, page, di="o-lai", **{"paper-2": picture("hai.jpg")})
    assert papers()[2]["name"] == "hai.jpg"

    page = opened(citizen, send(citizen, page, bo="2", di="o-lai"))

    assert papers() == {}
    assert "hai.jpg" not in words(page)


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (file("rỗng.pdf", b""), "tệp rỗng"),
        (
            file("trang.jpg", b"<html><script>alert(1)</script></html>", "image/jpeg"),
            "không phải ảnh",
        ),
        (file("virus.exe", b"MZ\x90\x00" * 50), "không phải ảnh JPG, PNG hay PDF"),
        (file("hỏng.pdf", b"%PDF-1.7\nhello"), "tệp PDF bị hỏng"),
        (file("hỏng.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40, "image/png"), "tệp ảnh bị hỏng"),
        (file("vẽ.svg", b"<svg onload='alert(1)'/>", "image/svg+xml"), "không phải ảnh"),
    ],
)
def test_a_file_that_cannot_be_kept_is_told_at_its_field(citizen, page, papers, sent, reason):
    page = fill(citizen, page, di="o-lai", **{"paper-8": picture("uỷ quyền.jpg")})

    page = fill(citizen, page, **{"paper-2": sent})

    assert step_of(page) == "giay-to"
    assert reason in words(page)
    assert "Xin gửi ảnh chụp (JPG, PNG) hoặc tệp PDF" in words(page)
    assert 'href="#component-2"' in text(page)
    assert 'id="component-2-loi"' in text(page)
    assert sorted(papers()) == [8]  # What was there stays.
    again = citizen.get(page.request["PATH_INFO"])
    assert reason not in words(again)  # Told once.


def test_a_file_over_the_limit_is_refused_with_the_limit(citizen, page, papers, settings):
    settings.UPLOAD_BYTES_MAX = MEGABYTE
    page = citizen.get(page.request["PATH_INFO"])
    assert "mỗi tệp không quá 1 MB" in words(page)

    page = fill(citizen, page, **{"paper-2": file("to.pdf", b"%PDF-" + b"0" * MEGABYTE)})

    assert "Tệp này lớn hơn 1 MB." in words(page)
    assert papers() == {}


def test_one_bad_file_does_not_lose_the_good_one_beside_it(citizen, page, papers):
    page = fill(citizen, page, **{"paper-2": picture(), "paper-8": file("x.txt", b"hello")})

    assert step_of(page) == "giay-to"
    assert sorted(papers()) == [2]
    assert "giấy chứng sinh.jpg" in words(page)


def test_a_locked_pdf_says_that_it_has_a_password(citizen, page):
    stream = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))

    page = fill(citizen, page, **{"paper-2": file("khóa.pdf", stream.getvalue())})

    assert "tệp PDF có đặt mật khẩu" in words(page)


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.jpg", "..\\..\\windows\\a.jpg", "/var/www/x.jpg", "a\u202egpj.exe.jpg"],
)
def test_a_name_is_only_a_name(citizen, page, papers, name):
    sent = picture()
    sent._name = name  # Past Django's own cleaning: what a hostile client could write.
    fill(citizen, page, **{"paper-2": sent})

    kept = papers()[2]["name"]

    assert kept.endswith(".jpg")
    assert not set("/\\\u202e") & set(kept)
    assert not kept.startswith(".")


def test_a_type_follows_the_content_not_the_name(citizen, page, papers):
    fill(citizen, page, **{"paper-2": picture("thật ra là ảnh.pdf", "application/pdf")})

    assert papers()[2]["name"] == "thật ra là ảnh.jpg"


def test_a_paper_that_the_procedure_does_not_list_has_no_place(citizen, page, papers):
    fill(citizen, page, **{"paper-99": picture(), "paper-x": picture()})

    assert papers() == {}


def test_two_clicks_attach_once(citizen, page, papers, people):
    form = {"idempotency_key": "one-rendering-of-one-form", "paper-2": picture()}
    first = citizen.post(page.request["PATH_INFO"], form)
    kept = papers()[2]["file_id"]

    second = citizen.post(page.request["PATH_INFO"], {**form, "paper-2": picture()})

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert papers()[2]["file_id"] == kept


def test_a_file_of_another_paper_is_not_found(citizen, page):
    assert citizen.get(f"{page.request['PATH_INFO']}2/tep/").status_code == 404
