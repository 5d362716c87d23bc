"""The counter's one screen: entered and accepted in one press, and nothing typed is ever lost."""

import re

import pytest
from django.apps import apps

from motcua.domain.dossiers.selectors.issued_slips import issued_slips
from motcua.domain.dossiers.tests.people import BIRTH
from motcua.domain.dossiers.tests.ways import wanting
from motcua.interfaces.officer.tests.pages import dossier_address, submit, words

ADDRESS = "/ban-lam-viec/tiep-nhan-giay/"
PERSON = {
    "identity_number": "033190004127",
    "full_name": "Phạm Thị Hạnh",
    "address": "Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
    "phone_number": "0900 000 127",
    "papers-1": "on",
    "papers-1-original": "1",
    "papers-2": "on",
    "papers-2-original": "1",
}
ASKED = {
    "then": "supplement",
    "items-2": "on",
    "items-2-missing": "Chưa nộp",
    "supplement_reason": "Thiếu giấy chứng sinh, xin nộp bản chính.",
    "supplement_basis": "61/2018/NĐ-CP, Điều 17",
}
REFUSED = {
    "then": "refuse",
    "reason_key": "not_competent",
    "refusal_reason": "Việc này do cơ quan đăng ký kinh doanh giải quyết.",
    "refusal_basis": "61/2018/NĐ-CP, Điều 17",
}
CARD = "033190004127|145123456|Phạm Thị Hạnh|12051990|Nữ|Thôn Đông, Tiên Lữ, Hưng Yên|10052021"


@pytest.fixture
def counter(people, browser_of):
    return browser_of(people.one_stop)


def enter(client, **typed):
    page = client.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    return submit(client, page, ADDRESS, **{**PERSON, "then": "accept", **typed})


def code_in(answer):
    assert answer.status_code == 302, words(answer)
    return re.search(r"[A-Z]\d{2}\.[\d.]+-\d{6}-\d{4,}", answer["Location"]).group()


def readings():
    rows = apps.get_model("journal", "Reading").objects.filter(purpose="counter_intake")
    return list(rows.values_list("subject", flat=True))


# Which procedure


@pytest.mark.parametrize("text", ["dang ky khai sinh", "Đăng ký khai sinh", "dkks", "khai  sinh"])
def test_a_procedure_is_found_as_officers_type_and_one_link_away(counter, text):
    page = counter.get(ADDRESS, {"q": text})
    assert f'href="{ADDRESS}?thu-tuc={BIRTH}"' in page.content.decode()


def test_what_is_used_most_is_offered_and_nothing_else_is_said_to_be_missing(counter):
    assert 'aria-label="Hay dùng nhất"' in counter.get(ADDRESS).content.decode()
    assert "Không có thủ tục nào như vậy" in words(counter.get(ADDRESS, {"q": "zzz"}))
    assert "Thủ tục nào?" in words(counter.get(ADDRESS, {"thu-tuc": "khong-co"}))


@pytest.mark.parametrize("pattern", ["{}", "https://dvc.vn/tra-cuu/{}/?giay=abc"])
def test_a_slip_that_is_scanned_into_the_field_opens_its_dossier(counter, pattern):
    code = code_in(enter(counter))
    answer = counter.get(ADDRESS, {"q": pattern.format(code)}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/ban-lam-viec/{code}/"


def test_where_the_dossier_goes_is_said_before_it_is_taken(counter):
    """LR-095: a ward's counter receives for the ward, for others and for the province."""
    assert "Chuyển đến Ủy ban nhân dân phường Phố Hiến" in words(
        counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    )
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    other = submit(counter, page, ADDRESS, then="route", commune_code="11983")
    assert "Chuyển đến Ủy ban nhân dân phường Sơn Nam" in words(other)


def test_a_dossier_for_another_ward_is_routed_there(counter, row):
    dossier = row(code_in(enter(counter, commune_code="11983")))
    assert dossier.receiving_agency_id == "hy2-11953-pvhcc"
    assert dossier.competent_agency_id == "hy2-11983-ubnd"


# Who


def test_a_scanned_card_fills_the_fields_it_speaks_of(counter):
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    found = submit(counter, page, ADDRESS, then="find", identity_number=CARD)
    text = found.content.decode()
    for value in ("033190004127", "Phạm Thị Hạnh", "Thôn Đông, Tiên Lữ, Hưng Yên"):
        assert f'value="{value}"' in text
    assert "145123456" not in text
    assert "12051990" not in text


def test_who_is_known_is_said_first_and_filled_in_when_chosen(counter, people):
    """LR-100: two looks, both on record; the number is in no line of the journal."""
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    found = submit(counter, page, ADDRESS, then="find", identity_number="033190004127")
    assert "Tài khoản trên hệ thống" in words(found)
    assert 'name="full_name" value=""' in found.content.decode()
    filled = submit(counter, found, ADDRESS, then="use-0")
    assert 'name="full_name" value="Phạm Thị Hạnh"' in filled.content.decode()
    assert 'name="phone_number" value="0900 000 127"' in filled.content.decode()
    assert readings() == [people.citizen.reference] * 2
    entries = apps.get_model("journal", "Entry").objects.filter(
        word="reception.applicant_looked_up"
    )
    assert "033190004127" not in repr(list(entries.values_list()))


def test_nobody_is_found_by_a_part_of_a_number_or_told_apart_from_nobody(counter):
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    nobody = submit(counter, page, ADDRESS, then="find", identity_number="033190004128")
    assert "Chưa có thông tin về số này" in words(nobody)
    part = submit(counter, page, ADDRESS, then="find", identity_number="0331")
    assert "Xin quét thẻ, hoặc gõ đủ số định danh" in words(part)
    assert readings() == []


def test_who_leafs_through_people_is_stopped(counter, settings):
    settings.COUNTER_LOOK_UPS_MAX = 3
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    answers = [
        submit(counter, page, ADDRESS, then="find", identity_number=f"03319000412{digit}")
        for digit in range(5)
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert "Đã tìm quá nhiều người" in words(answers[4])
    assert 'value="033190004124"' in answers[4].content.decode()


# Which papers


def test_what_is_only_shown_or_looked_up_cannot_be_kept(counter):
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}").content.decode()
    assert 'name="papers-1"' in page
    assert 'name="papers-3"' not in page
    assert 'name="papers-4"' not in page
    assert "Chỉ xem rồi trả ngay, không giữ" in page
    assert "Không hỏi: nhà nước đã có" in page


def test_nothing_incomplete_is_accepted_and_the_request_for_papers_is_ready(counter, written):
    """LR-003: the limit starts with a complete dossier."""
    before = written()
    answer = enter(counter, **{"papers-1": ""})
    assert answer.status_code == 422
    assert "Còn thiếu giấy tờ bắt buộc: Tờ khai đăng ký khai sinh" in words(answer)
    assert 'name="items-1" checked' in answer.content.decode()
    assert 'id="con-thieu" open' in answer.content.decode()
    assert written() == before


# One press


def test_paper_is_entered_and_accepted_in_one_press(counter, row):
    """LR-055, LR-003: the slip is there, and the screen waits for the next person."""
    code = code_in(enter(counter))
    dossier = row(code)
    assert (dossier.state, dossier.channel, dossier.submitter_name) == (
        "accepted",
        "counter",
        "Phạm Thị Hạnh",
    )
    page = counter.get(ADDRESS, {"vua-nhan": code})
    assert f"{code} Đã nhận hồ sơ, hẹn trả" in words(page)
    assert "Phạm Thị Hạnh" not in words(page)  # The next person already stands here.
    assert 'name="q" type="search" value=""' in page.content.decode()


def test_the_slip_may_stand_in_a_frame_of_ours_and_of_nobody_else(counter, people):
    code = code_in(enter(counter))
    page = counter.get(ADDRESS, {"vua-nhan": code})
    [slip] = issued_slips(code, by=people.one_stop)
    address = f"{ADDRESS}{code}/phieu-{slip.slip_id}.pdf"
    assert f'data-print="{address}"' in page.content.decode()
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    paper = counter.get(address)
    assert paper.content.startswith(b"%PDF")
    assert paper.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in paper.headers["Content-Security-Policy"]
    elsewhere = counter.get(f"/ban-lam-viec/{code}/phieu/{slip.slip_id}.pdf")
    assert elsewhere.headers["X-Frame-Options"] == "DENY"


def test_what_is_missing_is_asked_for_from_the_same_screen(counter, row, people):
    code = code_in(enter(counter, **ASKED))
    assert row(code).state == "supplement_before_acceptance"
    assert [slip.kind for slip in issued_slips(code, by=people.one_stop)] == ["supplement_request"]
    assert "Đã yêu cầu bổ sung" in words(counter.get(ADDRESS, {"vua-nhan": code}))


def test_what_cannot_be_received_is_refused_from_the_same_screen(counter, row, people):
    code = code_in(enter(counter, **REFUSED))
    assert row(code).state == "refused"
    assert [slip.kind for slip in issued_slips(code, by=people.one_stop)] == ["refusal"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({**ASKED, "items-2": "", "items-2-missing": ""}, "Chưa chọn giấy tờ nào."),
        ({**ASKED, "supplement_reason": "ngắn"}, "Xin ghi rõ lý do"),
        ({**REFUSED, "refusal_basis": ""}, "Chưa ghi căn cứ."),
        ({**REFUSED, "reason_key": ""}, "Chưa chọn nhóm lý do."),
    ],
)
def test_a_slip_without_what_the_law_wants_on_it_enters_nothing(counter, written, typed, said):
    before = written()
    answer = enter(counter, **typed)
    assert answer.status_code == 422
    assert said in words(answer)
    assert written() == before


def test_a_paper_that_no_list_has_is_refused_and_counted_once(counter, people, written):
    """LR-051: told with the law; the officer for procedure control sees it."""
    before = written()["Dossier"]
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    typed = {**PERSON, **ASKED, "other_paper": "Sổ hộ khẩu"}
    answers = [submit(counter, page, ADDRESS, **typed) for _ in range(2)]
    assert {answer.status_code for answer in answers} == {422}
    assert "Sổ hộ khẩu" in words(answers[0])
    assert 'value="Chưa nộp"' in answers[0].content.decode()
    assert written()["Dossier"] == before
    assert apps.get_model("reception", "UnlistedPaper").objects.count() == 1
    assert "Sổ hộ khẩu" in words(counter.get("/ban-lam-viec/yeu-cau-ngoai-danh-muc/"))


def test_paper_may_be_entered_to_be_checked_later(counter, row):
    answer = enter(counter, then="look")
    assert row(answer["Location"].split("/")[2]).state == "submitted"
    assert "Tiếp nhận, cấp giấy hẹn" in words(counter.get(answer["Location"]))


def test_a_form_sent_twice_enters_one_dossier(counter, written):
    page = counter.get(f"{ADDRESS}?thu-tuc={BIRTH}")
    answers = [
        submit(counter, page, ADDRESS, **PERSON, then="accept")["Location"] for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert len(written()["Dossier"]) == 1


def test_without_a_key_nothing_is_entered_and_the_form_comes_back(counter, written):
    before = written()
    answer = counter.post(ADDRESS, {**PERSON, "thu-tuc": BIRTH, "then": "accept"})
    assert answer.status_code == 422
    assert written() == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"full_name": ""}, "Chưa ghi họ tên"),
        ({"identity_number": "0331"}, "Số giấy tờ chưa đúng"),
        ({"phone_number": "12"}, "Số điện thoại chưa đúng"),
        ({"papers-1": "", "papers-2": ""}, "Chưa đánh dấu giấy tờ nào đã nhận."),
        ({"return_method": "post"}, "Chưa ghi địa chỉ nhận kết quả."),
        ({"occurred_at": "31/02/2026", "occurred_at-time": "08:00"}, "Xin ghi ngày theo cách này"),
        ({"occurred_at": "20/11/2026", "occurred_at-time": "08:00"}, "ở tương lai"),
        ({"occurred_at": "18/11/2026"}, "Xin ghi giờ theo cách này"),
        ({"paper_code": "H31.1"}, "Mã hồ sơ trên giấy không đúng cách ghi"),
    ],
)
def test_what_will_not_do_is_named_and_nothing_typed_is_lost(counter, written, typed, said):
    before = written()
    answer = enter(counter, **{"address": "Số 1 phố Nối", **typed})
    assert answer.status_code == 422
    assert said in words(answer)
    page = answer.content.decode()
    assert 'value="Số 1 phố Nối"' in page
    assert all(f'value="{text}"' in page for text in typed.values() if text not in {"", "post"})
    assert written() == before


def test_what_came_while_the_system_was_down_keeps_its_hour(counter, row):
    """61/2018/NĐ-CP art 39.1: both moments are kept, and the clock starts when the papers came."""
    answer = enter(
        counter,
        occurred_at="18/11/2026",
        **{"occurred_at-time": "9h30"},
    )
    dossier = row(code_in(answer))
    assert dossier.submitted_at.isoformat() == "2026-11-18T02:30:00+00:00"
    assert dossier.entered_at is not None


def test_only_who_may_register_finds_the_page(people, browser_of):
    for who in ("citizen", "case_officer", "controller", "administrator"):
        assert browser_of(getattr(people, who)).get(ADDRESS).status_code == 404, who
    assert "Tiếp nhận" in words(browser_of(people.one_stop).get("/ban-lam-viec/"))


def test_what_just_happened_to_anothers_dossier_is_not_shown(counter, people, browser_of):
    code = code_in(enter(counter))
    page = browser_of(people.stranger).get(ADDRESS, {"vua-nhan": code})
    assert page.status_code == 200
    assert code not in words(page)


# What was asked for before is brought here


def test_what_was_missing_is_brought_to_the_counter(counter, people, row):
    """T5 (61/2018/NĐ-CP art 17.1a): nobody need send anything through the network."""
    code = wanting(people)
    address = dossier_address(code)
    page = counter.get(address)
    assert "Đánh dấu giấy tờ người nộp vừa mang đến." in words(page)
    answer = submit(counter, page, f"{address}tiep-nhan/", **{"papers-2-original": "1"})
    assert answer.status_code == 302, words(answer)
    assert row(code).state == "accepted"
    [paper] = row(code).components.filter(supplement=1)
    assert (paper.order, paper.source, paper.original_count) == (2, "paper", 1)


def test_without_it_nothing_is_accepted(counter, people, row):
    code = wanting(people)
    address = dossier_address(code)
    page = counter.get(address)
    unticked = {"papers-2": "", "papers-2-original": "1"}
    answer = submit(counter, page, f"{address}tiep-nhan/", **unticked)
    assert answer.status_code == 422
    assert "Còn thiếu giấy tờ đã được yêu cầu: Giấy chứng sinh." in words(answer)
    assert row(code).state == "supplement_before_acceptance"
