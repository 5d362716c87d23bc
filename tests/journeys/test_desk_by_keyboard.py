"""The desk without a mouse: keys move, open, mark and act; a scanner works wherever the focus is."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.tests.people import draft
from motcua.domain.identity.selectors import actor_for
from motcua.domain.workflow.tests.following import follow_all
from motcua.foundation import clock

from .conftest import PASSWORD

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("screen", ["desktop"], indirect=True),
]
DESK = "/ban-lam-viec/"


@pytest.fixture
def codes(people_of_the_demonstration):
    """Three birth registrations that wait at the counter of Phố Hiến."""
    citizen = actor("congdan1")
    sent = [
        actions.submit(
            draft_id=draft(None, by=citizen, at=clock.now()), by=citizen, at=clock.now()
        ).dossier_code
        for _ in range(3)
    ]
    follow_all(at=clock.now())
    return sent


def actor(username):
    account = get_user_model()._default_manager.get(username=username)
    return actor_for(account.pk, at=clock.now())


def sit_down(visit, username="phohien.motcua1"):
    official = visit()
    official.open(DESK)
    official.sign_in(username)
    return official


def key(official, name):
    """One stroke, as slowly as a person: a scanner is told apart by its speed."""
    official.page.keyboard.press(name)
    official.page.wait_for_timeout(120)


def current_code(page):
    return page.locator("tr.cur").get_attribute("data-open").split("/")[2]


def test_a_dossier_is_accepted_without_a_mouse(visit, codes):
    official = sit_down(visit)
    page = official.page
    first = current_code(page)
    key(official, "j")
    chosen = current_code(page)
    assert chosen != first
    expect(page.locator("#xem-nhanh")).to_contain_text(chosen)
    expect(page.locator("#xem-nhanh")).to_contain_text("Điện thoại")
    key(official, "k")
    assert current_code(page) == first
    key(official, "j")
    official.inspector.look()

    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"{DESK}{chosen}/")
    expect(page.locator("[data-neighbours]")).to_contain_text("Hồ sơ 2 trong 3")
    key(official, "t")  # The letter only leads to the button: nothing in law happens by one stroke.
    expect(page.get_by_role("button", name="Tiếp nhận, cấp giấy hẹn")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Chờ chuyển đi")
    expect(page.get_by_role("status")).to_contain_text("Đã tiếp nhận hồ sơ.")
    official.inspector.look()
    with page.expect_navigation():
        page.keyboard.press("b")
    assert DESK in page.url


def test_a_scanner_finds_the_dossier_wherever_the_focus_is(visit, codes):
    official = sit_down(visit)
    for code in codes:
        with official.page.expect_navigation():
            official.page.keyboard.type(code, delay=3)
            official.page.keyboard.press("Enter")
        assert official.page.url.endswith(f"{DESK}{code}/")


def test_several_dossiers_are_marked_and_handed_over_with_keys(visit, codes):
    for code in codes:
        actions.accept(dossier_code=code, by=actor("phohien.motcua1"), at=clock.now())
    follow_all(at=clock.now())
    official = sit_down(visit)
    page = official.page
    bar = page.locator("[data-bulk]")
    expect(bar).to_be_hidden()
    key(official, "x")
    key(official, "j")
    key(official, "x")
    expect(bar).to_contain_text("Hồ sơ đã đánh dấu: 2")
    official.inspector.look()
    key(official, "c")
    expect(bar.get_by_role("button", name="Chuyển")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Chuyển đi giải quyết: xong 2 hồ sơ")
    official.inspector.look()


def test_a_letter_takes_the_row_under_the_cursor_and_enter_does_it(visit, codes):
    official = sit_down(visit)
    page = official.page
    key(official, "j")
    chosen = current_code(page)
    key(official, "t")
    expect(page.locator("[data-bulk]")).to_contain_text("Hồ sơ đã đánh dấu: 1")
    expect(page.get_by_role("button", name="Tiếp nhận")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tiếp nhận: xong 1 hồ sơ")
    expect(page.locator("main")).to_contain_text("-".join(chosen.split("-")[-2:]))
    with page.expect_navigation():
        page.keyboard.press("b")
    key(official, "f")
    expect(page.get_by_label("Lĩnh vực")).to_be_focused()
    official.inspector.look()


def test_without_a_script_rows_are_ticked_and_given_to_a_colleague(visit, codes):
    for code in codes:
        actions.accept(dossier_code=code, by=actor("phohien.motcua1"), at=clock.now())
        actions.hand_over(dossier_code=code, by=actor("phohien.motcua1"), at=clock.now())
        actions.take(dossier_code=code, by=actor("phohien.thuly"), at=clock.now())
    follow_all(at=clock.now())
    official = visit(java_script_enabled=False)
    page = official.page
    page.goto(official.address + DESK)
    page.locator("input[name=username]").fill("phohien.thuly")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.locator("input[autocomplete='one-time-code']").press("Enter")
    boxes = page.locator("input[name=chon]")
    expect(boxes).to_have_count(3)
    boxes.nth(0).check()
    boxes.nth(2).check()
    page.get_by_role("button", name="Chuyển đồng nghiệp").click()
    expect(page.locator("h1")).to_have_text("Chuyển đồng nghiệp, 2 hồ sơ")
    page.get_by_label("Trịnh Văn Thử Quang").check()
    page.get_by_role("button", name="Chuyển đồng nghiệp").click()
    expect(page.locator("h1")).to_have_text("Chuyển cho đồng nghiệp: xong 2 hồ sơ")
    page.get_by_role("link", name="Về bàn việc").click()
    expect(page.locator("[data-row]")).to_have_count(1)


def test_the_list_of_keys_opens_and_letters_can_be_switched_off(visit, codes):
    """WCAG 2.1.4."""
    official = sit_down(visit)
    page = official.page
    key(official, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    official.inspector.look()
    page.get_by_label("Dùng phím một chữ trên máy này").uncheck()
    page.keyboard.press("Escape")
    first = current_code(page)
    page.locator("h1").click()
    key(official, "j")
    assert current_code(page) == first
    with page.expect_navigation():  # The scanner goes on working.
        page.keyboard.type(codes[2], delay=3)
        page.keyboard.press("Enter")
    assert page.url.endswith(f"{DESK}{codes[2]}/")
