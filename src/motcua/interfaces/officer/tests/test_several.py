"""Several dossiers at once: each for itself, and the page says what became of each."""

import re

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.tests.people import (
    PHO_HIEN_COMMITTEE,
    accepted,
    propose,
    register,
    signing,
)
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, form, words

ADDRESS = "/ban-lam-viec/nhieu-ho-so/"


def boxes(page, act):
    """The check boxes of a list, as they would be sent if all were ticked."""
    return re.findall(rf'value="({act}@\d+@[^"]+)"', page.content.decode())


def send(client, page, act, chosen):
    return client.post(ADDRESS, {**form(page, ADDRESS), "act": act, "chon": chosen})


def test_a_leader_approves_from_the_list_and_one_refusal_undoes_no_other(people, browser_of, row):
    codes = [signing(people) for _ in range(3)]
    leader = browser_of(people.leader)
    page = leader.get("/ban-lam-viec/")
    chosen = boxes(page, "approve_result")
    assert len(chosen) == 3
    actions.send_back(dossier_code=codes[1], reason="Sai số.", by=people.leader, at=NOW)
    answer = send(leader, page, "approve_result", chosen)

    assert (answer.status_code, answer["Location"]) == (302, ADDRESS)
    assert [row(code).state for code in codes] == ["result_ready", "in_progress", "result_ready"]
    text = words(leader.get(ADDRESS))
    assert "Ký duyệt kết quả: xong 2 hồ sơ, 1 hồ sơ chưa làm được" in text
    assert "Vũ Đình Khôi đã trả lại để làm lại dự thảo lúc 15:20 19/11/2026" in text


def test_a_list_that_shows_an_older_draft_approves_nothing_unseen(people, browser_of, row):
    """The draft was changed since the list was opened: the leader must look first."""
    code = signing(people)
    leader = browser_of(people.leader)
    page = leader.get("/ban-lam-viec/")
    actions.send_back(dossier_code=code, reason="Sai số.", by=people.leader, at=NOW)
    propose(code, people, result_number="128/2026")
    send(leader, page, "approve_result", boxes(page, "approve_result"))
    assert row(code).state == "in_progress"


def test_sent_twice_the_list_acts_once(people, browser_of, written):
    accepted(people)
    accepted(people)
    client = browser_of(people.one_stop)
    page = client.get("/ban-lam-viec/")
    chosen = boxes(page, "hand_over")
    send(client, page, "hand_over", chosen)
    before = written()
    again = send(client, page, "hand_over", chosen)
    assert again.status_code == 302
    assert written() == before


def test_boxes_of_another_act_and_nonsense_are_left_alone(people, browser_of, written):
    code = signing(people)
    client = browser_of(people.leader)
    page = client.get("/ban-lam-viec/")
    before = written()
    for act, chosen in (
        ("take", boxes(page, "approve_result")),
        ("accept", [f"accept@1@{code}"]),
        (
            "approve_result",
            ["approve_result@x@y", "approve_result", "@@", "", "approve_result@1@a/b"],
        ),
        ("", []),
    ):
        assert client.post(ADDRESS, {"act": act, "chon": chosen}).status_code == 302
        assert "Chưa chọn hồ sơ nào" in words(client.get(ADDRESS))
    assert written() == before


def test_somebody_elses_dossier_in_the_list_is_refused_as_if_it_were_not_there(
    people, browser_of, written
):
    code = signing(people)
    before = written()
    stranger = browser_of(people.stranger)
    stranger.post(ADDRESS, {"act": "approve_result", "chon": [f"approve_result@5@{code}"]})
    text = words(stranger.get(ADDRESS))
    assert "Không tìm thấy hồ sơ có mã này." in text
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
    assert code not in client.get("/ban-lam-viec/").content.decode()
    page = words(client.get(dossier_address(code)))
    assert "ký duyệt kết quả: người thẩm định không được tự ký duyệt." in page
