"""LR-123, LR-125, LR-128. A decision on units is typed, looked at, kept, and published by another."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from motcua.domain.identity.actions import grant_role
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations import selectors
from motcua.domain.organisations.tests import moves
from motcua.domain.organisations.values import Heir, MoveKind, PersonMove

from .pages import form, words

LIST, NEW = "/ban-lam-viec/to-chuc/sap-nhap/", "/ban-lam-viec/to-chuc/sap-nhap/moi/"
BAC, NAM = "Ủy ban nhân dân xã Bắc", "Ủy ban nhân dân xã Nam"
HEAD = {
    "title": "Sắp xếp hai xã",
    "decision_number": "12/NQ-HĐND",
    "decided_on": "10/11/2026",
    "takes_effect_on": "01/01/2027",
}


@pytest.fixture
def client(people, browser_of):
    moves.two_communes()
    return browser_of(people.controller)


def sent(client, *rows, button="save", **changes):
    """What the form sends after these rows were filled in."""
    page = client.get(NEW)
    typed = {**form(page, NEW), **HEAD, "rows": str(len(rows)), button: "1", **changes}
    typed |= {f"r{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return client.post(
        NEW, {name: each for name, each in typed.items() if name != "look" or button == "look"}
    )


def entered():
    [line] = selectors.reorganisations()
    return line.reorganisation


def test_the_list_leads_to_the_form_and_a_row_is_added_without_javascript(client):
    assert f'href="{NEW}"' in client.get(LIST).content.decode()
    page = sent(client, button="look", add="merge")
    assert page.status_code == 200
    assert "1. Nhập vào nơi khác" in words(page)
    assert form(page, NEW)["title"] == [HEAD["title"]]  # nothing that was typed is lost
    assert "r0-unit" in form(page, NEW)
    assert not selectors.reorganisations()


def test_two_units_become_a_new_one(client):
    created = {
        "kind": "create",
        "name": "Ủy ban nhân dân xã Bắc Nam",
        "role": "people_committee",
        "parent": "",
        "division": "Xã Nam",
        "identifier": "",
        "address": "Thôn Trung",
        "phone": "",
    }
    into = {"kind": "merge", "heir": created["name"]}
    answer = sent(
        client, {**into, "unit": BAC}, {**into, "unit": "  ủy ban nhân dân xã nam "}, created
    )
    assert answer.status_code == 302
    asked = entered()
    [new] = asked.new_agencies
    assert (new.division_code, new.level.value, new.valid_from) == (
        "91002",
        "commune",
        date(2027, 1, 1),
    )
    assert {(move.agency_code, move.heir_of_the_rest) for move in asked.moves} == {
        ("t-bac", new.code),
        ("t-nam", new.code),
    }
    assert asked.decided_on == date(2026, 11, 10)
    assert "Mọi việc đều có nơi nhận" in words(client.get(answer["Location"]))


def test_a_new_unit_may_bear_the_name_of_one_that_goes_into_it(client):
    """Two communes become one that is called after the larger."""
    created = {"kind": "create", "name": NAM, "role": "people_committee", "division": "Xã Nam"}
    into = {"kind": "merge", "heir": NAM}
    sent(client, {**into, "unit": BAC}, {**into, "unit": NAM}, created)
    [new] = entered().new_agencies
    assert {move.heir_of_the_rest for move in entered().moves} == {new.code}
    assert {move.agency_code for move in entered().moves} == {"t-bac", "t-nam"}


def test_another_name_is_a_new_row_of_the_same_unit(client):
    agencies = apps.get_model("organisations", "Agency")._default_manager
    agencies.filter(pk="t-so").update(phone="0221", identifier_short="H31.777")
    sent(client, {"kind": "rename", "unit": "Sở Thử", "name": "Sở Thử và Nghiệm"})
    [new] = entered().new_agencies
    assert (new.name, new.role, new.phone) == ("Sở Thử và Nghiệm", "department", "0221")
    assert new.identifier_short == "H31.777"
    [move] = entered().moves
    assert (move.kind, move.heir_of_the_rest) == (MoveKind.RENAME, new.code)


def test_a_split_says_which_work_and_who_goes_where(client, people):
    officer = people.case_officer
    grant_role(
        account_id=officer.account_id,
        role_key="case_officer",
        agency_code="t-so",
        title="Chuyên viên",
        by=SYSTEM,
        at=moves.AT - timedelta(days=9),
    )
    split = {"kind": "split", "unit": "Sở Thử", "shares": "3", "heir-0": BAC}
    split |= {"work-1": "Hộ tịch", "heir-1": NAM, "work-2": "dang-ky-ket-hon", "heir-2": NAM}
    looked = sent(client, split, button="look")
    assert "Đây là xem thử, chưa ghi gì." in words(looked)
    assert officer.full_name in words(looked)
    assert not selectors.reorganisations()
    sent(client, {**split, f"person-{officer.account_id}": "1"})
    [move] = entered().moves
    assert move.heirs == (
        Heir(agency_code="t-bac"),
        Heir(
            agency_code="t-nam",
            field_keys=("ho-tich",),
            procedure_slugs=("dang-ky-ket-hon",),
        ),
    )
    assert move.people == (PersonMove(account_id=officer.account_id, agency_code="t-nam"),)


def test_a_share_is_added_and_a_row_dropped_and_the_rest_stays(client):
    rows = (
        {"kind": "abolish", "unit": "Sở Thử", "heir": ""},
        {"kind": "split", "unit": BAC, "shares": "2", "heir-0": NAM, "work-1": "Hộ tịch"},
    )
    more = form(sent(client, *rows, button="look", share="1"), NEW)
    assert "r1-work-2" in more
    assert more["r1-work-1"] == ["Hộ tịch"]
    less = form(sent(client, *rows, button="look", drop="0"), NEW)
    assert less["r0-unit"] == [BAC]
    assert less["rows"] == ["1"]


@pytest.mark.parametrize(
    ("row", "place", "sentence"),
    [
        ({"kind": "merge", "unit": "", "heir": NAM}, "r0-unit", "Chưa ghi cơ quan."),
        (
            {"kind": "merge", "unit": "Sở Lạ", "heir": NAM},
            "r0-unit",
            "chọn một tên trong danh sách",
        ),
        (
            {"kind": "merge", "unit": BAC, "heir": BAC},
            "r0-heir",
            "không hoạt động từ ngày hiệu lực",
        ),
        ({"kind": "rename", "unit": BAC, "name": ""}, "r0-name", "Xin ghi tên mới."),
        ({"kind": "rename", "unit": BAC, "name": NAM}, "r0-name", "Đã có Ủy ban nhân dân xã Nam"),
        (
            {"kind": "rename", "unit": BAC, "name": BAC},
            "r0-unit",
            "Ủy ban nhân dân xã Bắc: tên mới",
        ),
        (
            {
                "kind": "split",
                "unit": BAC,
                "shares": "2",
                "heir-0": NAM,
                "work-1": "Lạ",
                "heir-1": "Sở Thử",
            },
            "r0-work-1",
            "chọn một lĩnh vực hoặc thủ tục",
        ),
        (
            {
                "kind": "split",
                "unit": BAC,
                "shares": "2",
                "heir-0": NAM,
                "work-1": "Hộ tịch",
                "heir-1": NAM,
            },
            "r0-heir-1",
            "Nơi này đã nhận phần còn lại",
        ),
        (
            {"kind": "create", "name": "", "role": "department"},
            "r0-name",
            "Xin ghi tên cơ quan mới.",
        ),
        ({"kind": "create", "name": "Phòng", "role": "x"}, "r0-role", "Xin chọn loại cơ quan."),
        (
            {"kind": "create", "name": "Một cửa Bắc", "role": "one_stop", "division": "Xã Bắc"},
            "r0-identifier",
            "phải có mã định danh",
        ),
    ],
)
def test_every_fault_stands_at_its_field_and_what_was_typed_stays(client, row, place, sentence):
    page = sent(client, row)
    assert page.status_code == 422
    body = page.content.decode()
    assert f'id="o-{place}-loi"' in body
    assert f'href="#o-{place}"' in body  # from the summary
    assert sentence in words(page)
    for name, value in row.items():
        if name not in {"kind", "role"}:
            assert form(page, NEW)[f"r0-{name}"] == [value]
    assert not selectors.reorganisations()


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"title": ""}, "title"),
        ({"decision_number": " "}, "decision_number"),
        ({"decided_on": "hôm qua"}, "decided_on"),
        ({"takes_effect_on": "31/02/2027"}, "takes_effect_on"),
        ({"takes_effect_on": "01/01/3027"}, "takes_effect_on"),
        ({"takes_effect_on": "01/01/0001", "decided_on": "01/01/0001"}, "takes_effect_on"),
        ({"decided_on": "10/11/2099"}, "decided_on"),
    ],
)
def test_the_head_is_read_as_strictly(client, changes, place):
    page = sent(client, {"kind": "merge", "unit": BAC, "heir": NAM}, **changes)
    assert page.status_code == 422
    assert f'href="#o-{place}"' in page.content.decode()


def test_without_a_unit_nothing_is_kept(client):
    page = sent(client)
    assert page.status_code == 422
    assert "Xin thêm ít nhất một cơ quan." in words(page)


def test_numbers_that_nobody_sends_from_the_page_do_no_harm(client):
    for typed in (
        {"rows": "99999999999"},
        {"rows": "-1"},
        {"drop": "7"},
        {"share": "0"},
        {"add": "x"},
    ):
        assert sent(client, **{**typed, "button": "look"}).status_code in {200, 422}


def test_others_find_no_such_page(people, browser_of):
    for who in (people.leader, people.one_stop, people.citizen):
        assert browser_of(who).get(NEW).status_code == 404
