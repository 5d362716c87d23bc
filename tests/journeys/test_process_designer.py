"""An internal process from the catalogue's table to its publication, on both screens, without a mouse
and without a script."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from motcua.domain.processes.selectors import process_version, versions_of
from motcua.domain.processes.values import ProcessStatus

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/ban-lam-viec/quy-trinh/"
SLUG = "chung-thuc-ban-sao"


def sit_down(visit, username="kstt", path=HERE, **options):
    official = visit(**options)
    official.open(path)
    official.sign_in(username)
    return official


def begin(official):
    official.open(f"{HERE}thu-tuc/{SLUG}/")
    official.press("Soạn từ bảng mẫu")
    return int(official.page.url.rstrip("/").split("/")[-2])


def first_hours(page):
    return page.get_by_role("textbox", name="Giờ").first


def test_a_process_is_drawn_counted_live_and_published_by_another(visit):
    drawer = sit_down(visit)
    drawer.open(HERE)
    number = begin(drawer)
    page = drawer.page
    total = page.locator("#tinh")
    expect(page.get_by_role("button", name="Tính lại")).to_be_hidden()
    first_hours(page).fill("40")
    first_hours(page).press("Tab")
    expect(total).to_contain_text("Vượt")  # Without sending anything to be kept.
    drawer.inspector.look()
    assert process_version(number).revision == 1
    first_hours(page).fill("1")
    first_hours(page).press("Tab")
    expect(total).not_to_contain_text("Vượt")
    drawer.press("Lưu bản thảo")
    expect(page.locator("main")).to_contain_text("Soạn quy trình")
    drawer.open(f"{HERE}{number}/")
    expect(page.get_by_role("img", name="Sơ đồ quy trình")).to_be_visible()
    drawer.open(f"{HERE}thu-tuc/{SLUG}/")

    leader = sit_down(visit, "tinh.lanhdao", f"{HERE}{number}/ban-hanh/")
    leader.page.get_by_label("Số, ký hiệu quyết định").fill("1250/QĐ-UBND")
    leader.page.get_by_label("Ngày ký").fill("01/07/2026")
    leader.page.get_by_label("Áp dụng từ ngày").fill("01/12/2030")
    leader.press("Ban hành")
    assert process_version(number).status is ProcessStatus.PUBLISHED
    expect(leader.page.locator("main")).to_contain_text("Đã ban hành")


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_steps_are_added_moved_and_saved_with_keys(visit):
    official = sit_down(visit)
    number = begin(official)
    page = official.page
    names = page.get_by_role("textbox", name="Bước công việc")
    before = [each.name for each in process_version(number).process.steps]
    page.get_by_role("button", name="Thêm bước sau bước 1").focus()
    page.keyboard.press("Enter")
    expect(names).to_have_count(len(before) + 1)
    expect(names.nth(1)).to_be_focused()  # The new row waits for its name.
    page.keyboard.type("Kiểm tra tại chỗ")
    page.keyboard.press("Alt+ArrowDown")
    expect(names.nth(2)).to_have_value("Kiểm tra tại chỗ")
    expect(names.nth(2)).to_be_focused()
    up = page.get_by_role("button", name="Đưa bước 3 lên")
    up.focus()
    page.keyboard.press("Enter")
    expect(names.nth(1)).to_have_value("Kiểm tra tại chỗ")
    expect(page.get_by_role("button", name="Đưa bước 2 lên")).to_be_focused()
    page.get_by_role("button", name="Đưa bước 2 xuống").press("Enter")
    expect(names.nth(2)).to_have_value("Kiểm tra tại chỗ")
    official.inspector.look()
    page.locator("body").press("l")
    page.wait_for_timeout(150)
    expect(page.get_by_role("button", name="Lưu bản thảo")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    after = [each.name for each in process_version(number).process.steps]
    assert after == [before[0], before[1], "Kiểm tra tại chỗ", *before[2:]]


def test_it_all_works_without_a_script(visit):
    official = sit_down(visit, java_script_enabled=True)
    number = begin(official)
    plain = visit(java_script_enabled=False)
    plain.context.add_cookies(official.context.cookies())
    page = plain.page
    page.goto(f"{plain.address}{HERE}{number}/sua/")
    first_hours(page).fill("40")
    first_hours(page).press("Enter")  # Counts: it does not save, nor move a step.
    expect(page.locator("#tinh")).to_contain_text("Vượt")
    expect(first_hours(page)).to_have_value("40")
    page.get_by_role("button", name="Tính lại").last.click()
    page.get_by_role("button", name="Bỏ bước 2", exact=True).click()
    page.get_by_label("Đạt →").first.fill("bước nào đó")
    page.get_by_role("button", name="Lưu bản thảo").click()
    expect(page.locator("main")).to_contain_text("Không hiểu “bước nào đó”")
    assert len(plain.inspector.faults) == 1  # The refusal itself, as the browser tells it.
    assert "422" in plain.inspector.faults.pop()
    assert process_version(number).revision == 1
    page.get_by_label("Đạt →").first.fill("2")
    page.get_by_role("button", name="Lưu bản thảo").click()
    expect(page.locator("body")).to_contain_text("Đã lưu bản thảo")
    kept = process_version(number).process
    assert kept.steps[0].hours == 40
    assert len(kept.steps) == len(versions_of(SLUG)[0].process.steps)


@pytest.fixture
def processes_of_the_demonstration(people_of_the_demonstration):
    call_command("demo_processes", verbosity=0)


def test_every_page_of_a_branched_process(visit, processes_of_the_demonstration):
    """List, versions, table, diagram, comparison, refusal: looked at on both screens."""
    slug = "cap-giay-chung-nhan-dang-ky-dau-tu"
    official = sit_down(visit)
    page = official.page
    official.open(f"{HERE}thu-tuc/{slug}/")
    official.press("Soạn từ bản này")
    page.locator("details summary").filter(has_text="Nội dung, giấy tờ").nth(2).click()
    official.inspector.look()
    first_hours(page).fill("900")
    official.press("Lưu bản thảo")
    official.open(f"{HERE}thu-tuc/{slug}/")
    official.press("So sánh")
    expect(page.locator("main")).to_contain_text("→ 900 giờ")
    new, old = versions_of(slug)[:2]
    official.open(f"{HERE}{old.version_id}/")
    official.open(f"{HERE}{new.version_id}/")
    leader = sit_down(visit, "tinh.lanhdao", f"{HERE}{new.version_id}/ban-hanh/")
    expect(leader.page.locator("main")).to_contain_text("chưa ban hành được")
