"""A running node with the invented people of the demonstration, and a browser for each of them."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .accessibility import Inspector

PASSWORD = "motcua-demo-2026"
SCREENS = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1440, "height": 900}}
WAIT_MILLISECONDS_MAX = 20_000
expect.set_options(timeout=WAIT_MILLISECONDS_MAX)  # A busy machine is slow, not wrong.


@pytest.fixture(autouse=True)
def people_of_the_demonstration(transactional_db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    call_command("demo_accounts", verbosity=0)


class Visitor:
    """One person with a browser of their own."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.page: Page = context.new_page()
        self.inspector = Inspector(self.page)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.inspector.look()

    def press(self, name: str) -> None:
        """Press the visible button of this name, else the link, and look at what opens."""
        page = self.page
        buttons = page.get_by_role("button", name=name).locator("visible=true")
        links = page.get_by_role("link", name=name).locator("visible=true")
        with page.expect_navigation():
            (buttons if buttons.count() else links).first.click()
        self.inspector.look()

    def sign_in(self, username: str) -> None:
        """Sign in; an official confirms with the code that the demonstration shows."""
        page = self.page
        page.locator("input[name=username]").fill(username)
        page.locator("input[name=password]").fill(PASSWORD)
        with page.expect_navigation():
            page.locator("input[name=password]").press("Enter")
        self.inspector.look()
        code = page.locator("input[autocomplete='one-time-code']")
        if code.count():
            with page.expect_navigation():
                code.press("Enter")
            self.inspector.look()


@pytest.fixture(params=SCREENS)
def screen(request) -> dict[str, int]:
    return SCREENS[request.param]


@pytest.fixture
def visit(browser: Browser, live_server, screen) -> Iterator[Callable[..., Visitor]]:
    """Opens a browser for one more person. All are checked in the end."""
    visitors: list[Visitor] = []

    def come(**options) -> Visitor:
        context = browser.new_context(viewport=screen, locale="vi-VN", **options)
        context.set_default_timeout(WAIT_MILLISECONDS_MAX)
        visitor = Visitor(context, live_server.url)
        visitors.append(visitor)
        return visitor

    yield come
    faults = [fault for visitor in visitors for fault in visitor.inspector.faults]
    for visitor in visitors:
        visitor.context.close()
    assert faults == []
