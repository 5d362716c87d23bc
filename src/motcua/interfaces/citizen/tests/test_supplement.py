"""Sending what was asked for: a place for each paper, nothing lost, sent once, all of it. LR-053."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import dossier_of_applicant, life_of
from motcua.domain.dossiers.tests import people as story
from motcua.domain.dossiers.tests import ways
from motcua.interfaces.citizen.tests.browsing import file, opened, picture, send, text, words


@pytest.fixture
def code(people):
    return ways.wanting_in_process(people, complete_by=ways.ACCEPTED_AT.date().replace(day=30))


@pytest.fixture
def address(code):
    return f"/ho-so-cua-toi/{code}/bo-sung/"


def test_the_page_says_what_is_asked_why_and_until_when(citizen, address):
    shown = words(citizen.get(address))

    assert "Ảnh chụp bị mờ, không đọc được ngày sinh. (1 bản chính)" in shown
    assert "Chưa đủ căn cứ để ghi ngày sinh của trẻ." in shown
    assert "Căn cứ: 123/2015/NĐ-CP điều 9" in shown
    assert "trước hết ngày 30/11/2026" in shown
    assert "thời hạn tính lại từ đầu" in shown


def test_a_file_is_kept_then_sent_and_the_desk_has_it(citizen, people, code, address):
    page = opened(
        citizen, send(citizen, citizen.get(address), **{"paper-2": picture(), "di": "o-lai"})
    )
    assert "giấy chứng sinh.jpg" in words(page)
    assert (
        life_of(dossier_of_applicant(code, by=people.citizen).dossier_id).open_supplement.sent_at
        is None
    )

    page = opened(citizen, send(citizen, page, di="gui"))

    assert "Giấy tờ bổ sung đang chờ Trung tâm Phục vụ hành chính công" in words(page)
    assert "Đã gửi giấy tờ bổ sung." in text(page)
    own = dossier_of_applicant(code, by=people.citizen)
    [paper] = [paper for paper in own.papers if paper.supplement]
    assert (paper.order, paper.file_name) == (2, "giấy chứng sinh.jpg")
    assert f'href="/ho-so-cua-toi/{code}/giay-to/2/bo-sung-1/"' in text(page)
    answer = citizen.get(f"/ho-so-cua-toi/{code}/giay-to/2/bo-sung-1/")
    assert answer["Content-Type"] == "image/jpeg"


def test_sending_with_a_paper_missing_names_it_and_keeps_what_is_there(citizen, address):
    page = opened(citizen, send(citizen, citizen.get(address), di="gui"))

    assert "Giấy chứng sinh: Chưa có tệp của giấy tờ này." in words(page)


def test_a_file_that_cannot_be_kept_is_told_at_its_paper(citizen, address):
    page = opened(
        citizen,
        send(citizen, citizen.get(address), **{"paper-2": file("a.exe", b"MZ"), "di": "gui"}),
    )

    assert 'id="component-2-loi"' in text(page)
    assert "Chưa có tệp" not in words(page)
    assert 'id="component-2-loi"' not in text(citizen.get(address))  # Shown once.


def test_a_file_can_be_taken_away_again(citizen, address):
    typed = {"paper-2": picture(), "di": "o-lai", "note": "Bản này rõ hơn."}
    page = opened(citizen, send(citizen, citizen.get(address), **typed))
    page = opened(citizen, send(citizen, page, bo="2"))

    assert "giấy chứng sinh.jpg" not in words(page)
    assert "Bản này rõ hơn." in words(page)  # Nothing typed is lost on the way.


def test_sending_twice_sends_once(citizen, people, code, address):
    page = opened(
        citizen, send(citizen, citizen.get(address), **{"paper-2": picture(), "di": "o-lai"})
    )
    answers = [send(citizen, page, di="gui") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    own = dossier_of_applicant(code, by=people.citizen)
    assert sum(line.word == "dossiers.supplement_sent" for line in own.history) == 1


def test_nothing_asked_leads_back_to_the_dossier(citizen, people):
    code = story.appraising(people)
    answer = citizen.get(f"/ho-so-cua-toi/{code}/bo-sung/")
    assert answer["Location"] == f"/tra-cuu/{code}/"


def test_what_the_desk_accepts_gives_a_new_slip_with_a_new_date(citizen, people, code):
    """61/2018/NĐ-CP art 19.4: from zero."""
    ways.send(code, people)
    before = dossier_of_applicant(code, by=people.citizen)
    dossiers.accept_supplement(dossier_code=code, by=people.one_stop, at=ways.ACCEPTED_AT)

    page = citizen.get(f"/tra-cuu/{code}/")

    assert before.due_at is None
    assert "hẹn trả" in words(page)
    assert f"/ho-so-cua-toi/{code}/giay/giay-hen-1.pdf" in text(page)  # The old one, replaced.
    assert "đã có tờ mới thay" in words(page)


def test_somebody_elses_looks_like_none(browser_of, people, address):
    assert browser_of(people.neighbour).get(address).status_code == 404
    assert browser_of(people.one_stop).get(address).status_code == 404


def test_my_dossiers_begin_with_what_waits_for_me(citizen, people, code):
    newer = story.appraising(people)
    page = citizen.get("/ho-so-cua-toi/")

    shown = text(page)
    assert shown.index(code) < shown.index(newer)
    assert f'href="/ho-so-cua-toi/{code}/bo-sung/"' in shown
    assert "Dừng tính thời hạn" in words(page)
