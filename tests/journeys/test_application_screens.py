"""Applying and following in a real browser: keyboard alone, narrow telephones, with and without script."""

import io
import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from PIL import Image
from playwright.sync_api import expect

from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import dossiers_of
from motcua.domain.dossiers.tests.people import BIRTH, DELIVERY, PAGES, register
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.identity.selectors import actor_for
from motcua.foundation import clock

from .accessibility import Inspector

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROWEST_PIXELS = 320  # WCAG 2.2, 1.4.10
START = f"/nop-ho-so/{BIRTH}/"


@pytest.fixture
def mother():
    account = get_user_model()._default_manager.get(username="congdan1")
    return actor_for(account.pk, at=clock.now())


@pytest.fixture
def draft_id(mother):
    """A birth registration, complete but for the papers, not yet sent."""
    at = clock.now()
    draft_id = drafts.start_draft(procedure_slug=BIRTH, by=mother, at=at)
    pages = {**PAGES, "tre": PAGES["tre"] | {"child_birth_date-year": str(at.year - 1)}}
    for key, typed in pages.items():
        drafts.save_answers(draft_id=draft_id, page_key=key, typed=typed, by=mother, at=at)
    drafts.save_delivery(draft_id=draft_id, typed=DELIVERY, by=mother, at=at)
    return draft_id


@pytest.fixture
def open_page(browser, live_server, mother):
    """Opens an address in a browser in which the mother is signed in; all faults are counted."""
    client = Client()
    client.force_login(get_user_model()._default_manager.get(pk=mother.account_id))
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    opened_here = []

    def opened(address, *, width=390, height=844, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", **options
        )
        context.add_cookies([cookie])
        page = context.new_page()
        inspector = Inspector(page)
        opened_here.append((context, inspector))
        page.goto(live_server.url + address)
        return page, inspector

    yield opened
    faults = [fault for _context, inspector in opened_here for fault in inspector.faults]
    for context, _inspector in opened_here:
        context.close()
    assert faults == []


def photograph():
    stream = io.BytesIO()
    Image.new("RGB", (1600, 1200), "white").save(stream, "JPEG")
    return {"name": "giấy chứng sinh.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def roadworks(applicant):
    """The page of an accepted dossier with a limit of five working days: ruler and reckoning."""
    at = clock.now()
    by = {"by": applicant, "at": at}
    draft_id = drafts.start_draft(procedure_slug="thi-cong-tren-duong-bo", **by)
    request = {"request": "Xin đào đường đặt ống nước."}
    drafts.save_answers(draft_id=draft_id, page_key="noi-dung", typed=request, **by)
    delivery = DELIVERY | {"return_method": "post", "return_address": "Thôn Đông, xã Tiên Lữ"}
    drafts.save_delivery(draft_id=draft_id, typed=delivery, **by)
    for order in (1, 2):
        chunks = [photograph()["buffer"]]
        file = keep_file(chunks=chunks, original_name="đơn.jpg", **by)
        drafts.attach_paper(draft_id=draft_id, component_order=order, file_id=file.file_id, **by)
    code = dossiers.submit(draft_id=draft_id, **by).dossier_code
    officer = register("tiep", "Ngô Thị Vân", ("one_stop_officer", "hy2-pvhcc"))
    dossiers.accept(dossier_code=code, by=officer, at=at)
    return f"/tra-cuu/{code}/"


def address_of(page):
    return re.sub(r"^https?://[^/]+", "", page.url)


def test_a_step_is_filled_in_and_sent_with_the_keyboard_alone(open_page, mother):
    """Enter means "go on", although "save for later" stands before it on the page."""
    draft_id = drafts.start_draft(procedure_slug=BIRTH, by=mother, at=clock.now())
    page, inspector = open_page(f"{START}{draft_id}/tre/", width=1440, height=900)
    page.locator("#o-child_family_name").focus()
    for typed in ("Nguyễn", "Minh", "An"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # Radio boxes: the arrow chooses.
    page.keyboard.press("Tab")
    for typed in ("31", "11", "2025", "Trạm y tế xã", "Kinh", "Hưng Yên"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.locator("#o-child_home_town").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    # The list of faults has the focus; its link leads into the box.
    assert address_of(page).startswith(f"{START}{draft_id}/tre/?can-sua=1")
    assert page.evaluate("document.activeElement.id") == "loi"
    inspector.look()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "o-child_birth_date-day"
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert address_of(page) == f"{START}{draft_id}/cha-me/"
    answers = draft_of(draft_id, account_id=mother.account_id).answers
    assert (answers["child_given_name"], answers["child_birth_date"]["day"]) == ("An", "12")


def test_the_case_is_chosen_with_the_keyboard_and_decides_which_papers_are_asked(
    open_page, draft_id, mother
):
    page, inspector = open_page(f"{START}{draft_id}/truong-hop/")
    page.get_by_label("Trẻ bị bỏ rơi").focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#tin-nhan")).to_contain_text("Đã đổi trường hợp: Trẻ bị bỏ rơi.")
    inspector.look()

    page.goto(page.url.replace("/nguoi-di-khai/", "/giay-to/"))

    expect(page.get_by_text("Biên bản về việc trẻ bị bỏ rơi").first).to_be_visible()
    expect(page.get_by_text("Giấy chứng sinh", exact=True)).to_have_count(0)
    inspector.look()
    assert draft_of(draft_id, account_id=mother.account_id).case_key == "bi-bo-roi"


def test_what_is_typed_is_saved_while_somebody_goes_on_typing(open_page, mother):
    draft_id = drafts.start_draft(procedure_slug=BIRTH, by=mother, at=clock.now())
    page, _inspector = open_page(f"{START}{draft_id}/tre/")
    page.locator("#o-child_given_name").fill("An")

    with page.expect_response(lambda response: response.request.method == "POST"):
        page.locator("#o-child_family_name").fill("Nguyễn")
        page.locator("#o-child_birth_place").focus()

    page.reload()
    expect(page.locator("#o-child_given_name")).to_have_value("An")


def test_a_commune_is_found_by_a_few_letters_without_marks(open_page, draft_id):
    page, inspector = open_page(f"{START}{draft_id}/noi-nop/")

    page.get_by_label("Gõ vài chữ để tìm nhanh").fill("son nam")

    expect(page.locator("#o-commune_code option:checked")).to_have_text("Phường Sơn Nam")
    page.get_by_label("Gõ vài chữ để tìm nhanh").fill("không có xã này")
    expect(page.get_by_text("Không có xã, phường nào tên như vậy")).to_be_visible()
    inspector.look()


def test_the_address_is_asked_for_only_with_the_post(open_page, draft_id):
    page, _inspector = open_page(f"{START}{draft_id}/noi-nop/")
    field = page.locator("#o-return_address")
    expect(field).to_be_hidden()

    page.locator("input[name=return_method][value=post]").check()

    expect(field).to_be_visible()


def test_a_chosen_file_arrives_without_another_click_and_a_bad_one_is_told(open_page, draft_id):
    page, inspector = open_page(f"{START}{draft_id}/giay-to/")
    place = page.locator("#component-2 input[type=file]")

    place.set_input_files({"name": "ghi chú.txt", "mimeType": "text/plain", "buffer": b"chao"})
    expect(page.locator("#component-2 .fault")).to_contain_text("không phải ảnh JPG, PNG hay PDF")
    expect(page.locator("#bao-tai-len")).to_contain_text("không phải ảnh JPG, PNG hay PDF")
    inspector.look()
    place.set_input_files(photograph())

    expect(page.get_by_role("link", name="giấy chứng sinh.jpg")).to_be_visible()
    expect(page.locator("#component-2 .fault")).to_have_count(0)
    expect(page.locator("#bao-tai-len")).to_contain_text("Đã tải xong")
    inspector.look()
    page.get_by_role("button", name="Bỏ tệp này").click()
    expect(page.get_by_role("link", name="giấy chứng sinh.jpg")).to_have_count(0)


def test_a_file_over_the_limit_is_told_before_it_is_sent(open_page, draft_id, settings):
    settings.UPLOAD_BYTES_MAX = 1000
    page, inspector = open_page(f"{START}{draft_id}/giay-to/")
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))

    page.locator("#component-2 input[type=file]").set_input_files(photograph())

    expect(page.locator("#component-2 .fault")).to_contain_text("Tệp này lớn hơn")
    assert page.locator("#component-2 input[type=file]").input_value() == ""
    assert sent == []
    inspector.look()


def test_everything_works_without_a_script(open_page, draft_id, mother):
    page, _inspector = open_page(f"{START}{draft_id}/giay-to/", java_script_enabled=False)
    page.locator("#component-2 input[type=file]").set_input_files(photograph())
    page.get_by_role("button", name="Tiếp tục").click()
    assert address_of(page) == f"{START}{draft_id}/xem-lai/"
    page.get_by_label("Tôi cam đoan").check()
    page.get_by_role("button", name="Gửi hồ sơ").click()
    assert address_of(page) == f"{START}{draft_id}/da-gui/"
    assert dossiers_of(mother.account_id).count() == 1


def test_a_double_click_on_send_sends_once(open_page, draft_id, mother):
    page, inspector = open_page(f"{START}{draft_id}/xem-lai/")
    page.get_by_label("Tôi cam đoan").check()

    page.get_by_role("button", name="Gửi hồ sơ").dblclick()

    page.wait_for_url("**/da-gui/")
    inspector.look()
    assert dossiers_of(mother.account_id).count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROWEST_PIXELS, 1440])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    open_page, draft_id, mother, width, scheme
):
    at = clock.now()
    faulty = drafts.start_draft(procedure_slug=BIRTH, by=mother, at=at)
    typed = PAGES["tre"] | {"child_birth_date-day": "31", "child_home_town": "x" * 190}
    drafts.save_answers(draft_id=faulty, page_key="tre", typed=typed, by=mother, at=at)
    long = f"{'giấy-chứng-sinh-' * 6}.jpg"
    file = keep_file(chunks=[photograph()["buffer"]], original_name=long, by=mother, at=at)
    drafts.attach_paper(
        draft_id=draft_id, component_order=2, file_id=file.file_id, by=mother, at=at
    )
    page, inspector = open_page(START, width=width, color_scheme=scheme)
    inspector.look()
    base = page.url
    for path in (
        f"{faulty}/truong-hop/?can-sua=1",
        f"{faulty}/nguoi-di-khai/?can-sua=1",
        f"{faulty}/tre/?can-sua=1",
        f"{faulty}/cha-me/?can-sua=1",
        f"{faulty}/noi-nop/?can-sua=1",
        f"{faulty}/xem-lai/?chua-cam-doan=1",
        f"{draft_id}/giay-to/",
        f"{draft_id}/xem-lai/",
    ):
        page.goto(base + path)
        inspector.look()
    code = dossiers.submit(draft_id=draft_id, by=mother, at=at).dossier_code
    origin = base.removesuffix(START)
    for path in (
        f"{START}{draft_id}/da-gui/",
        f"/tra-cuu/{code}/",
        roadworks(mother),
        "/ho-so-cua-toi/",
        "/tra-cuu/",
    ):
        page.goto(origin + path)
        inspector.look()
