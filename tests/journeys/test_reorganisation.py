"""A decision on units, typed on its form by one and published by another: on both screens."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations import models, selectors
from motcua.domain.organisations.actions import withdraw_reorganisation
from motcua.domain.organisations.values import ReorganisationState
from motcua.foundation import clock

from .test_catalogue_editor import second_controller, sit_down

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/ban-lam-viec/to-chuc/sap-nhap/"
OLD, NEW = "Sở Tư pháp", "Sở Tư pháp và Hộ tịch"


@pytest.fixture(autouse=True)
def units_as_they_were(transactional_db):
    """What a journey decides is taken back: agencies stay between tests."""
    yield
    at = clock.now()
    for line in selectors.reorganisations():
        if line.state is not ReorganisationState.WITHDRAWN:
            withdraw_reorganisation(
                reorganisation_id=line.reorganisation_id, reason="", by=SYSTEM, at=at
            )
    models.ReorganisationRow.objects.all().delete()
    models.PastRow.objects.filter(superseded_at__gte=at - timedelta(hours=1)).delete()


def test_a_decision_is_typed_looked_at_kept_and_published_by_another(visit):
    official = sit_down(visit, path=HERE)
    page = official.page
    official.press("Ghi trên trang này")
    day = clock.now().astimezone(clock.VIETNAM).date()
    for label, text in (
        ("Tên việc sắp xếp", "Đổi tên một sở"),
        ("Số, ký hiệu quyết định", "12/NQ-HĐND"),
        ("Ngày ký", f"{day - timedelta(days=1):%d/%m/%Y}"),
        ("Hiệu lực từ ngày", f"{day + timedelta(days=40):%d/%m/%Y}"),
    ):
        page.get_by_label(label).fill(text)
    official.press("Đổi tên")
    expect(page.get_by_label("Cơ quan đổi tên")).to_be_focused()
    expect(page.get_by_label("Tên việc sắp xếp")).to_have_value("Đổi tên một sở")
    page.get_by_label("Cơ quan đổi tên").fill(OLD)
    page.get_by_label("Tên mới").fill(NEW)
    with page.expect_navigation():
        page.get_by_label("Tên mới").press("Enter")  # looks, and keeps nothing
    official.inspector.look()
    expect(page.get_by_text("Đây là xem thử, chưa ghi gì.")).to_be_visible()
    assert not selectors.reorganisations()
    official.press("Ghi quyết định")
    expect(page.get_by_text("người khác phải công bố")).to_be_visible()
    [line] = selectors.reorganisations()

    other = second_controller(visit, f"{HERE}{line.reorganisation_id}/")
    expect(other.page.get_by_role("rowheader", name=NEW)).to_be_visible()
    other.press("Công bố")
    expect(other.page.get_by_text("Đã công bố").first).to_be_visible()
    [move] = line.reorganisation.moves
    assert selectors.agency_in_force(move.agency_code, day=day + timedelta(days=40)).name == NEW
