"""Applying step by step, by plain forms without any script, on the real record of khai sinh."""

import re
from datetime import datetime
from uuid import uuid4

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.dossiers.tests.people import DELIVERY, PAGES
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import (
    draft_of,
    drafts_of,
)
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.tests.browsing import (
    BIRTH,
    START,
    begin,
    fill,
    filled_in,
    opened,
    picture,
    send,
    step_of,
    text,
    words,
)

NOW = datetime(2026, 11, 19, 10, 30, tzinfo=VIETNAM)
# Three of them (six when saving) only ask for versions of reference data; a server asks every 2 s.
QUERIES_TO_SHOW_MAX, QUERIES_TO_SAVE_MAX = 5, 17
ANSWERED = {**PAGES, "noi-nop": DELIVERY}


def as_far_as(client, step):
    """Fill in everything before a step; the page of that step."""
    page = begin(client)
    while step_of(page) != step:
        page = fill(client, page, **ANSWERED.get(step_of(page), {}))
    return page


def only_draft(people):
    (draft,) = drafts_of(people.citizen.account_id)
    return draft


def test_from_the_start_page_to_the_code(citizen, people):
    page = begin(citizen)
    assert step_of(page) == "nguoi-di-khai"
    assert filled_in(page)["declarant_name"] == "Phạm Thị Hạnh"  # What the state has is not asked.
    for step in ("tre", "cha-me", "noi-nop", "giay-to"):
        page = fill(citizen, page, **ANSWERED[step_of(page)])
        assert step_of(page) == step
    page = fill(citizen, page, **{"paper-2": picture()})
    assert step_of(page) == "xem-lai"
    assert "Nguyễn Phạm Minh An" in words(page)
    assert "Phường Phố Hiến" in words(page)

    page = opened(citizen, send(citizen, page, declared="on"))

    code = re.search(r"data-code>([^<]+)<", text(page)).group(1)
    dossier = dossier_of_applicant(code, by=people.citizen)
    assert code == "H31.101.00-261119-0001"
    assert dossier.answers["child_given_name"] == "An"
    assert dossier.receiving_agency_code == "hy2-11953-pvhcc"
    assert [(paper.order, paper.source) for paper in dossier.papers] == [
        (1, "form"),
        (2, "upload"),
        (3, "database"),
    ]
    # 8 working hours from 10:12 on Thursday: 1:18 and 4:00 that day, 2:42 on Friday.
    assert "Trả lời trước 10:12, thứ Sáu 20/11/2026" in words(page)


def test_the_start_page_says_what_lies_ahead_and_asks_to_sign_in(client, people):
    page = client.get(START)

    assert "Trong ngày" in words(page)
    assert "Không mất tiền" in words(page)
    assert f'href="/dang-nhap/?next={START}"' in text(page)
    assert "Đăng nhập để bắt đầu" in words(page)


def test_an_application_begun_without_being_signed_in_leads_to_the_sign_in_page(client, people):
    answer = client.post(START, {"idempotency_key": "0123456789abcdef"})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/?next=")


def test_a_national_code_leads_to_the_lasting_address(client, people):
    answer = client.get("/nop-ho-so/1.001193/")

    assert (answer.status_code, answer["Location"]) == (301, START)


def test_a_procedure_that_is_not_filed_here_says_so_and_leads_on(client, people):
    page = client.get("/nop-ho-so/thong-bao-website-ban-hang/")

    assert page.status_code == 200
    assert "chưa nộp trực tuyến ở đây được" in words(page)
    assert "<button" not in re.search(r"<main.*?</main>", text(page), re.DOTALL).group()


def test_two_clicks_on_begin_make_one_draft(citizen, people):
    form = filled_in(citizen.get(START))

    answers = [citizen.post(START, form) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert len(drafts_of(people.citizen.account_id)) == 1


def test_who_has_begun_is_offered_to_go_on_where_it_stopped(citizen, people):
    fill(citizen, begin(citizen), **PAGES["nguoi-di-khai"])

    page = citizen.get(START)

    assert "Ông/bà đang khai dở thủ tục này" in words(page)
    assert f'href="{START}{only_draft(people).draft_id}/tre/"' in text(page)


def test_every_fault_stands_on_top_and_at_its_field_and_nothing_typed_is_lost(citizen, people):
    page = as_far_as(citizen, "tre")

    page = fill(
        citizen, page, **PAGES["tre"] | {"child_birth_date-day": "31", "child_birth_place": ""}
    )

    assert step_of(page) == "tre"
    assert text(page).count("Chưa ghi: Nơi sinh.") == 2  # In the list and at the field.
    assert 'href="#o-child_birth_date-day"' in text(page)
    assert "tháng 11/2026 chỉ có 30 ngày" in words(page)
    assert 'id="o-child_birth_place-loi"' in text(page)
    assert 'aria-describedby="o-child_birth_place-goi-y o-child_birth_place-loi"' in text(page)
    typed = filled_in(page)
    assert typed["child_birth_date-day"] == "31"
    assert typed["child_given_name"] == "An"
    assert typed["child_sex"] == "female"
    assert page.content.decode().count("<title>Cần sửa: ") == 1


@pytest.mark.parametrize(
    ("step", "typed", "message"),
    [
        ("nguoi-di-khai", {"declarant_name": ""}, "Chưa ghi: Họ và tên."),
        ("nguoi-di-khai", {"declarant_id": "12345"}, "gồm đúng 12 chữ số"),
        ("nguoi-di-khai", {"relation": ""}, "Chưa chọn: Quan hệ với trẻ."),
        ("nguoi-di-khai", {"relation": "neighbour"}, "xin chọn một trong các mục có sẵn"),
        ("tre", {"child_birth_date-month": "13"}, "tháng phải từ 1 đến 12"),
        ("tre", {"child_birth_date-year": "26"}, "xin ghi năm đủ 4 chữ số"),
        ("tre", {"child_birth_date-day": "hai"}, "xin ghi đủ ngày, tháng, năm bằng chữ số"),
        ("tre", {"child_birth_date-day": "20"}, "ngày này chưa đến"),
        ("tre", {"child_family_name": "N" * 41}, "dài quá 40 ký tự"),
        ("cha-me", {"father_id": "033"}, "gồm đúng 12 chữ số"),
        ("noi-nop", {"commune_code": ""}, "Chưa chọn xã, phường"),
        ("noi-nop", {"commune_code": "99999"}, "chọn một xã, phường trong danh sách"),
        ("noi-nop", {"return_method": ""}, "Chưa chọn cách nhận kết quả"),
        ("noi-nop", {"return_method": "post"}, "Chưa ghi địa chỉ nhận kết quả"),
        ("noi-nop", {"phone_number": "12"}, "Số điện thoại chưa đúng"),
        ("noi-nop", {"email": "hanh@"}, "Thư điện tử chưa đúng"),
    ],
)
def test_each_kind_of_fault_names_itself(citizen, people, step, typed, message):
    page = as_far_as(citizen, step)

    page = fill(citizen, page, **{**ANSWERED[step], **typed})

    assert step_of(page) == step
    assert message in words(page)
    for name, value in typed.items():
        if name not in {"relation", "commune_code"}:  # What no list offers cannot be shown in it.
            assert filled_in(page).get(name, "") == value
    assert step not in only_draft(people).pages_done


def test_going_back_keeps_what_was_typed(citizen, people):
    page = as_far_as(citizen, "tre")

    page = fill(citizen, page, child_given_name="An", di="lui")

    assert step_of(page) == "nguoi-di-khai"
    assert only_draft(people).answers["child_given_name"] == "An"


def test_leaving_for_later_keeps_what_was_typed_and_says_so(citizen, people):
    page = as_far_as(citizen, "cha-me")

    page = fill(citizen, page, mother_name="Phạm Thị Hạnh", di="sau")

    assert page.request["PATH_INFO"] == "/ho-so-cua-toi/"
    assert "Đã lưu." in text(page)
    assert "Đang ở bước 4 trong 7: Cha và mẹ" in words(page)
    assert only_draft(people).answers["mother_name"] == "Phạm Thị Hạnh"


def test_the_page_saves_by_itself_and_tells_when(citizen, people, at):
    page = as_far_as(citizen, "tre")

    answer = citizen.post(
        page.request["PATH_INFO"],
        {"child_given_name": "An", "di": "tu-luu"},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 200
    assert "Đã lưu lúc 10:12" in answer.content.decode()
    assert only_draft(people).answers["child_given_name"] == "An"


def test_a_saving_by_itself_that_is_sent_again_after_signing_in_shows_the_page(citizen, people):
    page = as_far_as(citizen, "tre")

    answer = send(citizen, page, child_given_name="An", di="tu-luu")

    assert step_of(opened(citizen, answer)) == "tre"


def test_a_change_asked_for_on_the_review_leads_back_to_the_review(citizen, people):
    page = as_far_as(citizen, "xem-lai")
    change = re.search(r'href="([^"]+/tre/\?tu=xem-lai)"', text(page)).group(1)

    page = citizen.get(change)
    page = fill(citizen, page, child_given_name="Anh")

    assert step_of(page) == "xem-lai"
    assert "Nguyễn Phạm Minh Anh" in words(page)


def test_a_faulty_change_stays_at_its_step_and_still_remembers_the_review(citizen, people):
    page = as_far_as(citizen, "xem-lai")
    page = citizen.get(page.request["PATH_INFO"].replace("xem-lai", "tre") + "?tu=xem-lai")

    page = fill(citizen, page, child_given_name="")
    assert step_of(page) == "tre"
    page = fill(citizen, page, child_given_name="Anh")

    assert step_of(page) == "xem-lai"


def test_a_page_that_was_sent_before_with_other_content_keeps_what_was_typed(citizen, people):
    """Back with the browser's arrow, changed, sent again: 422, the text is there, one click saves."""
    page = as_far_as(citizen, "tre")
    fill(citizen, page, **PAGES["tre"])

    again = send(citizen, page, **PAGES["tre"] | {"child_given_name": "Bình"})

    assert again.status_code == 422
    assert "đã được lưu trước đó với nội dung khác" in words(again)
    assert filled_in(again)["child_given_name"] == "Bình"
    assert only_draft(people).answers["child_given_name"] == "An"
    fill(citizen, again)
    assert only_draft(people).answers["child_given_name"] == "Bình"


@pytest.mark.parametrize("step", ["noi-nop", "giay-to"])
def test_the_other_steps_do_the_same(citizen, people, step):
    page = as_far_as(citizen, step)
    fill(citizen, page, **ANSWERED.get(step, {}))

    again = send(citizen, page, **ANSWERED.get(step, {}) | {"email": "hanh@example.vn"})

    assert again.status_code == 422
    assert "đã được lưu trước đó với nội dung khác" in words(again)


def test_a_session_that_ended_in_the_middle_of_a_form_loses_nothing(citizen, people):
    """Led to sign in and back; what was typed waits and is sent with one click."""
    page = as_far_as(citizen, "tre")
    before = only_draft(people)
    form = {**filled_in(page), **PAGES["tre"]}
    citizen.logout()

    answer = citizen.post(page.request["PATH_INFO"], form, headers={"Referer": ""})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/?next=")
    assert "het-phien=1" in answer["Location"]
    assert only_draft(people) == before
    _sign_in(citizen, people)
    resumed = citizen.get("/dang-nhap/gui-tiep/")
    assert "An" in text(resumed)
    answer = citizen.post(page.request["PATH_INFO"], form)
    assert step_of(opened(citizen, answer)) == "cha-me"
    assert only_draft(people).answers["child_given_name"] == "An"


def _sign_in(client, people):
    """Sign in again in the same browser, keeping what its session holds."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    from motcua.interfaces.web import interrupted_form  # noqa: PLC0415

    kept = client.session[interrupted_form._KEY]
    client.force_login(get_user_model()._default_manager.get(pk=people.citizen.account_id))
    session = client.session
    session[interrupted_form._KEY] = kept
    session.save()


def test_somebody_elses_draft_looks_like_none(citizen, people, browser_of):
    page = as_far_as(citizen, "tre")
    neighbour = browser_of(people.neighbour)
    base = page.request["PATH_INFO"].removesuffix("tre/")

    for path in ("tre/", "noi-nop/", "giay-to/", "xem-lai/", "da-gui/", "giay-to/2/tep/"):
        theirs, none = neighbour.get(base + path), neighbour.get(f"{START}{uuid4()}/{path}")
        assert theirs.status_code == none.status_code == 404
        assert words(theirs)[:120] == words(none)[:120]
    answer = neighbour.post(base + "tre/", {"child_given_name": "Lạ"})
    assert answer.status_code == 404
    assert only_draft(people).answers.get("child_given_name") is None


def test_a_draft_under_another_procedures_address_is_not_found(citizen, people):
    page = as_far_as(citizen, "tre")

    answer = citizen.get(page.request["PATH_INFO"].replace(BIRTH, "thi-cong-tren-duong-bo"))

    assert answer.status_code == 404


def test_a_step_that_the_form_does_not_have_is_not_found(citizen, people):
    page = as_far_as(citizen, "tre")

    assert citizen.get(page.request["PATH_INFO"].replace("/tre/", "/xe/")).status_code == 404


def test_a_tab_left_open_on_a_draft_that_was_sent_leads_to_the_dossier(citizen, people):
    page = as_far_as(citizen, "tre")
    draft_id = only_draft(people).draft_id
    review = citizen.get(page.request["PATH_INFO"].replace("/tre/", "/xem-lai/"))
    for key, typed in PAGES.items():
        drafts.save_answers(draft_id=draft_id, page_key=key, typed=typed, by=people.citizen, at=NOW)
    drafts.save_delivery(draft_id=draft_id, typed=DELIVERY, by=people.citizen, at=NOW)
    code = dossiers.submit(draft_id=draft_id, by=people.citizen, at=NOW).dossier_code

    stale = send(citizen, page, child_given_name="Khác")

    assert stale.status_code == 409
    assert "Bản khai này đã gửi" in words(stale)
    assert f'href="/tra-cuu/{code}/"' in text(stale)
    assert (
        draft_of(draft_id, account_id=people.citizen.account_id).answers["child_given_name"] == "An"
    )
    for path in ("tre/", "noi-nop/", "giay-to/", "xem-lai/"):
        address = page.request["PATH_INFO"].removesuffix("tre/") + path
        assert citizen.get(address).status_code == 409
    # Its "send" still gives the same answer: it was sent, once.
    assert send(citizen, review, declared="on").status_code == 303


def test_a_procedure_without_a_form_of_its_own_asks_the_general_questions(citizen, people):
    """Thi công trên đường bộ: received by the province, so no commune is asked for."""
    page = begin(citizen, "thi-cong-tren-duong-bo")
    assert step_of(page) == "noi-dung"
    page = fill(citizen, page, request="Xin đào đường đặt ống nước trước nhà số 12.")
    assert "commune_code" not in filled_in(page)
    assert "Trung tâm Phục vụ hành chính công tỉnh" in words(page)
    page = fill(citizen, page, return_method="counter", phone_number="0900 000 127")
    assert step_of(page) == "giay-to"

    page = fill(citizen, page)

    assert step_of(page) == "giay-to"  # Two papers must come; both are named.
    assert "Chưa đính kèm: Đơn đề nghị cấp phép thi công." in words(page)
    page = fill(citizen, page, **{"paper-1": picture("đơn.jpg"), "paper-2": picture("bản vẽ.jpg")})
    assert step_of(page) == "xem-lai"
    assert "Còn" not in words(page)


def test_how_many_queries_a_step_costs(citizen, people, django_assert_max_num_queries):
    """Session and draft; saving: lock, draft, journal, kept answer, and what comes next."""
    page = as_far_as(citizen, "tre")
    citizen.get(page.request["PATH_INFO"])

    with django_assert_max_num_queries(QUERIES_TO_SHOW_MAX):
        citizen.get(page.request["PATH_INFO"])
    with django_assert_max_num_queries(QUERIES_TO_SAVE_MAX):
        send(citizen, page, **PAGES["tre"])
