"""A child is born: from the search to the certificate, through everybody's screen.

The real record of đăng ký khai sinh (1.001193), on a phone and on a desktop, axe on every page.
"""

import io
import re

import pikepdf
import pytest
from PIL import Image

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CODE = re.compile(r"H31\.101\.00-\d{6}-\d{4}")


def test_from_the_search_to_the_certificate(visit):
    mother = visit()
    find_the_procedure(mother)
    code = apply(mother)
    see(mother, code, "Mới đăng ký")

    one_stop = visit()
    take_to_the_desk(one_stop, "phohien.motcua1")
    open_from_the_desk(one_stop, code)
    one_stop.press("Tiếp nhận")
    slip = one_stop.page.get_by_role("link", name="giấy hẹn").first
    read_slip(one_stop, slip.get_attribute("href"))
    one_stop.press("Chuyển")

    see(mother, code, "Đang xử lý")
    read_slip(mother, mother.page.get_by_role("link", name="giấy hẹn").first.get_attribute("href"))

    case_officer = visit()
    take_to_the_desk(case_officer, "phohien.thuly")
    open_from_the_desk(case_officer, code)
    case_officer.press("Nhận")
    case_officer.press("Trình")
    case_officer.page.locator("input[name=result_name]").fill("Giấy khai sinh")
    case_officer.page.locator("input[name=result_number]").fill("127/2026")
    case_officer.page.locator("input[name=result_file]").set_input_files(
        {"name": "giay-khai-sinh.pdf", "mimeType": "application/pdf", "buffer": certificate()}
    )
    case_officer.press("Trình")

    leader = visit()
    take_to_the_desk(leader, "phohien.lanhdao")
    open_from_the_desk(leader, code)
    leader.press("Ký duyệt")

    open_from_the_desk(one_stop, code)
    one_stop.press("Trả kết quả")

    see(mother, code, "Đã trả kết quả")
    result = mother.page.get_by_role("link", name="Giấy khai sinh").first.get_attribute("href")
    answer = mother.context.request.get(mother.address + result)
    assert answer.ok
    assert answer.body() == certificate()


def find_the_procedure(person):
    person.open("/")
    person.page.locator("input[name=q]").first.fill("dang ky khai sinh")
    with person.page.expect_navigation():
        person.page.locator("input[name=q]").first.press("Enter")
    person.inspector.look()
    with person.page.expect_navigation():
        person.page.get_by_role("link", name="Đăng ký khai sinh", exact=True).first.click()
    person.inspector.look()
    assert person.page.url.endswith("/thu-tuc/dang-ky-khai-sinh/")
    assert "1.001193" in person.page.content()
    person.press("Bắt đầu khai")


def apply(person):
    page = person.page
    person.press("Đăng nhập để bắt đầu")
    person.sign_in("congdan1")
    person.press("Bắt đầu khai")

    page.get_by_label("Đúng hạn").check()
    person.press("Tiếp tục")

    page.locator("input[name=relation][value=mother]").check()
    person.press("Tiếp tục")

    person.press("Tiếp tục")  # Nothing filled in: every missing field is named, nothing is lost.
    assert page.get_by_role("alert").or_(page.locator(".mc-errors")).first.is_visible()
    fill(page, child_family_name="Nguyễn", child_middle_name="Minh", child_given_name="An")
    page.locator("input[name=child_sex][value=female]").check()
    fill(
        page,
        **{
            "child_birth_date-day": "31",
            "child_birth_date-month": "11",
            "child_birth_date-year": "2025",
        },
        child_birth_place="Bệnh viện Đa khoa tỉnh Hưng Yên",
        child_ethnicity="Kinh",
        child_home_town="Phường Phố Hiến, tỉnh Hưng Yên",
    )
    person.press("Tiếp tục")
    assert "tháng 11/2025 chỉ có 30 ngày" in page.inner_text("main")
    assert page.locator("input[name=child_given_name]").input_value() == "An"
    fill(page, **{"child_birth_date-day": "12"})
    person.press("Tiếp tục")

    fill(page, mother_name="Nguyễn Thị Thử", mother_id="033196000011")
    page.locator("input[name=parents_married][value=yes]").check()
    person.press("Tiếp tục")

    page.locator("select[name=commune_code]").select_option(label="Phường Phố Hiến")
    page.locator("input[name=return_method][value=online]").check()
    person.press("Tiếp tục")

    attach_birth_certificate(person)
    person.press("Tiếp tục")

    page.locator("main input[type=checkbox]").check()
    person.press("Gửi hồ sơ")
    return CODE.search(page.inner_text("main")).group()


def attach_birth_certificate(person):
    """By the plain form, as without JavaScript: choose a file, send, see it listed."""
    page = person.page
    place = page.locator("details:has-text('Giấy chứng sinh')")
    if place.get_attribute("open") is None:
        place.locator("summary").first.click()
    picture = {"name": "giấy chứng sinh.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    place.locator("input[type=file]").first.set_input_files(picture)
    send = place.locator("form:has(input[type=file]) button").first
    if send.is_visible():
        send.click()
    page.get_by_text("giấy chứng sinh.jpg").first.wait_for()
    person.inspector.look()


def see(person, code, state):
    person.open(f"/tra-cuu/{code}/")
    assert state in person.page.inner_text("main"), person.page.inner_text("main")
    person.open("/ho-so-cua-toi/")
    assert code in person.page.inner_text("main")
    person.open(f"/tra-cuu/{code}/")


def take_to_the_desk(official, username):
    official.open("/ban-lam-viec/")
    official.sign_in(username)
    assert official.page.url.endswith("/ban-lam-viec/")


def open_from_the_desk(official, code):
    """As a scanner does: the code and Enter."""
    official.open("/ban-lam-viec/")
    search = official.page.locator("input[name=q]").locator("visible=true").first
    search.fill(code)
    with official.page.expect_navigation():
        search.press("Enter")
    official.inspector.look()
    assert official.page.url.endswith(f"/ban-lam-viec/{code}/")


def read_slip(person, address):
    """The slip is a PDF that anybody can open: one page, A5, the code in it."""
    answer = person.context.request.get(person.address + address)
    assert answer.ok
    assert answer.headers["content-type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.body())) as paper:
        assert len(paper.pages) == 1


def fill(page, **fields):
    for name, value in fields.items():
        page.locator(f"[name='{name}']").fill(value)


def photograph():
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(stream, "JPEG")
    return stream.getvalue()


def certificate():
    stream = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(stream, deterministic_id=True)
    return stream.getvalue()
