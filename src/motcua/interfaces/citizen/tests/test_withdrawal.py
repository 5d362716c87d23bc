"""Asking to have a dossier back: what follows, why, a confirmation. LR-054."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.dossiers.tests import people as story
from motcua.domain.dossiers.tests import ways
from motcua.interfaces.citizen.tests.browsing import opened, send, text, words


def address(code):
    return f"/ho-so-cua-toi/{code}/xin-rut/"


@pytest.fixture
def code(people):
    return story.appraising(people)


def test_the_dossier_leads_there_while_it_may_be_asked(citizen, people, code):
    assert f'href="{address(code)}"' in text(citizen.get(f"/tra-cuu/{code}/"))
    over = story.returned(people)
    assert address(over) not in text(citizen.get(f"/tra-cuu/{over}/"))
    assert citizen.get(address(over))["Location"] == f"/tra-cuu/{over}/"


def test_what_follows_is_said_by_the_regime_of_the_dossier(citizen, people, code):
    """118/2025/NĐ-CP art 21: a notice; 61/2018/NĐ-CP art 6: papers are given back."""
    shown = words(citizen.get(address(code)))
    assert "thông báo dừng giải quyết" in shown
    assert "thời hạn vẫn tính" in shown
    draft_id = story.draft(people, at=ways.OLD_SENT_AT, pages=ways.PAGES_2019)
    old = dossiers.submit(draft_id=draft_id, by=people.citizen, at=ways.OLD_SENT_AT).dossier_code
    shown = words(citizen.get(address(old)))
    assert "trả lại giấy tờ, hồ sơ kết thúc (Nghị định 61/2018/NĐ-CP" in shown
    assert "giữ nguyên chỗ đang ở" in shown


def test_asking_once_moves_it_and_the_page_says_so(citizen, people, code):
    page = citizen.get(address(code))
    answers = [send(citizen, page, reason=ways.REASON, confirmed="on") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    page = opened(citizen, answers[1])
    assert "Hồ sơ có đề nghị thôi giải quyết, đang chờ" in words(page)
    assert f"Ông/bà viết: {ways.REASON}" in words(page)
    assert "phường Phố Hiến giữ hồ sơ từ" in words(page)
    assert "Nguyễn Thị Thu Hà, Trung tâm" not in words(page)  # She settles it, elsewhere.
    own = dossier_of_applicant(code, by=people.citizen)
    assert (own.state, own.withdrawal_reason) == ("withdraw_requested", ways.REASON)
    assert sum(line.word == "dossiers.withdrawal_requested" for line in own.history) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"reason": ways.REASON}, "Xin đánh dấu vào ô xác nhận."),
        ({"reason": "Thôi.", "confirmed": "on"}, "lý do"),
    ],
)
def test_what_is_missing_is_told_at_its_place_and_nothing_typed_is_lost(
    citizen, people, code, typed, told
):
    answer = send(citizen, citizen.get(address(code)), **typed)

    assert answer.status_code == 422
    assert told in words(answer)
    assert typed["reason"] in text(answer)
    assert dossier_of_applicant(code, by=people.citizen).state == "in_progress"


def test_a_page_left_open_while_the_result_came_leads_to_the_dossier(citizen, people, code):
    page = citizen.get(address(code))
    story.propose(code, people)
    dossiers.approve_result(dossier_code=code, by=people.leader, at=story.ACCEPTED_AT)

    answer = send(citizen, page, reason=ways.REASON, confirmed="on")

    assert answer["Location"] == f"/tra-cuu/{code}/"
    assert dossier_of_applicant(code, by=people.citizen).state == "result_ready"


def test_somebody_elses_looks_like_none(browser_of, people, code):
    assert browser_of(people.neighbour).get(address(code)).status_code == 404
