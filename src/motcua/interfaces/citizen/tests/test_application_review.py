"""The last step: nothing incomplete leaves, nothing is sent twice, and it says where to mend."""

import re

import pytest

from motcua.domain.dossiers.selectors import dossiers_of
from motcua.domain.dossiers.tests import people as story
from motcua.interfaces.citizen import application_review
from motcua.interfaces.citizen.tests.browsing import (
    START,
    filled_in,
    opened,
    send,
    step_of,
    text,
    words,
)
from motcua.interfaces.citizen.tests.conftest import NOW


@pytest.fixture
def review(citizen, people):
    """Opens the review of a draft."""
    return lambda draft_id: citizen.get(f"{START}{draft_id}/xem-lai/")


def test_everything_is_read_back_with_a_way_to_change_it(people, review):
    page = review(story.draft(people, at=NOW))

    shown = words(page)
    assert "Họ và tên của trẻ Nguyễn Phạm Minh An" in shown
    assert "Ngày sinh 12/11/2026" in shown
    assert "Giới tính Nữ" in shown
    assert "Giấy chứng sinh.jpg" in shown
    assert "Số điện thoại 0900 000 127" in shown
    for step in ("nguoi-di-khai", "tre", "cha-me", "noi-nop", "giay-to"):
        assert re.search(rf'href="[^"]+/{step}/\?tu=xem-lai"', text(page))
    assert "Còn" not in shown


def test_without_the_declaration_nothing_is_sent(citizen, people, review):
    page = review(story.draft(people, at=NOW))

    page = opened(citizen, send(citizen, page))

    assert step_of(page) == "xem-lai"
    assert text(page).count("Xin đánh dấu vào ô cam đoan") == 2
    assert 'href="#o-declared"' in text(page)
    assert not dossiers_of(people.citizen.account_id).exists()


def test_an_incomplete_draft_is_listed_fault_by_fault_with_links(citizen, people, review):
    draft_id = story.draft(
        people,
        at=NOW,
        pages={"tre": story.PAGES["tre"] | {"child_birth_date-day": "31"}},
        delivery=None,
    )
    page = review(draft_id)

    page = opened(citizen, send(citizen, page, declared="on"))

    assert step_of(page) == "xem-lai"
    base = f"{START}{draft_id}"
    for step, field, message in [
        ("nguoi-di-khai", "o-relation", "Chưa chọn: Quan hệ với trẻ."),
        ("tre", "o-child_birth_date-day", "tháng 11/2026 chỉ có 30 ngày"),
        ("cha-me", "o-mother_name", "Chưa ghi: Họ và tên mẹ."),
        ("noi-nop", "o-commune_code", "Chưa chọn xã, phường"),
        ("noi-nop", "o-return_method", "Chưa chọn cách nhận kết quả"),
    ]:
        link = f'href="{base}/{step}/?can-sua=1&tu=xem-lai#{field}"'
        assert link in text(page), link
        assert message in words(page)
        target = citizen.get(f"{base}/{step}/?can-sua=1&tu=xem-lai")
        assert f'id="{field}"' in text(target)
        assert message in words(target)
    assert not dossiers_of(people.citizen.account_id).exists()


def test_two_clicks_send_one_dossier_and_get_one_answer(citizen, people, review):
    draft_id = story.draft(people, at=NOW)
    form = {**filled_in(review(draft_id)), "declared": "on"}

    answers = [citizen.post(f"{START}{draft_id}/xem-lai/", form) for _ in range(2)]

    assert {answer["Location"] for answer in answers} == {f"{START}{draft_id}/da-gui/"}
    assert dossiers_of(people.citizen.account_id).count() == 1


def test_two_tabs_send_one_dossier_and_get_one_answer(citizen, people, review):
    """Different keys: each tab rendered its own form."""
    draft_id = story.draft(people, at=NOW)
    forms = [{**filled_in(review(draft_id)), "declared": "on"} for _ in range(2)]
    assert forms[0]["idempotency_key"] != forms[1]["idempotency_key"]

    answers = [citizen.post(f"{START}{draft_id}/xem-lai/", form) for form in forms]

    assert {answer["Location"] for answer in answers} == {f"{START}{draft_id}/da-gui/"}
    assert dossiers_of(people.citizen.account_id).count() == 1


def test_a_key_used_again_for_other_content_is_refused(citizen, people, review):
    draft_id = story.draft(people, at=NOW)
    form = {**filled_in(review(draft_id)), "declared": "on"}
    citizen.post(f"{START}{draft_id}/xem-lai/", form)

    answer = citizen.post(f"{START}{draft_id}/xem-lai/", form | {"more": "x"})

    assert answer.status_code == 422
    assert dossiers_of(people.citizen.account_id).count() == 1


def test_a_commune_that_is_gone_leads_back_to_its_question(citizen, people, review, monkeypatch):
    """Chosen in time, abolished before it was sent: asked again, nothing else is lost."""
    draft_id = story.draft(people, at=NOW)
    page = review(draft_id)

    def submit(**_arguments):
        raise application_review.OrganisationError

    monkeypatch.setattr(application_review, "submit", submit)
    answer = send(citizen, page, declared="on")

    assert answer["Location"] == f"{START}{draft_id}/noi-nop/?can-sua=1&tu=xem-lai"


def test_the_page_after_sending_is_only_for_what_was_sent(citizen, people):
    draft_id = story.draft(people, at=NOW)

    answer = citizen.get(f"{START}{draft_id}/da-gui/")

    assert answer["Location"] == f"{START}{draft_id}/xem-lai/"


def test_the_page_after_sending_says_what_comes_and_when(citizen, people, review):
    page = opened(citizen, send(citizen, review(story.draft(people, at=NOW)), declared="on"))

    shown = words(page)
    assert "Hồ sơ đã đến Trung tâm Phục vụ hành chính công phường Phố Hiến." in shown
    assert "H31.101.00-261119-0001" in shown
    assert "Trả lời trước 10:12, thứ Sáu 20/11/2026" in shown
    assert 'href="/tra-cuu/H31.101.00-261119-0001/"' in text(page)
    assert "<svg" in text(page)
