"""An amendment of a procedure from the draft to the people, and a file with faults: on both screens."""

from io import BytesIO

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect

from motcua.domain.catalogue.selectors.records import record, records
from motcua.domain.catalogue.tests.publishing import put_back, read_state
from motcua.domain.catalogue.values import RecordState
from motcua.domain.dossiers.tests.people import register

from .conftest import WAIT_MILLISECONDS_MAX

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/ban-lam-viec/thu-tuc/"
SLUG = "chung-thuc-ban-sao"


@pytest.fixture(autouse=True)
def catalogue_as_it_was(transactional_db):
    """What a journey publishes is taken back: reference data stay between tests."""
    state = read_state()
    yield
    put_back(state)


def sit_down(visit, username="kstt", path=HERE, **options):
    official = visit(**options)
    official.open(path)
    official.sign_in(username)
    return official


def second_controller(visit, path):
    """Another officer of procedure control, already at the desk."""
    actor = register("kstt.hai", "Lê Thị Mẫu Hai", ("kstt_officer", "hy2-van-phong"))
    client = Client()
    client.force_login(get_user_model()._default_manager.get(pk=actor.account_id))
    official = visit()
    [session] = client.cookies.values()
    official.context.add_cookies(
        [{"name": session.key, "value": session.value, "url": official.address}]
    )
    official.open(path)
    return official


def begin(official):
    official.open(f"{HERE}muc/{SLUG}/")
    official.press("Sửa đổi, bổ sung")
    return int(official.page.url.rstrip("/").split("/")[-2])


def test_an_amendment_is_drawn_checked_signed_and_announced(visit):
    drawer = sit_down(visit)
    number = begin(drawer)
    page, beside = drawer.page, drawer.page.locator("#tinh")
    expect(page.get_by_role("button", name="Kiểm tra lại")).to_be_hidden()
    limit = page.get_by_label("Thời hạn giải quyết").first
    days = int(limit.input_value())
    limit.fill(str(days + 2))
    limit.press("Tab")
    expect(beside).to_contain_text(
        f"Thời hạn giải quyết: {days} → {days + 2}", timeout=WAIT_MILLISECONDS_MAX
    )
    name = page.get_by_label("Tên thủ tục").first
    kept = name.input_value()
    name.fill("")
    name.press("Tab")
    expect(beside).to_contain_text("11/12", timeout=WAIT_MILLISECONDS_MAX)
    drawer.inspector.look()
    name.fill(kept)
    name.press("Tab")
    expect(beside).to_contain_text("12/12", timeout=WAIT_MILLISECONDS_MAX)
    drawer.press("Lưu bản thảo")
    assert record(number).facts["limit_value"] == days + 2

    checker = second_controller(visit, f"{HERE}ban-thao/{number}/")
    expect(checker.page.locator("main")).to_contain_text("1 chỗ khác bản hiện hành")
    checker.press("Đặt cạnh bản hiện hành")
    expect(checker.page.locator("tr.changed")).to_have_count(1)
    checker.open(f"{HERE}ban-thao/{number}/")
    checker.press("Đạt")
    assert record(number).state is RecordState.CHECKED
    checker.open(f"{HERE}quyet-dinh/moi/")
    checker.page.get_by_label("Thủ tục có hiệu lực từ ngày").fill("01/01/2030")
    checker.press("Lập quyết định")
    decision = checker.page.url.removeprefix(checker.address)

    leader = sit_down(visit, "tinh.lanhdao", decision)
    leader.page.get_by_label("Số, ký hiệu quyết định").fill("1250/QĐ-UBND")
    leader.page.get_by_label("Ngày ký").fill("01/07/2026")
    leader.page.get_by_label("Chức vụ").fill("Chủ tịch")
    leader.press("Ghi chữ ký")
    leader.press("Công bố")
    assert record(number).state is RecordState.PUBLISHED
    expect(leader.page.locator("main")).to_contain_text("Đã công bố, chờ nhập cơ sở dữ liệu")
    checker.open(decision)
    checker.press("Đã nhập cơ sở dữ liệu quốc gia")

    reader = visit()
    reader.open(f"/thu-tuc/{SLUG}/")
    expect(reader.page.locator("main")).to_contain_text("01/01/2030")
    drawer.open(f"{HERE}muc/{SLUG}/")
    expect(drawer.page.locator("main")).to_contain_text("Sắp có hiệu lực")


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_rows_are_added_moved_and_saved_with_keys(visit):
    official = sit_down(visit)
    official.open(f"{HERE}muc/{SLUG}/")
    page = official.page
    page.locator("body").press("s")
    page.wait_for_timeout(150)
    expect(page.get_by_role("button", name="Sửa đổi, bổ sung")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    number = int(page.url.rstrip("/").split("/")[-2])
    before = [row["name"] for row in record(number).facts["components"]]
    names = page.locator("[name^='components-'][name$='-name']")
    page.get_by_role("button", name="Thêm giấy tờ sau giấy tờ 1").focus()
    page.keyboard.press("Enter")
    expect(names).to_have_count(len(before) + 1, timeout=WAIT_MILLISECONDS_MAX)
    expect(names.nth(1)).to_be_focused()  # The new row waits for its name.
    page.keyboard.type("Giấy gõ bằng bàn phím")
    page.keyboard.press("Alt+ArrowUp")
    expect(names.nth(0)).to_have_value("Giấy gõ bằng bàn phím", timeout=WAIT_MILLISECONDS_MAX)
    expect(names.nth(0)).to_be_focused()
    official.inspector.look()
    page.get_by_role("button", name="Đưa giấy tờ 1 xuống").focus()  # Out of the field.
    page.keyboard.press("l")
    page.wait_for_timeout(150)
    expect(page.get_by_role("button", name="Lưu bản thảo")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    after = [row["name"] for row in record(number).facts["components"]]
    assert after == ["Giấy gõ bằng bàn phím", *before]


def test_it_all_works_without_a_script(visit):
    official = sit_down(visit)
    number = begin(official)
    plain = visit(java_script_enabled=False)
    plain.context.add_cookies(official.context.cookies())
    page = plain.page
    page.goto(f"{plain.address}{HERE}ban-thao/{number}/sua/")
    page.get_by_label("Tên thủ tục").first.fill("")
    page.get_by_label("Tên thủ tục").first.press("Enter")  # Checks: it saves nothing.
    expect(page.locator("#tinh")).to_contain_text("11/12")
    assert record(number).revision == 1
    page.get_by_label("Tên thủ tục").first.fill("Tên gõ không có mã lệnh")
    page.get_by_role("button", name="Bỏ giấy tờ 1", exact=True).click()
    page.get_by_role("button", name="Lưu bản thảo").click()
    expect(page.locator("body")).to_contain_text("Đã lưu bản thảo")
    assert record(number).facts["name"] == "Tên gõ không có mã lệnh"


def without_a_script(visit, official, path):
    """The same person at a browser that runs no script; buttons are pressed with the keyboard."""
    plain = visit(java_script_enabled=False)
    plain.context.add_cookies(official.context.cookies())
    plain.page.goto(f"{plain.address}{path}")
    return plain


def enter(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).press("Enter")


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_the_whole_way_to_the_people_without_a_script_and_with_keys(visit):
    first = without_a_script(visit, sit_down(visit), f"{HERE}muc/{SLUG}/")
    drawer = first.page
    enter(drawer, "Sửa đổi, bổ sung")
    number = int(drawer.url.rstrip("/").split("/")[-2])
    limit = drawer.get_by_label("Thời hạn giải quyết").first
    days = int(limit.input_value())
    limit.fill("nhiều ngày")
    enter(drawer, "Lưu bản thảo")
    drawer.get_by_role("alert").get_by_role("link").first.press("Enter")  # To the field.
    expect(limit).to_have_value("nhiều ngày")
    assert drawer.url.endswith("#o-limit_value")
    limit.fill(str(days + 1))
    enter(drawer, "Lưu bản thảo")
    assert record(number).facts["limit_value"] == days + 1

    other = second_controller(visit, f"{HERE}ban-thao/{number}/")
    second = without_a_script(visit, other, f"{HERE}ban-thao/{number}/")
    checker = second.page
    enter(checker, "Trả lại để sửa")
    expect(checker.get_by_role("alert")).to_contain_text("Chưa ghi ý kiến")
    checker.get_by_label("Ý kiến").fill("Xin ghi rõ nơi nhận.")
    enter(checker, "Trả lại để sửa")
    drawer.reload()
    expect(drawer.locator("main")).to_contain_text("Xin ghi rõ nơi nhận.")
    drawer.get_by_label("Ghi chú cho người dân").fill("Nhận ở tầng một.")
    enter(drawer, "Lưu bản thảo")
    checker.goto(checker.url.replace("kiem-soat/", ""))
    enter(checker, "Đạt")
    checker.goto(f"{other.address}{HERE}quyet-dinh/moi/")
    enter(checker, "Lập quyết định")
    expect(checker.get_by_role("alert")).to_contain_text("Có 1 chỗ cần sửa")
    checker.get_by_label("Thủ tục có hiệu lực từ ngày").fill("01/01/2030")
    enter(checker, "Lập quyết định")
    decision = checker.url.removeprefix(other.address)

    third = without_a_script(visit, sit_down(visit, "tinh.lanhdao", decision), decision)
    leader = third.page
    leader.get_by_label("Số, ký hiệu quyết định").fill("1250/QĐ-UBND")
    leader.get_by_label("Ngày ký").fill("hôm qua")
    leader.get_by_label("Chức vụ").fill("Chủ tịch")
    enter(leader, "Ghi chữ ký")
    expect(leader.get_by_label("Số, ký hiệu quyết định")).to_have_value("1250/QĐ-UBND")
    leader.get_by_label("Ngày ký").fill("01/07/2026")
    enter(leader, "Ghi chữ ký")
    enter(leader, "Công bố")
    assert record(number).state is RecordState.PUBLISHED
    for each in (first, second, third):  # Refused on purpose.
        each.inspector.faults = [fault for fault in each.inspector.faults if "422" not in fault]


def test_a_file_with_faults_and_the_same_mended(visit):
    official = sit_down(visit)
    number = begin(official)
    page = official.page
    with page.expect_download() as download:
        page.goto(f"{official.address}{HERE}ban-thao/{number}/")
        page.get_by_role("link", name="Tải bảng Excel").click()
    book = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes()))
    sheet = book["Thành phần"]
    sheet["C2"] = "một"
    send(official, book)
    expect(page.locator("main")).to_contain_text("Trang “Thành phần”, dòng 2, cột C (Bản chính)")
    official.inspector.faults = [each for each in official.inspector.faults if "422" not in each]
    sheet["C2"] = 3
    send(official, book)
    expect(page.locator("main")).to_contain_text("Tệp có 1 thủ tục")
    expect(page.locator("main")).to_contain_text("→ 3")
    assert record(number).revision == 1
    official.press("Nhập thành bản thảo")
    expect(page.locator("body")).to_contain_text("Đã mở 1 bản thảo")
    [draft] = records()
    assert draft.facts["components"][0]["original"] == 3


def send(official, book):
    written = BytesIO()
    book.save(written)
    official.open(f"{HERE}nhap/")
    official.page.get_by_label("Tệp Excel hoặc JSON").set_input_files(
        {
            "name": "thu-tuc.xlsx",
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "buffer": written.getvalue(),
        }
    )
    with official.page.expect_navigation():
        official.page.get_by_role("button", name="Đọc tệp").click()
    official.inspector.look()


def test_every_page_of_the_editor(visit):
    official = sit_down(visit)
    number = begin(official)
    for path in (
        "",
        "?trang-thai=dang-soan",
        "moi/",
        "nhap/",
        f"muc/{SLUG}/",
        f"ban-thao/{number}/",
        "quyet-dinh/",
        "quyet-dinh/moi/",
        "danh-muc/",
        "danh-muc/mot-cua/",
    ):
        official.open(f"{HERE}{path}")
    leader = sit_down(visit, "tinh.lanhdao", f"{HERE}danh-muc/khong-tiep-nhan/cong-bo/")
    base = record(number).base_version_id
    leader.open(f"{HERE}phien-ban/{base}/dinh-chinh/")
