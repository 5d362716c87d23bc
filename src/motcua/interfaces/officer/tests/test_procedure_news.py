"""LR-119: who receives sees what changes until somebody in the unit has read it."""

import pytest

from motcua.domain.catalogue.tests.publishing import checked, published
from motcua.domain.notifications.selectors import units_told
from motcua.domain.notifications.subscribers import tell_units_concerned
from motcua.domain.notifications.tests.test_procedure_news import FACT_ID, fact_of
from motcua.interfaces.officer.tests.pages import form, words

pytestmark = pytest.mark.django_db
ADDRESS, DESK = "/ban-lam-viec/tin-thu-tuc/", "/ban-lam-viec/"
COUNTER = "/ban-lam-viec/tiep-nhan-giay/"


@pytest.fixture
def decision_id(people, at):
    decision_id = published(checked(limit_value=5.0, at=at.now), at=at.now)
    tell_units_concerned(fact_of(decision_id, at=at.now), fact_id=FACT_ID)
    return decision_id


def first_form(page):
    return next(
        part.split('"')[0]
        for part in page.content.decode().split('action="')[1:]
        if part.startswith(ADDRESS)
    )


def test_it_stands_on_the_desk_until_it_was_read(decision_id, people, browser_of):
    client = browser_of(people.one_stop)
    assert "Quyết định 12/QĐ-UBND (mẫu) , áp dụng từ ngày 01/01/2027" in words(client.get(DESK))
    assert "áp dụng từ ngày 01/01/2027" in words(client.get(COUNTER))
    page = client.get(ADDRESS)
    assert "7 → 5 ngày làm việc" in words(page)
    address = first_form(page)

    assert client.post(address, form(page, address))["Location"] == ADDRESS

    read = words(client.get(ADDRESS))
    assert "Đã xem" in read
    assert "Đơn vị đã xem" not in read
    for place in (DESK, COUNTER):
        assert "áp dụng từ ngày" not in words(client.get(place))
    assert units_told(decision_id)[1] == 1
    # A colleague sees that it was read; another unit has its own notice.
    assert "Đã xem" in words(browser_of(people.colleague).get(ADDRESS))
    assert "Đơn vị đã xem" in words(browser_of(people.stranger).get(ADDRESS))


def test_another_unit_cannot_mark_it(decision_id, people, browser_of):
    page = browser_of(people.one_stop).get(ADDRESS)
    address = first_form(page)
    refused = browser_of(people.stranger).post(address, form(page, address))
    assert refused.status_code == 404
    assert units_told(decision_id)[1] == 0


def test_who_receives_nothing_is_not_told(decision_id, people, browser_of):
    assert "áp dụng từ ngày" not in words(browser_of(people.case_officer).get(DESK))
    assert "Chưa có tin nào" in words(browser_of(people.case_officer).get(ADDRESS))
