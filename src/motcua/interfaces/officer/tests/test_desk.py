"""The list: what lies where, what is urgent, found again by a code, in few questions."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.tests.people import (
    accepted,
    appraising,
    assigned,
    result_ready,
    returned,
    signing,
    submitted,
)
from motcua.domain.workflow.tests.following import follow_all
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, words

DESK = "/ban-lam-viec/"
# Tests ask for the version of reference data every time: three of the list, nineteen of the dossier.
QUERIES_OF_LIST_MAX = 9
QUERIES_OF_DOSSIER_MAX = 35


def test_each_pile_holds_what_it_says(people, browser_of):
    submitted(people)
    accepted(people)
    assigned(people)
    result_ready(people)
    returned(people)
    text = words(browser_of(people.one_stop).get(DESK))
    assert "Cần tôi làm 2" in text
    assert "Chờ nơi khác 1" in text
    assert "Sẵn sàng trả 1" in text
    assert "Đã xong hôm nay 4" in text  # Three handed over, one returned.
    assert "Hôm nay ông/bà đã xong" in words(browser_of(people.one_stop).get(f"{DESK}?muc=da-xong"))


def test_the_first_sentence_says_what_must_be_done_today(people, browser_of, at):
    """Accepted on Thursday 19/11 at 14:58 within the day: due at 17:00."""
    appraising(people)
    assert "Hôm nay phải xong 1 hồ sơ" in words(browser_of(people.case_officer).get(DESK))
    at.now = NOW.replace(hour=17, minute=1)
    desk = browser_of(people.case_officer)
    assert "Còn 1 hồ sơ quá hạn, xin làm trước" in words(desk.get(DESK))
    assert "Quá hạn từ 17:00" in words(desk.get(DESK))


def test_the_first_sentence_speaks_of_the_pile_that_is_shown(people, browser_of, at):
    appraising(people)
    at.now = NOW.replace(hour=17, minute=1)
    one_stop = browser_of(people.one_stop)
    elsewhere = words(one_stop.get(f"{DESK}?muc=noi-khac"))
    assert "1 hồ sơ đang chờ nơi khác" in elsewhere
    assert "xin làm trước" not in elsewhere
    assert "Không hồ sơ nào chờ trả kết quả" in words(one_stop.get(f"{DESK}?muc=cho-tra"))
    assert "Hôm nay ông/bà chưa xong việc nào" in words(
        browser_of(people.colleague).get(f"{DESK}?muc=da-xong")
    )
    returned(people)
    result_ready(people)
    assert "1 hồ sơ có kết quả, chờ trả" in words(one_stop.get(f"{DESK}?muc=cho-tra"))
    assert "Hôm nay ông/bà đã xong" in words(one_stop.get(f"{DESK}?muc=da-xong"))


def test_a_limit_within_the_day_has_one_notch_used_on_that_day(people, browser_of):
    appraising(people)  # Accepted on Thursday 19/11 at 14:58, due at 17:00.
    page = browser_of(people.case_officer).get(DESK).content.decode()
    assert '<span class="mc-ticks t-soon" aria-hidden="true"><i class="f"></i></span>' in page


def test_an_empty_desk_says_so(people, browser_of):
    text = words(browser_of(people.leader).get(DESK))
    assert "Trên bàn không còn việc nào của ông/bà" in text
    assert "Hàng này không có hồ sơ" in text
    assert "Xem nhanh" not in text


def test_the_pane_says_who_holds_the_dossier_and_draws_its_days(people, browser_of, at):
    code = appraising(people)
    at.now = NOW + timedelta(days=1)
    page = browser_of(people.case_officer).get(f"{DESK}?chon={code}").content.decode()
    pane = page.partition('id="xem-nhanh"')[2]
    assert "Ông/bà đang giữ hồ sơ từ" in pane
    assert (
        '<li class="late today f0" aria-current="date"><b>20<i>/11</i></b> <span>Quá 1</span>'
        in (pane)
    )


def test_whoever_waits_for_acceptance_is_seen_waiting(people, browser_of, at):
    """No limit runs before acceptance (lifecycle, invariant 7): the list says how long they wait."""
    submitted(people)  # 14:52 on Thursday 19/11
    assert "Mới nộp 28 phút" in words(browser_of(people.one_stop).get(DESK))
    at.now = NOW.replace(hour=16, minute=59)
    assert "Đã chờ 2 giờ" in words(browser_of(people.one_stop).get(DESK))
    at.now = NOW + timedelta(days=4)  # Monday 23/11: Friday and Monday are working days.
    assert "Đã chờ 2 ngày" in words(browser_of(people.one_stop).get(DESK))


def test_filters_stand_in_the_address_and_count_what_they_show(people, browser_of):
    submitted(people)
    accepted(people)
    desk = browser_of(people.one_stop)
    text = words(desk.get(DESK))
    assert "Sắp hạn 1" in text
    assert "Chờ tiếp nhận 1" in text
    only_waiting = words(desk.get(f"{DESK}?muc=can-lam&han=cho-tiep-nhan"))
    assert only_waiting.count("Đăng ký khai sinh") == 2  # The row, and the pane beside it.
    assert "Hôm nay 17:00" not in only_waiting
    none = words(desk.get(f"{DESK}?muc=can-lam&han=qua-han"))
    assert "Không có hồ sơ nào như vậy trong hàng này" in none


def shown(page, codes):
    return {code for code in codes if f'data-open="{dossier_address(code)}"' in page}


def test_pages_follow_each_other_and_back_and_miss_nothing(people, browser_of):
    codes = {submitted(people) for _ in range(27)}
    desk = browser_of(people.one_stop)
    first = desk.get(DESK).content.decode()
    following = unescape(re.search(r'href="([^"]+)" rel="next"', first)[1])
    second = desk.get(following).content.decode()
    assert (len(shown(first, codes)), len(shown(second, codes))) == (25, 2)
    assert shown(first, codes) | shown(second, codes) == codes
    assert 'rel="next"' not in second
    back = unescape(re.search(r'href="([^"]+)" rel="prev"', second)[1])
    assert shown(desk.get(back).content.decode(), codes) == shown(first, codes)


@pytest.mark.parametrize(
    "query",
    [
        *("?sau=x", "?truoc=%00", "?sau=aW5maW5pdHl8MQ==&truoc=x", "?muc=x&han=y", "?chon=z"),
        *("?ai-giu=%C2%B2", "?ai-giu=" + "9" * 40, "?linh-vuc=x&cach-nop=y&co-quan=z", "?loc"),
    ],
)
def test_an_address_that_means_nothing_is_the_desk(people, browser_of, query):
    submitted(people)
    assert browser_of(people.one_stop).get(DESK + query).status_code == 200


def test_a_scanned_code_opens_its_dossier(people, browser_of):
    code = submitted(people)
    submitted(people)
    desk = browser_of(people.one_stop)
    by_hand = "-".join(code.split("-")[-2:])
    slip = f"http://127.0.0.1:8000/tra-cuu/{code}/?giay=abcdefghijklm"
    for typed in (code, code.lower(), f"  {code} ", by_hand, slip):
        answer = desk.get(DESK, {"q": typed})
        assert (answer.status_code, answer.get("Location")) == (302, dossier_address(code)), typed


def test_what_lies_elsewhere_is_looked_at_and_not_acted_on(people, browser_of):
    appraising(people)
    page = browser_of(people.other_case_officer).get(f"{DESK}?muc=noi-khac").content.decode()
    assert "data-row" in page
    assert 'name="chon"' not in page


def test_the_only_dossier_found_opens_at_once(people, browser_of):
    code = submitted(people)
    answer = browser_of(people.one_stop).get(DESK, {"q": "phạm thị"})
    assert (answer.status_code, answer.get("Location")) == (302, dossier_address(code))


def test_a_name_gives_the_list_and_nonsense_says_what_to_type(people, browser_of):
    submitted(people)
    submitted(people)
    desk = browser_of(people.one_stop)
    assert "2 hồ sơ có “hạnh”" in words(desk.get(DESK, {"q": "hạnh"}))
    assert "Không tìm thấy hồ sơ nào có “zzz”" in words(desk.get(DESK, {"q": "zzz"}))


def test_the_first_row_shows_no_more_of_the_person_than_the_list(people, browser_of):
    code = submitted(people)
    desk = browser_of(people.one_stop)
    assert "0900 000 127" not in words(desk.get(DESK))
    assert "0900 000 127" in words(desk.get(f"{DESK}?chon={code}"))


def questions(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_the_list_asks_few_questions_however_long_it_is(people, browser_of):
    desk = browser_of(people.case_officer, follows=False)
    asked = []
    for more in (1, 1, 8):
        for _ in range(more):
            appraising(people)
        follow_all(at=NOW)
        asked.append(questions(desk, DESK))
    assert len(set(asked)) == 1, asked
    assert asked[0] <= QUERIES_OF_LIST_MAX


def test_a_dossier_asks_few_questions(people, browser_of, reference_data_at_hand):
    code = signing(people)
    follow_all(at=NOW)
    leader = browser_of(people.leader, follows=False)
    assert questions(leader, dossier_address(code)) <= QUERIES_OF_DOSSIER_MAX


def test_a_dossier_unfolds_how_its_due_time_was_reckoned(people, browser_of):
    """LR-004: each day with its ground."""
    code = submitted(people)
    actions.accept(dossier_code=code, by=people.one_stop, at=NOW)  # 15:20, after the cut-off
    text = words(browser_of(people.one_stop).get(dossier_address(code)))
    assert "Cách tính" in text
    assert "15:00" in text
    assert "17:00, 20/11/2026" in text
