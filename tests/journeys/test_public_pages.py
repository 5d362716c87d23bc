"""Every public page of the catalogue in a real browser: axe, narrow telephones, no script, policy."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
NARROWEST_PIXELS = 320  # WCAG 2.2, 1.4.10
PAGES = [
    "/",
    "/thu-tuc/",
    "/thu-tuc/?q=khai sinh&linh-vuc=ho-tich",
    "/thu-tuc/?q=phi thuyền",
    "/viec-doi/",
    "/viec-doi/mua-ban-nha-dat/",
    "/viec-doi/mo-cua-hang/?ban-gi=an-uong&dang-ky=chua&chung-von=ca-nha&ruou=o-xa&via-he=co",
    "/thu-tuc/dang-ky-khai-sinh/",
    "/thu-tuc/dang-ky-thuong-tru/",
    "/thu-tuc/khong-co/",
    "/ban-mau/",
]


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
def test_axe_finds_nothing_on_a_desk_and_a_telephone_by_day_and_by_night(open_page, address):
    # The policy is lifted only so that axe itself may be injected; a colour in motion has no contrast.
    page = open_page(address, bypass_csp=True, reduced_motion="reduce")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width, height in [(1440, 900), (390, 844)]:
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
            faults = [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
            assert (width, scheme, faults) == (width, scheme, [])


@pytest.mark.parametrize("address", PAGES)
def test_nothing_runs_over_the_edge_of_the_narrowest_telephone(open_page, address):
    page = open_page(address, viewport={"width": NARROWEST_PIXELS, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST_PIXELS


def test_a_procedure_is_found_without_any_script(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_label("Tìm thủ tục", exact=True).fill("moi sinh em be")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("link", name="Đăng ký khai sinh", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký khai sinh")


def test_a_procedure_is_found_with_the_keyboard_alone(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Đến nội dung chính")
    page.keyboard.press("/")
    page.keyboard.type("kết hôn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/thu-tuc/?q=*")
    expect(page.get_by_role("status").first).to_be_attached()
    first = page.locator(".mc-hits .name").first
    first.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("kết hôn")


def test_a_filter_follows_at_once_says_so_and_keeps_the_focus(open_page):
    page = open_page("/thu-tuc/")
    page.get_by_label("Lĩnh vực").focus()
    page.keyboard.press("ArrowDown")

    expect(page.locator("#dem")).to_contain_text("lĩnh vực Hộ tịch")
    expect(page.get_by_label("Lĩnh vực")).to_be_focused()
    assert "linh-vuc=ho-tich" in page.url


def test_the_start_button_stays_at_the_edge_of_a_telephone(open_page):
    page = open_page("/thu-tuc/dang-ky-khai-sinh/", viewport={"width": 390, "height": 844})
    button = page.get_by_role("link", name="Bắt đầu khai")
    top = button.bounding_box()
    page.get_by_role("heading", name="Căn cứ pháp lý").scroll_into_view_if_needed()
    expect(page.get_by_role("heading", name="Căn cứ pháp lý")).to_be_in_viewport()

    assert button.bounding_box() == top
    assert top["y"] + top["height"] <= 844


def test_a_chosen_dark_page_is_dark_on_the_next_page_too_and_light_on_paper(open_page):
    page = open_page("/", color_scheme="light")
    page.get_by_role("button", name="Nền tối").click()
    page.get_by_role("link", name="Thủ tục", exact=True).first.click()
    ground = "getComputedStyle(document.body).backgroundColor"

    assert page.evaluate(ground) == "rgb(23, 21, 15)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
