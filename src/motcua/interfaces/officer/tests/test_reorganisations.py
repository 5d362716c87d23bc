"""LR-123, LR-128. One looks what a decision moves and enters it, another publishes it."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.drafts.tests.people import register
from motcua.domain.organisations import selectors
from motcua.domain.organisations.rules import as_data
from motcua.domain.organisations.tests import moves
from motcua.domain.organisations.values import Move, MoveKind, ReorganisationState

from .pages import form, submit, words

LIST, ENTER = "/ban-lam-viec/to-chuc/sap-nhap/", "/ban-lam-viec/to-chuc/sap-nhap/tep/"


@pytest.fixture
def second(people):
    return register("tinh", "Mai Văn Sơn", ("kstt_officer", "hy2-van-phong"))


def asked(**changes):
    facts = {"decided_on": date(2026, 11, 10), "moves": (moves.merged("t-nam", "t-moi"),)}
    return moves.document(**{**facts, **changes})


def uploaded(client, data):
    page = client.get(LIST)
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    file = SimpleUploadedFile("sap-xep.yaml", content)
    return client.post(ENTER, {**form(page, ENTER), "file": file})


def test_one_enters_another_publishes_and_it_can_be_withdrawn(people, second, browser_of):
    moves.two_communes()
    first = browser_of(people.controller)
    assert "Chưa có quyết định nào." in words(first.get(LIST))
    answer = uploaded(first, as_data(asked()))
    [line] = selectors.reorganisations()
    address = f"{LIST}{line.reorganisation_id}/"
    assert (answer.status_code, answer["Location"]) == (302, address)
    shown = words(first.get(address))
    assert "Mọi việc đều có nơi nhận" in shown
    assert "Ủy ban nhân dân xã Bắc Nam Toàn bộ công việc" in shown
    assert "người khác phải công bố" in shown

    other = browser_of(second)
    page = other.get(address)
    sent = submit(other, page, f"{address}cong-bo/")
    assert (sent.status_code, sent["Location"]) == (302, address)
    assert selectors.agency_in_force("t-nam", day=moves.EFFECT).code == "t-moi"
    assert "Đã công bố" in words(other.get(address))
    again = submit(other, page, f"{address}cong-bo/")  # a double click
    assert again.status_code == 302
    page = first.get(address)
    submit(first, page, f"{address}rut/", reason="Hoãn thi hành")
    assert selectors.reorganisation(line.reorganisation_id).state is ReorganisationState.WITHDRAWN
    assert selectors.agency("t-nam").valid_to is None


def test_who_entered_it_does_not_publish_it(people, browser_of):
    number = moves.entered(by=people.controller, at=moves.AT)
    own = browser_of(people.controller)
    page = own.get(LIST)
    token = form(page, ENTER)
    refused = own.post(f"{LIST}{number}/cong-bo/", token)
    assert refused.status_code == 403
    assert "không tự công bố được" in words(refused)
    assert selectors.agency("t-nam").valid_to is None


def test_what_would_be_left_behind_is_named_and_there_is_no_button(people, second, browser_of):
    walk.appraising(people)
    moves.two_communes()
    closed = Move(kind=MoveKind.ABOLISH, agency_code=walk.PHO_HIEN_COMMITTEE)
    uploaded(browser_of(people.controller), as_data(asked(moves=(closed,), new_agencies=())))
    [line] = selectors.reorganisations()
    other = browser_of(second)
    shown = words(other.get(f"{LIST}{line.reorganisation_id}/"))
    assert "Chưa công bố được" in shown
    assert "1 hồ sơ đang giải quyết chưa có nơi kế thừa" in shown
    assert people.case_officer.full_name in shown
    assert "K Công bố" not in shown
    refused = other.post(f"{LIST}{line.reorganisation_id}/cong-bo/", form(other.get(LIST), ENTER))
    assert refused.status_code == 409
    assert selectors.agency(walk.PHO_HIEN_COMMITTEE).valid_to is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"title: [", ""),
        (b"\xff\xfe", ""),
        (b"title: A\nmoves: t-nam\n", "moves: phải là danh sách"),
        (b"", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_places(people, browser_of, data, sentence):
    answer = uploaded(browser_of(people.controller), data)
    assert answer.status_code == 422
    assert "Tệp chưa ghi được" in words(answer)
    assert sentence in words(answer)
    assert not selectors.reorganisations()


def test_without_a_file_and_against_the_rules(people, browser_of):
    moves.two_communes()
    client = browser_of(people.controller)
    page = client.get(LIST)
    assert "Xin chọn tệp" in words(client.post(ENTER, form(page, ENTER)))
    answer = uploaded(client, as_data(asked(moves=(moves.merged("t-la", "t-moi"),))))
    assert answer.status_code == 422
    assert "không có cơ quan t-la" in words(answer)


def test_others_find_no_such_page(people, browser_of):
    for who in (people.leader, people.one_stop, people.citizen):
        assert browser_of(who).get(LIST).status_code == 404
