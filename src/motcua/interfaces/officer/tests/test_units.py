"""LR-098. Heads see what lies with whom; every stretch of a bar opens exactly its dossiers."""

import re
from html import unescape

import pytest

from motcua.domain.dossiers.tests.people import (
    PHO_HIEN_COMMITTEE,
    SON_NAM_COMMITTEE,
    appraising,
    assigned,
    signing,
)
from motcua.domain.workflow.tests.following import follow_all
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, form, words
from motcua.interfaces.officer.tests.test_desk import questions
from motcua.interfaces.officer.tests.test_several import ADDRESS as SEVERAL
from motcua.interfaces.officer.tests.test_several import boxes, outcome, send

UNIT, QUEUE = "/ban-lam-viec/don-vi/", "/ban-lam-viec/don-vi/viec/"
QUERIES_OF_UNIT_MAX = 11
QUERIES_OF_QUEUE_MAX = 13


def rows(client, address):
    return re.findall(r'data-open="([^"]+)"', client.get(address).content.decode())


def test_who_has_how_much_and_every_bar_opens_its_dossiers(people, browser_of, at):
    late = [appraising(people), appraising(people)]
    at.now = NOW.replace(hour=17, minute=1)
    waiting = assigned(people)
    leader = browser_of(people.leader)
    page = leader.get(UNIT)
    text = words(page)
    assert "3 việc đang mở" in text
    assert "Lê Anh Tú Chuyên viên thụ lý không có việc nào" in text
    bars = [
        unescape(address)
        for address in re.findall(r'<a href="([^"]+)" tabindex="-1">', page.content.decode())
    ]
    found = sorted(map(sorted, (rows(leader, bar) for bar in bars)))
    assert sorted(map(dossier_address, late)) in found
    assert [dossier_address(waiting)] in found
    assert all(f"co-quan={PHO_HIEN_COMMITTEE}" in bar for bar in bars)


def test_the_queue_names_who_has_each_task(people, browser_of):
    code, draft = appraising(people), signing(people)
    leader = browser_of(people.leader)
    assert set(rows(leader, QUEUE)) == {dossier_address(code), dossier_address(draft)}
    text = leader.get(QUEUE).content.decode()
    assert "Nguyễn Thị Thu Hà" in text
    assert rows(leader, f"{QUEUE}?vai-tro=leader") == [dossier_address(draft)]
    assert rows(leader, f"{QUEUE}?ai-giu=chua-ai") == [dossier_address(draft)]
    assert rows(leader, f"{QUEUE}?ai-giu={people.other_case_officer.account_id}") == []


def test_a_head_gives_work_from_the_queue_to_those_whose_role_fits(people, browser_of, row):
    codes = [assigned(people), appraising(people)]
    draft = signing(people)
    leader = browser_of(people.leader)
    page = leader.get(QUEUE)
    asked = send(leader, page, "assign_task", boxes(page, "assign_task"))
    assert "Lê Anh Tú" in words(asked)
    to = str(people.other_case_officer.account_id)
    given = leader.post(SEVERAL, {**form(asked, SEVERAL), "act": "assign_task", "to": to})
    text = outcome(leader, given)
    assert "Phân công: xong 2 hồ sơ, 1 hồ sơ chưa làm được" in text
    assert {row(code).holder_id for code in codes} == {people.other_case_officer.account_id}
    assert row(draft).stage == "signing"


@pytest.mark.parametrize("address", [UNIT, QUEUE])
def test_it_is_for_those_who_see_to_the_work(people, browser_of, address):
    appraising(people)
    assert browser_of(people.case_officer).get(address).status_code == 404
    stranger = browser_of(people.stranger)
    other = stranger.get(f"{address}?co-quan={PHO_HIEN_COMMITTEE}")
    assert "Phố Hiến" not in words(other)  # The own unit instead of somebody else's.
    assert f"co-quan={SON_NAM_COMMITTEE}" in other.content.decode() or address == QUEUE


def test_both_ask_few_questions(people, browser_of):
    for _ in range(3):
        appraising(people)
    follow_all(at=NOW)
    leader = browser_of(people.leader, follows=False)
    assert questions(leader, UNIT) <= QUERIES_OF_UNIT_MAX
    assert questions(leader, QUEUE) <= QUERIES_OF_QUEUE_MAX
