"""LR-097. Away for some days: a colleague sees the work on the own desk, marked, and may do it."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers.tests.people import (
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    appraising,
    register,
)
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, form, words

PAGE, DESK = "/ban-lam-viec/nghi-phep/", "/ban-lam-viec/"
DAY = timedelta(days=1)
TYPED = {
    "since": "19/11/2026",
    "since-time": "07:30",
    "until": "23/11/2026",
    "until-time": "17:00",
    "reason": "Nghỉ phép năm",
}


def enter(client, substitute, **typed):
    page = client.get(PAGE)
    values = {**TYPED, "substitute": str(substitute.account_id) if substitute else "", **typed}
    return client.post(PAGE, {**form(page, PAGE), **values})


def test_the_substitute_sees_the_work_marked_while_it_lasts(people, browser_of, at):
    code = appraising(people)
    substitute = browser_of(people.other_case_officer)
    assert code not in substitute.get(DESK).content.decode()
    officer = browser_of(people.case_officer)
    assert enter(officer, people.other_case_officer)["Location"] == PAGE
    assert "Nguyễn Thị Thu Hà , 07:30 19/11/2026 – 17:00 23/11/2026" in words(officer.get(PAGE))
    text = words(substitute.get(DESK))
    assert "thay Nguyễn Thị Thu Hà:" in text
    assert "Ông/bà làm thay." in words(substitute.get(PAGE))
    assert "Nghỉ phép năm" not in words(substitute.get(PAGE))  # Why is not the substitute's affair.
    at.now = NOW + 5 * DAY
    assert code not in browser_of(people.other_case_officer).get(DESK).content.decode()


def test_the_substitute_does_the_work(people, browser_of, row):
    """The dossier is given to the substitute first: it always has the official who settles it."""
    code = appraising(people)
    enter(browser_of(people.case_officer), people.other_case_officer)
    substitute = browser_of(people.other_case_officer)
    page = words(substitute.get(dossier_address(code)))
    assert "Nguyễn Thị Thu Hà" in page
    assert row(code).holder_id == people.case_officer.account_id


def test_the_head_enters_and_ends_the_absence_of_others(people, browser_of):
    head = browser_of(register("truong", "Nguyễn Thị Ngọc", ("one_stop_head", PHO_HIEN_ONE_STOP)))
    who = {"account": str(people.one_stop.account_id)}
    assert enter(head, people.colleague, **who)["Location"] == PAGE
    text = words(head.get(PAGE))
    assert "Lê Thu Trang" in text
    assert "Nghỉ phép năm" in text
    page = head.get(PAGE)
    [address] = {
        each
        for each in page.content.decode().split('"')
        if each.startswith(PAGE) and each.endswith("/huy/")
    }
    assert browser_of(people.case_officer).post(address).status_code == 404
    head.post(address, form(page, address))
    assert "Đang nghỉ và sắp nghỉ" not in words(head.get(PAGE))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"since": "hôm qua"}, "Chưa đọc được ngày giờ."),
        ({"until": "18/11/2026"}, "Thời gian nghỉ chưa đúng"),
        ({"reason": "x" * 301}, "Lý do dài quá 300 chữ."),
        ({"agency": PHO_HIEN_ONE_STOP}, "Người nghỉ không giữ việc nào ở cơ quan này"),
    ],
)
def test_what_cannot_be_says_what_to_mend_and_keeps_what_was_typed(
    people, browser_of, typed, message
):
    answer = enter(browser_of(people.case_officer), people.other_case_officer, **typed)
    assert answer.status_code == 422
    assert message in words(answer)
    kept = {**TYPED, **typed}["reason"]
    assert f'value="{kept}"' in answer.content.decode()


def test_a_substitute_must_be_chosen(people, browser_of):
    answer = enter(browser_of(people.case_officer), None)
    assert answer.status_code == 422
    assert "Người làm thay phải giữ cùng vai trò" in words(answer)


def test_nobody_enters_the_absence_of_a_colleague(people, browser_of):
    officer = browser_of(people.case_officer)
    answer = enter(officer, people.case_officer, account=str(people.other_case_officer.account_id))
    assert answer.status_code == 404
    assert PHO_HIEN_COMMITTEE not in words(officer.get(PAGE))
