"""Finding as people type: suggestions under the box by keyboard and by hand, and why each is listed.

On a phone and on a desktop, axe on every page; without a script the box is a plain form.
"""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_suggestion_is_taken_by_the_keyboard(visit):
    reader = visit()
    reader.open("/")
    page = reader.page
    box = page.get_by_role("combobox", name="Tìm thủ tục")
    box.press_sequentially("mat bang lai")
    first = page.get_by_role("option").first
    first.wait_for()
    assert "Cấp lại giấy phép lái xe" in first.inner_text()
    assert "mất bằng lái" in first.inner_text()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert first.get_attribute("aria-selected") == "true"
    reader.inspector.look()
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "mat bang lai"
    box.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(re.compile("/thu-tuc/cap-lai-giay-phep-lai-xe/"))


def test_a_suggestion_is_taken_by_hand(visit):
    reader = visit()
    reader.open("/")
    reader.page.get_by_role("combobox", name="Tìm thủ tục").press_sequentially("ddawng kys khai si")
    reader.page.get_by_role("option").first.click()
    reader.page.wait_for_url(re.compile("/thu-tuc/dang-ky-khai-sinh/"))


def test_the_results_say_how_the_words_were_read(visit):
    reader = visit()
    reader.open("/thu-tuc/?q=tôi bị mất bằng lái xe máy thì làm sao")
    text = reader.page.locator("#ket-qua").inner_text()
    assert "Hiểu là" in text
    assert "giấy phép lái xe" in text
    reader.open("/thu-tuc/?q=hộ triếu")
    reader.page.get_by_role("link", name="hộ chiếu", exact=True).click()
    reader.page.wait_for_url(re.compile("q="))
    assert "Cấp hộ chiếu" in reader.page.locator("#ket-qua").inner_text()


def test_nothing_found_leads_on(visit):
    reader = visit()
    reader.open("/thu-tuc/?q=qqqq zzzz")
    assert reader.page.get_by_text("Chưa thấy thủ tục nào như vậy").is_visible()
    reader.page.get_by_role("link", name="sao y giấy tờ").click()
    assert "Chứng thực bản sao" in reader.page.locator("#ket-qua").inner_text()


def test_without_a_script_the_box_is_a_form(browser, live_server):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    page.locator("input[name=q]").first.fill("mat bang lai")
    page.locator("input[name=q]").first.press("Enter")
    page.wait_for_url(re.compile("/thu-tuc/"))
    assert "Cấp lại giấy phép lái xe" in page.locator("#ket-qua").inner_text()
    context.close()
