"""Several tasks at once: each for itself, and the page says what became of each."""

import re

import pytest

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.tests.people import (
    PHO_HIEN_COMMITTEE,
    accepted,
    appraising,
    propose,
    register,
    result_ready,
    signing,
    submitted,
)
from motcua.interfaces.officer.bulk import ITEMS_MAX
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, form, words

ADDRESS = "/ban-lam-viec/nhieu-ho-so/"
DESK = "/ban-lam-viec/"
REASON = "Số quyết định ghi sai năm."


def boxes(page, act):
    """The check boxes of the rows that take an act, as they would be sent if all were ticked."""
    found = re.findall(r'name="chon" value="([^"]+)" data-acts="([^"]*)"', page.content.decode())
    return [value for value, acts in found if act in acts.split()]


def send(client, page, act, chosen, **typed):
    return client.post(ADDRESS, {**form(page, ADDRESS), "act": act, "chon": chosen, **typed})


def outcome(client, answer):
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{ADDRESS}?lan=")
    return words(client.get(answer["Location"]))


def test_a_leader_approves_from_the_list_and_one_refusal_undoes_no_other(people, browser_of, row):
    codes = [signing(people) for _ in range(3)]
    leader = browser_of(people.leader)
    page = leader.get(DESK)
    chosen = boxes(page, "approve_result")
    assert len(chosen) == 3
    actions.send_back(dossier_code=codes[1], reason="Sai số.", by=people.leader, at=NOW)
    text = outcome(leader, send(leader, page, "approve_result", chosen))

    assert [row(code).state for code in codes] == ["result_ready", "in_progress", "result_ready"]
    assert "Ký duyệt kết quả: xong 2 hồ sơ, 1 hồ sơ chưa làm được" in text


def test_a_list_that_shows_an_older_draft_approves_nothing_unseen(people, browser_of, row):
    """The draft was changed since the list was opened: the leader must look first."""
    code = signing(people)
    leader = browser_of(people.leader)
    page = leader.get(DESK)
    actions.send_back(dossier_code=code, reason="Sai số.", by=people.leader, at=NOW)
    propose(code, people, result_number="128/2026")
    text = outcome(leader, send(leader, page, "approve_result", boxes(page, "approve_result")))
    assert "1 hồ sơ chưa làm được" in text
    assert row(code).state == "in_progress"


def test_sent_twice_the_list_acts_once_and_both_get_the_same_page(people, browser_of, written):
    accepted(people)
    gone = accepted(people)
    client = browser_of(people.one_stop)
    page = client.get(DESK)
    chosen = boxes(page, "hand_over")
    actions.hand_over(dossier_code=gone, by=people.colleague, at=NOW)
    first = send(client, page, "hand_over", chosen)
    told, before = outcome(client, first), written()
    again = send(client, page, "hand_over", chosen)
    assert again["Location"] == first["Location"]
    assert outcome(client, again) == told
    assert "xong 1 hồ sơ, 1 hồ sơ chưa làm được" in told
    assert written() == before


def test_each_form_keeps_its_own_outcome(people, browser_of):
    accepted(people)
    client = browser_of(people.one_stop)
    page = client.get(DESK)
    first = send(client, page, "hand_over", boxes(page, "hand_over"))
    submitted(people)
    page = client.get(DESK)
    second = send(client, page, "accept", boxes(page, "accept"))
    assert "Tiếp nhận: xong 1 hồ sơ" in outcome(client, second)
    assert "Chuyển đi giải quyết: xong 1 hồ sơ" in outcome(client, first)


def test_accepting_from_the_list_puts_the_fees_that_are_always_due_on_the_slip(
    people, browser_of, row
):
    codes = [submitted(people), submitted(people)]
    client = browser_of(people.one_stop)
    page = client.get(DESK)
    text = outcome(client, send(client, page, "accept", boxes(page, "accept")))
    assert "Tiếp nhận: xong 2 hồ sơ" in text
    assert {row(code).state for code in codes} == {"accepted"}


def test_results_are_returned_in_the_way_that_was_chosen(people, browser_of, row):
    codes = [result_ready(people), result_ready(people)]
    client = browser_of(people.one_stop)
    page = client.get(f"{DESK}?muc=cho-tra")
    text = outcome(client, send(client, page, "return_result", boxes(page, "return_result")))
    assert "xong 2 hồ sơ" in text
    assert {(row(code).state, row(code).returned_how) for code in codes} == {("returned", "online")}


def test_sending_back_asks_once_for_the_reason_and_loses_no_row(people, browser_of, row):
    codes = [signing(people), signing(people)]
    leader = browser_of(people.leader)
    page = leader.get(DESK)
    chosen = boxes(page, "send_back")
    asked = send(leader, page, "send_back", chosen)
    assert asked.status_code == 200
    assert form(asked, ADDRESS)["chon"] == chosen
    short = leader.post(ADDRESS, {**form(asked, ADDRESS), "act": "send_back", "reason": "Sai"})
    assert short.status_code == 422
    assert "Chưa ghi lý do" in words(short)
    said = leader.post(ADDRESS, {**form(short, ADDRESS), "act": "send_back", "reason": REASON})
    assert "xong 2 hồ sơ" in outcome(leader, said)
    assert {row(code).stage for code in codes} == {"appraising"}
    assert {row(code).send_back_reason for code in codes} == {REASON}


def test_an_officer_hands_work_to_a_colleague(people, browser_of, row):
    """Leave, illness, too much of it: 61/2018/NĐ-CP art 19.1 wants a named official."""
    codes = [appraising(people), appraising(people)]
    officer = browser_of(people.case_officer)
    page = officer.get(DESK)
    asked = send(officer, page, "hand_over_tasks", boxes(page, "hand_over_tasks"))
    assert "Lê Anh Tú" in words(asked)
    assert "Nguyễn Thị Thu Hà" not in words(asked).partition("Giao cho ai?")[2]
    nobody = officer.post(ADDRESS, {**form(asked, ADDRESS), "act": "hand_over_tasks"})
    assert nobody.status_code == 422
    to = str(people.other_case_officer.account_id)
    given = officer.post(ADDRESS, {**form(nobody, ADDRESS), "act": "hand_over_tasks", "to": to})
    assert "xong 2 hồ sơ" in outcome(officer, given)
    assert {row(code).holder_id for code in codes} == {people.other_case_officer.account_id}
    assert codes[0] in browser_of(people.other_case_officer).get(DESK).content.decode()
    assert codes[0] not in officer.get(DESK).content.decode()


@pytest.mark.parametrize("who", ["leader", "stranger"])
def test_work_is_not_handed_to_whoever_may_not_do_it(people, browser_of, row, who):
    code = appraising(people)
    officer = browser_of(people.case_officer)
    page = officer.get(DESK)
    to = str(getattr(people, who).account_id)
    answer = send(officer, page, "hand_over_tasks", boxes(page, "hand_over_tasks"), to=to)
    assert "1 hồ sơ chưa làm được" in outcome(officer, answer)
    assert row(code).holder_id == people.case_officer.account_id


def test_more_than_fifty_are_not_begun_and_the_page_says_so(people, browser_of):
    code = accepted(people)
    client = browser_of(people.one_stop)
    page = client.get(DESK)
    [value] = boxes(page, "hand_over")
    others = [f"{number}@1@{code}" for number in range(900_000, 900_000 + ITEMS_MAX + 3)]
    answer = send(client, page, "hand_over", [value, *others])
    text = outcome(client, answer)
    assert text.count("Mỗi lần làm nhiều nhất 50 hồ sơ.") == 4


def test_nonsense_is_left_alone(people, browser_of, written):
    code = signing(people)
    client = browser_of(people.leader)
    page = client.get(DESK)
    before = written()
    for act, chosen in (
        ("approve_result", ["1@x@y", "1", "@@", "", "1@1@a/b", "²@1@" + code]),
        ("delete_everything", boxes(page, "approve_result")),
        ("", []),
    ):
        answer = client.post(ADDRESS, {"act": act, "chon": chosen})
        assert "Chưa chọn hồ sơ nào" in outcome(client, answer)
    assert client.get(f"{ADDRESS}?lan=khong-co")["Location"] == DESK
    assert written() == before


def test_somebody_elses_dossier_in_the_list_is_refused_as_if_it_were_not_there(
    people, browser_of, written
):
    code = signing(people)
    stranger = browser_of(people.stranger)
    stranger.get(DESK)
    before = written()
    answer = stranger.post(ADDRESS, {"act": "approve_result", "chon": [f"1@5@{code}"]})
    assert "Không tìm thấy hồ sơ có mã này." in outcome(stranger, answer)
    assert written() == before


def test_who_appraised_a_dossier_gets_no_box_for_approving_it(people, browser_of):
    """lifecycle, section 1."""
    both = register(
        "hai-vai",
        "Trịnh Thị Hai",
        ("case_officer", PHO_HIEN_COMMITTEE),
        ("leader", PHO_HIEN_COMMITTEE),
    )
    code = accepted(people)
    actions.hand_over(dossier_code=code, by=people.one_stop, at=NOW)
    actions.take(dossier_code=code, by=both, at=NOW)
    propose(code, people, by=both)
    client = browser_of(both)
    assert code not in client.get(DESK).content.decode()
    page = words(client.get(dossier_address(code)))
    assert "ký duyệt kết quả: người thẩm định không được tự ký duyệt." in page
