"""LR-094. The pages on which an agency lets another settle or receive in its place."""

from datetime import date, datetime

import pytest

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.organisations.selectors import delegate_of, delegations_of
from motcua.domain.organisations.values import DelegatedPower
from motcua.foundation.clock import VIETNAM

from .pages import form, submit, words

LIST, NEW = "/ban-lam-viec/uy-quyen/", "/ban-lam-viec/uy-quyen/moi/"
TYPED = {
    "from_agency_code": walk.PHO_HIEN_COMMITTEE,
    "power": "settle",
    "to_agency_code": "Ủy ban nhân dân phường Sơn Nam",
    "procedures": "",
    "decision_number": "15/QĐ-UBND",
    "valid_from": "20/11/2026",
    "valid_to": "31/12/2026",
}


def sent(client, **changes):
    page = client.get(NEW)
    return submit(client, page, NEW, **{**TYPED, **changes})


def settles(day, slug=walk.BIRTH):
    found = delegate_of(walk.PHO_HIEN_COMMITTEE, power=DelegatedPower.SETTLE, slug=slug, day=day)
    return found and found.code


def test_a_leader_delegates_sees_it_and_ends_it(people, browser_of, at):
    leader = browser_of(people.leader)
    assert "Chưa có ủy quyền nào." in words(leader.get(LIST))
    answer = sent(leader)
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    shown = words(leader.get(LIST))
    assert "Ủy ban nhân dân phường Phố Hiến để Ủy ban nhân dân phường Sơn Nam làm thay." in shown
    assert "Mọi thủ tục" in shown
    assert "Chưa đến ngày" in shown
    assert settles(date(2026, 11, 20)) == walk.SON_NAM_COMMITTEE

    at.now = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
    leader = browser_of(people.leader)
    page = leader.get(LIST)
    assert "Đang áp dụng" in words(page)
    [line] = delegations_of([walk.PHO_HIEN_COMMITTEE])
    address = f"{LIST}{line.number}/ket-thuc/"
    assert submit(leader, page, address).status_code == 302
    assert settles(date(2026, 11, 25)) == walk.SON_NAM_COMMITTEE
    assert settles(date(2026, 11, 26)) is None
    again = submit(leader, page, address, idempotency_key="7" * 36)
    assert again.status_code in {302, 400, 409}
    assert settles(date(2026, 11, 26)) is None


def test_who_is_given_something_sees_it_and_does_not_end_it(people, browser_of):
    sent(browser_of(people.leader))
    other = browser_of(people.stranger)  # leads the other ward
    page = other.get(LIST)
    assert "Ủy quyền giải quyết" in words(page)
    assert "Kết thúc sau hôm nay" not in words(page)
    [line] = delegations_of([walk.PHO_HIEN_COMMITTEE])
    answer = submit_to(other, other.get(NEW), f"{LIST}{line.number}/ket-thuc/")
    assert answer.status_code in {403, 404}
    assert delegations_of([walk.PHO_HIEN_COMMITTEE])[0].ended_on is None


def submit_to(client, page, address):
    """A form of one page, sent to another address."""
    fields = {name: values[0] for name, values in form(page, NEW).items()}
    return client.post(address, fields)


def test_for_named_procedures_and_for_the_counter(people, browser_of):
    leader = browser_of(people.leader)
    sent(leader, procedures="1.001193\n1.004884")
    [line] = delegations_of([walk.PHO_HIEN_COMMITTEE])
    assert walk.BIRTH in line.procedure_slugs
    assert len(line.procedure_slugs) == 2
    answer = sent(
        leader,
        from_agency_code=walk.PHO_HIEN_ONE_STOP,
        power="receive",
        to_agency_code="Trung tâm Phục vụ hành chính công phường Sơn Nam",
    )
    assert answer.status_code == 302
    assert "Giao tiếp nhận thay" in words(leader.get(LIST))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"decision_number": ""}, "Chưa ghi số, ký hiệu văn bản."),
        ({"valid_to": "31-02-2026"}, "Xin ghi ngày theo cách này"),
        ({"valid_to": "01/11/2026"}, "ngày cuối phải sau ngày đầu"),
        ({"to_agency_code": "Không có"}, "Không có cơ quan tên như vậy."),
        (
            {"to_agency_code": "Ủy ban nhân dân phường Phố Hiến"},
            "Cơ quan không thể ủy quyền cho chính mình.",
        ),
        ({"power": "receive"}, "Hai cơ quan này không ủy quyền được cho nhau"),
        ({"from_agency_code": walk.SON_NAM_COMMITTEE}, "Chưa chọn cơ quan ủy quyền."),
        ({"procedures": "9.999999"}, "Không có thủ tục này: 9.999999."),
    ],
)
def test_what_will_not_do_stands_at_its_field_and_nothing_is_written(
    people, browser_of, changes, said
):
    answer = sent(browser_of(people.leader), **changes)
    assert answer.status_code == 422
    assert said in words(answer)
    assert "15/QĐ-UBND" in answer.content.decode() or not changes.get("decision_number", "x")
    assert delegations_of([walk.PHO_HIEN_COMMITTEE]) == ()


def test_sent_twice_it_is_one_delegation(people, browser_of):
    leader = browser_of(people.leader)
    page = leader.get(NEW)
    for _time in range(2):
        assert submit(leader, page, NEW, **TYPED).status_code == 302
    assert len(delegations_of([walk.PHO_HIEN_COMMITTEE])) == 1


def test_only_leaders_come_here(people, browser_of):
    for by in (people.one_stop, people.case_officer, people.controller, people.administrator):
        assert browser_of(by).get(LIST).status_code == 404
        assert "Ủy quyền" not in words(browser_of(by).get("/ban-lam-viec/"))
