"""The register without a mouse: mark lines, print their papers, filter, and look at one dossier's."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.tests.people import draft
from motcua.domain.identity.selectors import actor_for
from motcua.foundation import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOOK = "/ban-lam-viec/so-theo-doi/"


@pytest.fixture
def codes(people_of_the_demonstration):
    """Three birth registrations that stand in the book of Phố Hiến."""
    citizen, counter = actor("congdan1"), actor("phohien.motcua1")
    found = []
    for _ in range(3):
        draft_id = draft(None, by=citizen, at=clock.now())
        code = actions.submit(draft_id=draft_id, by=citizen, at=clock.now()).dossier_code
        actions.accept(dossier_code=code, by=counter, at=clock.now())
        found.append(code)
    return found


def actor(username):
    account = get_user_model()._default_manager.get(username=username)
    return actor_for(account.pk, at=clock.now())


def sit_down(visit):
    official = visit()
    official.open(BOOK)
    official.sign_in("phohien.motcua1")
    return official


def key(official, name):
    """One stroke, as slowly as a person: a scanner is told apart by its speed."""
    official.page.keyboard.press(name)
    official.page.wait_for_timeout(120)


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_lines_are_marked_and_their_papers_printed_with_keys(visit, codes):
    official = sit_down(visit)
    page = official.page
    bar = page.locator("[data-bulk]")
    expect(bar).to_be_hidden()
    for stroke in ("j", "x", "j", "j", "x"):
        key(official, stroke)
    expect(bar).to_contain_text("Hồ sơ đã đánh dấu: 2")
    official.inspector.look()
    key(official, "g")  # The letter only leads to the button; Enter prints.
    expect(bar.get_by_role("button", name="In giấy hẹn")).to_be_focused()
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    [printed] = {url for url in asked if "in-phieu" in url}
    assert codes[0] in printed
    assert codes[2] in printed
    assert codes[1] not in printed
    assert "loai=receipt" in printed


def test_one_dossier_is_found_and_its_paper_issued_again(visit, codes):
    """On the telephone too: filter, open, list of papers, one more copy."""
    official = sit_down(visit)
    page = official.page
    page.get_by_label("Mã, tên, số định danh hoặc điện thoại").fill(codes[1])
    official.press("Lọc")
    expect(page.locator("main")).to_contain_text("có 1 hồ sơ")
    official.open(f"/ban-lam-viec/{codes[1]}/phieu/")
    page.get_by_text("Cấp lại", exact=True).click()
    page.get_by_label("Vì sao cấp lại").fill("Công dân làm mất giấy hẹn.")
    official.press("Cấp lại phiếu này")
    expect(page.get_by_role("status")).to_contain_text("Đã cấp lại phiếu, bản lần 1.")
    expect(page.get_by_role("link", name="Bản cấp lại lần 1")).to_be_visible()
    official.open(f"/ban-lam-viec/{codes[1]}/phieu-kiem-soat/")
    expect(page.locator("main")).to_contain_text("đang giữ")
