"""Changes of the calendar at the desk. LR-070 to LR-072 (Labour Code 2019 arts 111, 112)."""

import pytest
from django.apps import apps

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.calendar_changes import (
    THE_DECREE,
    at,
    calendar_people,
    decree_not_yet_known,
    enter,
    like,
    off,
)
from motcua.domain.working_time.selectors import proposal, proposals
from motcua.domain.working_time.values import DayChanges, DayKey, DayKind, DayScope, ProposalState
from motcua.interfaces.officer.tests.pages import form, send, submit, words

LIST = "/ban-lam-viec/lich-lam-viec/"
NEW = f"{LIST}moi/"
ENTRY = {
    "scope": "country",
    "decision": "28/2026/QH16",
    "decided_on": "24/04/2026",
    "day-0": "24/11/2026",
    "kind-0": "holiday",
    "name-0": "Ngày Văn hóa Việt Nam",
}


def one(number):
    return f"{LIST}{number}/"


@pytest.fixture
def world(people, row):
    """Seven dossiers with five working days, and a decree nobody knew of."""
    decree_not_yet_known()
    birth = row(walk.appraising(people))
    like(birth, 7)
    return people, calendar_people(), birth


def test_from_the_decision_to_the_new_receipt(world, browser_of, row):
    _, officials, birth = world
    clerk, signer = browser_of(officials.clerk), browser_of(officials.signer)
    answer = send(clerk, NEW, "", **ENTRY)
    [change] = proposals(count_max=5)
    assert answer.status_code == 302
    assert answer.headers["Location"] == one(change.proposal_id)
    page = words(clerk.get(one(change.proposal_id)))
    assert "7 hồ sơ đổi ngày hẹn" in page
    assert "lùi 1 ngày" in page.casefold()
    assert "người khác phải ký" in page
    assert "Nguyễn Thị Thu Hà, Ủy ban nhân dân phường Phố Hiến" in page
    assert "17:00 thứ Năm 26/11" in page
    assert "17:00 thứ Sáu 27/11" in page
    listed = words(signer.get(LIST))
    assert "1 thay đổi lịch đang chờ ký" in listed
    assert "Tạ Thị Lịch ghi ngày 19/11/2026" in listed

    signed = send(signer, one(change.proposal_id), "ky")
    assert signed.status_code == 302
    page = words(signer.get(one(change.proposal_id)))
    assert "Đã ký. 7 hồ sơ có ngày hẹn mới" in page
    assert "Đã đổi ngày hẹn của 7 hồ sơ" in page
    dossiers = apps.get_model("dossiers", "Dossier").objects.exclude(pk=birth.pk)
    assert {dossier.due_at for dossier in dossiers} == {at("2026-11-27 17:00")}
    assert proposal(change.proposal_id).closed_by == officials.signer.reference
    assert "Đoàn Văn Chánh đã ký ngày 19/11/2026" in words(clerk.get(LIST))


def test_a_list_that_changed_is_shown_again_and_not_signed(world, browser_of, row):
    _, officials, birth = world
    signer = browser_of(officials.signer)
    number = enter(THE_DECREE, by=officials.clerk)
    page = signer.get(one(number))
    like(birth)
    answer = submit(signer, page, f"{one(number)}ky/")
    assert answer.status_code == 409
    assert "danh sách hồ sơ bị đổi ngày hẹn đã khác" in words(answer)
    assert "8 hồ sơ đổi ngày hẹn" in words(answer)
    assert proposal(number).state is ProposalState.OPEN
    assert submit(signer, answer, f"{one(number)}ky/").status_code == 302
    assert proposal(number).state is ProposalState.SIGNED


def test_a_repeated_form_signs_once(world, browser_of):
    _, officials, _ = world
    signer = browser_of(officials.signer)
    number = enter(THE_DECREE, by=officials.clerk)
    page = signer.get(one(number))
    for _ in range(2):
        assert submit(signer, page, f"{one(number)}ky/").status_code == 302
    assert apps.get_model("dossiers", "Slip").objects.filter(ordinal=2).count() == 7
    late = submit(signer, page, f"{one(number)}ky/", idempotency_key="another-key-of-a-form")
    assert late.status_code == 409
    assert "đã được ký hoặc đã bỏ" in words(late)


def test_who_entered_it_is_shown_no_button_and_is_refused(world, browser_of):
    _, officials, _ = world
    head = browser_of(officials.head)
    closure = off("2026-11-25", DayKind.CLOSURE, "Bão", DayScope.AGENCY, walk.PHO_HIEN_ONE_STOP)
    number = enter(DayChanges((closure,)), by=officials.head)
    page = head.get(one(number))
    assert "ky/" not in page.content.decode()
    key = form(page, f"{one(number)}bo/")
    refused = head.post(f"{one(number)}ky/", key)
    assert refused.status_code == 403
    assert proposal(number).state is ProposalState.OPEN
    assert send(head, one(number), "bo").status_code == 302
    assert proposal(number).state is ProposalState.DROPPED


def test_another_agencys_change_looks_like_none(world, browser_of):
    people, officials, _ = world
    number = enter(THE_DECREE, by=officials.clerk)
    for who in (officials.head, people.leader):
        browser = browser_of(who)
        assert browser.get(one(number)).status_code == 404
        assert "28/2026/QH16" not in words(browser.get(LIST)).split("sắp tới")[0]
    for who in (people.citizen, people.one_stop, people.case_officer):
        assert browser_of(who).get(LIST).status_code in {403, 404}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"decision": ""}, "Xin ghi số, ký hiệu quyết định"),
        ({"decided_on": "hôm qua"}, "Xin ghi ngày ký theo cách này"),
        ({"decided_on": "24/12/2026"}, "muộn hơn hôm nay"),
        ({"day-0": "31/02/2026"}, "Xin ghi ngày theo cách này"),
        ({"kind-0": ""}, "Xin chọn là ngày gì"),
        ({"name-0": ""}, "Xin ghi tên ngày hoặc lý do"),
        ({"day-0": "", "kind-0": "", "name-0": ""}, "Xin ghi ít nhất một ngày"),
        ({"scope": "agency:hy2-11983-pvhcc"}, "Xin chọn lịch áp dụng cho ai"),
        ({"kind-0": "swapped_on"}, "không phải thứ Bảy, Chủ nhật"),
        (
            {"day-1": "24/11/2026", "kind-1": "closure", "name-1": "Bão"},
            "có hai dòng",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(world, browser_of, typed, said):
    _, officials, _ = world
    clerk = browser_of(officials.clerk)
    answer = send(clerk, NEW, "", **(ENTRY | typed))
    assert answer.status_code == 422
    assert said in words(answer)
    assert not proposals(count_max=5)
    kept = form(answer, NEW)
    assert kept["decision"] == [(ENTRY | typed)["decision"]]
    assert kept["day-0"] == [(ENTRY | typed)["day-0"]]


def test_more_lines_without_a_script(world, browser_of):
    _, officials, _ = world
    clerk = browser_of(officials.clerk)
    answer = send(clerk, NEW, "", **ENTRY, them="1")
    assert answer.status_code == 200
    assert not proposals(count_max=5)
    swap = {
        "day-4": "28/11/2026",
        "kind-4": "swapped_on",
        "name-4": "hoán đổi",
        "kind-0": "swapped_off",
    }
    assert submit(clerk, answer, NEW, **(ENTRY | swap)).status_code == 302
    [change] = proposals(count_max=5)
    assert [row.kind for row in change.changes.days] == [DayKind.SWAPPED_OFF, DayKind.SWAPPED_ON]
    # The 24th goes, the 28th is worked: who was due on Thursday is due on Friday, nobody later.
    assert "7 hồ sơ đổi ngày hẹn" in words(clerk.get(one(change.proposal_id)))


def test_a_day_is_taken_back_and_no_date_is_brought_forward(world, browser_of):
    _, officials, birth = world
    clerk = browser_of(officials.clerk)
    like(birth, started_at=at("2026-12-28 09:00"))
    empty = {"day-0": "", "kind-0": "", "name-0": ""}
    answer = send(clerk, NEW, "", **(ENTRY | empty), taken_back="2027-01-01@country@")
    assert answer.status_code == 302
    [change] = proposals(count_max=5)
    assert change.changes.withdrawn == (DayKey(at("2027-01-01 00:00").date()),)
    page = words(clerk.get(one(change.proposal_id)))
    assert "Không hồ sơ nào đổi ngày hẹn" in page
    assert "1 hồ sơ tính ra sớm hơn nhưng giữ ngày đã hẹn" in page


def test_many_pages(world, browser_of):
    _, officials, birth = world
    like(birth, 50, has_slip=False)
    number = enter(THE_DECREE, by=officials.clerk)
    clerk = browser_of(officials.clerk)
    page = words(clerk.get(one(number)))
    assert "Hồ sơ 1 đến 50 trong 57" in page
    assert "Trang sau" in page
    assert "Hồ sơ 51 đến 57 trong 57" in words(clerk.get(f"{one(number)}?trang=2"))
    assert "Hồ sơ 51 đến 57 trong 57" in words(clerk.get(f"{one(number)}?trang=99"))
