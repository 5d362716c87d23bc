"""The dossier's page: its steps with planned and used hours by agency, and notes of officials."""

import re
from datetime import timedelta

from motcua.domain.dossiers.tests.people import appraising, returned, signing
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, send, words


def way(page):
    text = words(page)
    return text.partition("Đường đi của hồ sơ")[2].partition("Ghi chú nhanh")[0]


def test_every_step_says_who_did_it_and_whose_hours_were_used(people, browser_of, at):
    code = signing(people)
    at.now = NOW + timedelta(hours=1)
    said = way(browser_of(people.leader).get(dossier_address(code)))
    assert "Lê Thu Trang" in said
    assert "Nguyễn Thị Thu Hà" in said
    assert "đang làm" in said
    committee = re.search(r"UBND phường Phố Hiến (.+?) trong", said) or re.search(
        r"Ủy ban nhân dân phường Phố Hiến (.+?) trong", said
    )
    assert committee[1] == "1 giờ 22 phút"  # From 14:58, where the one-stop unit's time ends.


def test_time_outside_office_hours_is_nobodys(people, browser_of, at):
    code = appraising(people)
    at.now = NOW.replace(hour=17)
    before = way(browser_of(people.case_officer).get(dossier_address(code)))
    at.now = NOW.replace(hour=22)
    after = way(browser_of(people.case_officer).get(dossier_address(code)))
    assert "2 giờ 2 phút" in before
    assert "2 giờ 2 phút" in after


def test_what_is_over_has_no_step_under_way(people, browser_of):
    code = returned(people)
    assert "đang làm" not in way(browser_of(people.one_stop).get(dossier_address(code)))


def test_a_note_is_shown_to_officials_only(people, browser_of):
    code = appraising(people)
    officer = browser_of(people.case_officer)
    note = "Bản chính <để> ở ngăn 3."
    send(officer, dossier_address(code), "ghi-chu", note=note)
    for who in (people.case_officer, people.one_stop, people.controller):
        assert note in words(browser_of(who).get(dossier_address(code)))
    citizen = browser_of(people.citizen)
    assert "ngăn 3" not in citizen.get(f"/tra-cuu/{code}/").content.decode()
    assert "ngăn 3" not in citizen.get("/ho-so-cua-toi/").content.decode()
    assert "Lưu ghi chú" not in words(browser_of(people.controller).get(dossier_address(code)))


def test_a_note_without_words_loses_nothing(people, browser_of):
    code = appraising(people)
    officer = browser_of(people.case_officer)
    long = send(officer, dossier_address(code), "ghi-chu", note="x" * 2001)
    assert long.status_code == 422
    assert "x" * 2001 in long.content.decode()
    assert "Ghi chú phải có từ 1 đến 2000 chữ." in words(long)
