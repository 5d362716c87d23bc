"""One's own page: drafts, dossiers, messages; nobody else's."""

import re
from datetime import datetime
from uuid import uuid4

import pytest
from django.apps import apps

from motcua.domain.dossiers.tests import people as story
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import drafts_of
from motcua.domain.notifications.values import Channel, NoticeKind
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen import my_dossiers
from motcua.interfaces.citizen.tests.browsing import text, words
from motcua.interfaces.citizen.tests.conftest import NOW

MINE = "/ho-so-cua-toi/"


def test_who_is_not_signed_in_is_led_to_sign_in_and_back(client, db):
    answer = client.get(MINE)

    assert answer["Location"] == "/dang-nhap/?next=%2Fho-so-cua-toi%2F"


def test_an_empty_page_shows_the_way_on(citizen):
    page = citizen.get(MINE)

    assert "Chưa có hồ sơ nào" in words(page)
    assert 'href="/thu-tuc/"' in text(page)


def test_a_draft_says_where_it_stopped_and_how_long_it_is_kept(citizen, people):
    draft_id = drafts.start_draft(procedure_slug=story.BIRTH, by=people.citizen, at=NOW)
    drafts.save_answers(
        draft_id=draft_id,
        page_key="nguoi-di-khai",
        typed=story.PAGES["nguoi-di-khai"],
        by=people.citizen,
        at=NOW,
    )

    page = citizen.get(MINE)

    assert "Đang ở bước 3 trong 7: Thông tin của trẻ" in words(page)
    assert "giữ đến 19/12/2026" in words(page)
    assert f'href="/nop-ho-so/{story.BIRTH}/{draft_id}/tre/"' in text(page)


def test_a_draft_can_be_thrown_away(citizen, people):
    draft_id = drafts.start_draft(procedure_slug=story.BIRTH, by=people.citizen, at=NOW)
    key = {"idempotency_key": "0123456789abcdef"}

    answers = [citizen.post(f"{MINE}ban-khai/{draft_id}/bo/", key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert drafts_of(people.citizen.account_id) == []
    assert "Đã bỏ bản khai." in text(citizen.get(MINE))


def test_nobody_throws_away_somebody_elses_draft_or_with_a_link(citizen, people, browser_of):
    draft_id = drafts.start_draft(procedure_slug=story.BIRTH, by=people.citizen, at=NOW)
    neighbour = browser_of(people.neighbour)

    assert neighbour.post(f"{MINE}ban-khai/{draft_id}/bo/").status_code == 404
    assert citizen.get(f"{MINE}ban-khai/{draft_id}/bo/").status_code == 405
    assert len(drafts_of(people.citizen.account_id)) == 1


def test_dossiers_stand_with_state_and_due_time(citizen, people, at, browser_of):
    first, second = story.appraising(people), story.submitted(people)
    at.now = datetime(2026, 11, 19, 15, 10, tzinfo=VIETNAM)

    page = browser_of(people.citizen).get(MINE)

    shown = words(page)
    assert shown.index(second) < shown.index(first)  # Newest first.
    assert "Đang xử lý" in shown
    assert "Hôm nay 17:00" in shown
    assert "Hẹn trả 17:00, thứ Năm 19/11/2026" in shown
    assert "Mới nộp, chờ kiểm tra" in shown


def test_a_neighbour_sees_none_of_it(people, browser_of):
    code = story.appraising(people)
    story.draft(people)

    page = browser_of(people.neighbour).get(MINE)

    assert code not in text(page)
    assert "Đang khai dở" not in words(page)


def test_messages_are_shown_newest_first_and_can_be_put_aside(citizen, people, browser_of):
    for kind, subject in [(NoticeKind.SUBMITTED, "đã đến"), (NoticeKind.ACCEPTED, "có giấy hẹn")]:
        written(people.citizen, kind, subject)

    page = citizen.get(MINE)
    assert words(page).index("có giấy hẹn") < words(page).index("đã đến")
    assert words(page).count("Mới Hồ sơ") == 2
    newest = re.search(r'action="(/ho-so-cua-toi/tin/\d+/da-doc/)"', text(page)).group(1)

    assert browser_of(people.neighbour).post(newest).status_code == 404
    assert citizen.post(newest)["Location"] == f"{MINE}#tin"
    assert words(citizen.get(MINE)).count("Mới Hồ sơ") == 1


def test_a_message_is_folded_to_what_happened_and_has_a_link_for_an_address(citizen, people):
    code = story.submitted(people)
    written(
        people.citizen,
        NoticeKind.SUBMITTED,
        "đã đến",
        text=f"Kính gửi ông/bà Hạnh,\n\nHồ sơ đã gửi lúc 14:52.\n\n"
        f"Hồ sơ: {code}, Đăng ký khai sinh.\nXem hồ sơ: http://cổng/tra-cuu/{code}/\nTin tự động.",
        code=code,
    )

    page = text(citizen.get(MINE))

    assert '<span class="first" lang="vi">Hồ sơ đã gửi lúc 14:52.</span>' in page
    assert "Tin tự động." in page
    assert "Kính gửi" not in page
    assert "http://cổng" not in page
    assert f'<a href="/tra-cuu/{code}/">Xem hồ sơ<' in page


def test_older_messages_wait_behind_one_line(citizen, people):
    for number in range(1, 8):
        written(people.citizen, NoticeKind.SUBMITTED, f"thứ {number}")

    newest, mark, older = words(citizen.get(MINE)).partition("Xem 2 tin cũ hơn")

    assert mark
    assert [f"thứ {number}" in newest for number in (1, 2, 3, 7)] == [False, False, True, True]
    assert [f"thứ {number}" in older for number in (1, 2, 3)] == [True, True, False]


def written(
    recipient, kind, subject, *, text="Xin mở hồ sơ để xem.", code="H31.101.00-261119-0001"
):
    """A message as the notices of acts leave it on the account page."""
    apps.get_model("notifications", "Message")._default_manager.create(
        fact_id=uuid4(),
        kind=kind,
        recipient_id=recipient.account_id,
        channel=Channel.IN_APP,
        subject=f"Hồ sơ {subject}",
        text=text,
        dossier_code=code,
        queued_at=NOW,
        sent_at=NOW,
    )


def test_long_lists_are_turned_page_by_page(citizen, people, monkeypatch):
    monkeypatch.setattr(my_dossiers, "DOSSIERS_A_PAGE", 2)
    codes = [story.submitted(people) for _ in range(3)]

    first, second = words(citizen.get(MINE)), words(citizen.get(MINE, {"trang": "2"}))

    assert [code in first for code in codes] == [False, True, True]
    assert [code in second for code in codes] == [True, False, False]
    assert citizen.get(MINE, {"trang": "x"}).status_code == 200


def test_queries_do_not_grow_with_the_list(citizen, people, django_assert_max_num_queries):
    for _ in range(2):
        story.accepted(people)
        story.draft(people)
    citizen.get(MINE)
    with django_assert_max_num_queries(60) as two:
        citizen.get(MINE)
    for _ in range(3):
        story.accepted(people)
        story.draft(people)
    with django_assert_max_num_queries(60) as five:
        citizen.get(MINE)

    asked = [
        [query for query in captured.captured_queries if "_version" not in query["sql"]]
        for captured in (two, five)
    ]
    assert len(asked[0]) == len(asked[1])


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_page_is_only_read(citizen, method):
    assert getattr(citizen, method)(MINE).status_code == 405
