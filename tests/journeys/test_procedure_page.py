"""The page of a procedure and what hangs on it, in a real browser: by hand, on paper, without script."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
BIRTH = "/thu-tuc/dang-ky-khai-sinh/"
PAGES = [BIRTH, f"{BIRTH}?ngay=2025-06-30", "/du-lieu-mo/", "/api/v1/"]
NARROWEST_PIXELS = 320


@pytest.fixture
def open_page(browser, live_server):
    """Opens an address in a fresh context; every refusal of the content security policy fails."""
    contexts, refused = [], []

    def opened(address, **options):
        context = browser.new_context(locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                "Content Security Policy" in message.text and refused.append(message.text)
            ),
        )
        page.goto(live_server.url + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert refused == []


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(open_page, address):
    page = open_page(address, bypass_csp=True, reduced_motion="reduce")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    for width, height in [(1440, 900), (390, 844)]:
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
            faults = [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
            assert (width, scheme, faults) == (width, scheme, [])
    page.set_viewport_size({"width": NARROWEST_PIXELS, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST_PIXELS


def test_another_day_says_so_and_leads_back_to_today(open_page):
    page = open_page(BIRTH)
    page.get_by_text("Các bản qua thời gian").click()
    page.get_by_role("link", name="Đến hết 30/06/2025").click()

    expect(page.get_by_text("Bản có hiệu lực ngày 30/06/2025.")).to_be_visible()
    expect(page.get_by_role("link", name="Bắt đầu khai")).to_have_count(0)
    page.get_by_role("link", name="Xem bản đang áp dụng hôm nay", exact=True).click()
    expect(page.get_by_role("link", name="Bắt đầu khai")).to_be_visible()


def test_what_machines_read_stands_in_the_page_and_does_not_run(open_page):
    page = open_page(BIRTH)
    block = page.locator('script[type="application/ld+json"]').text_content()

    assert json.loads(block)["@graph"][0]["name"] == "Đăng ký khai sinh"


def test_without_a_script_the_address_stands_there_and_no_dead_button(open_page):
    page = open_page(BIRTH, java_script_enabled=False)

    expect(page.locator(".mc-share .mc-address")).to_contain_text(BIRTH)
    expect(page.get_by_role("button", name="Chép địa chỉ")).to_have_count(0)
    expect(page.get_by_role("button", name="In trang này")).to_have_count(0)


def test_the_address_is_copied_at_one_press(open_page):
    page = open_page(BIRTH, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép địa chỉ").click()

    expect(page.get_by_role("button", name="Đã chép địa chỉ")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(BIRTH)


def test_paper_has_the_facts_and_a_code_and_no_buttons(open_page):
    page = open_page(BIRTH)
    page.emulate_media(media="print", color_scheme="dark")

    expect(page.get_by_role("heading", name="Giấy tờ cần chuẩn bị")).to_be_visible()
    expect(page.get_by_alt_text("Mã QR dẫn đến trang này")).to_be_visible()
    for name in ("Bắt đầu khai", "Chép địa chỉ", "In trang này"):
        expect(page.get_by_text(name, exact=True)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")
    expect(page.get_by_alt_text("Mã QR dẫn đến trang này")).to_be_hidden()
