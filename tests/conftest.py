"""What every test below may ask for: a browser that is really there, or a loud word that none is.

The database is the one that MOTCUA_DATABASE_URL names; `deploy/with_database.py` provides one.
"""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NO_BROWSER = "no Chromium: apt-get install chromium, or name one in MOTCUA_CHROMIUM"


def chromium() -> str | None:
    """Path of the Chromium to drive, if this machine has one."""
    named = os.environ.get("MOTCUA_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((path for path in map(shutil.which, CHROMIUM_NAMES) if path), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium() is not None:
        return
    if os.environ.get("MOTCUA_REQUIRE_BROWSER") == "1":
        raise pytest.UsageError(
            f"browser tests must run here (MOTCUA_REQUIRE_BROWSER=1): {NO_BROWSER}"
        )
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if NO_BROWSER in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.section("BROWSER TESTS WERE SKIPPED", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests did not run; {NO_BROWSER}")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all journeys of this process. Each test opens its own context."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is driven

    # Playwright keeps an event loop in this thread; the tests' own queries are synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    words = ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=words)
        yield launched
        launched.close()
