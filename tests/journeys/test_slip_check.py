"""A slip is shown to a stranger: the telephone checks it, with the network and without, and says so.

axe and the console on every page, phone and desktop; the policy of the server and that of the file.
"""

import re

import pytest
from django.apps import apps
from playwright.sync_api import expect

from motcua.domain.dossiers.tests import people as story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def slip():
    code = story.accepted(story.everybody())
    return apps.get_model("dossiers", "Slip").objects.get(dossier__code=code, kind="receipt")


@pytest.fixture
def payload(slip):
    return slip.facts["qr"]["qr_of"].partition("#")[2]


def forged(payload):
    return payload[:60] + ("A" if payload[60] != "A" else "B") + payload[61:]


def says_genuine(page, slip):
    expect(page.get_by_role("heading", name="Giấy thật")).to_be_visible()
    for line in (slip.dossier.code, slip.number, "1.001193", "Hẹn trả kết quả lúc"):
        expect(page.locator('[data-outcome="genuine"]')).to_contain_text(line)
    expect(page.locator('[data-outcome="false"]')).to_be_hidden()


def says_false(page):
    expect(page.get_by_role("heading", name="Không phải giấy của cơ quan này")).to_be_visible()
    expect(page.locator('[data-outcome="genuine"]')).to_be_hidden()


def test_the_telephone_checks_a_scanned_code_and_sends_it_to_nobody(visit, slip, payload):
    stranger = visit()
    asked = []
    stranger.page.on("request", lambda request: asked.append(request.url))
    stranger.open(f"/xac-minh/#{payload}")
    says_genuine(stranger.page, slip)
    expect(
        stranger.page.get_by_text("Trung tâm Phục vụ hành chính công phường Phố Hiến")
    ).to_be_visible()
    stranger.inspector.look()
    assert not any(payload in address.partition("#")[0] for address in asked)

    stranger.press("Giấy còn hiệu lực không?")
    expect(stranger.page.get_by_text("Đây là giấy mới nhất")).to_be_visible()
    stranger.press("Xem hồ sơ")
    expect(stranger.page).to_have_url(
        re.compile(rf"/tra-cuu/{re.escape(slip.dossier.code)}/\?giay=")
    )


def test_a_forged_code_is_told_from_a_genuine_one(visit, slip, payload):
    stranger = visit()
    stranger.open(f"/xac-minh/#{forged(payload)}")
    says_false(stranger.page)
    stranger.inspector.look()
    stranger.page.get_by_label("Hoặc dán nội dung mã vuông vào đây").fill(
        f"https://dichvucong.example.vn/xac-minh/#{payload}"
    )
    stranger.page.get_by_role("button", name="Kiểm tra", exact=True).click()
    says_genuine(stranger.page, slip)


def test_without_a_script_the_server_checks_what_was_pasted(visit, slip, payload):
    stranger = visit(java_script_enabled=False, bypass_csp=True)
    stranger.page.goto(f"{stranger.address}/xac-minh/")
    for text, heading in (
        (forged(payload), "Không phải giấy của cơ quan này"),
        (payload, "Giấy thật"),
    ):
        stranger.page.get_by_label("Hoặc dán nội dung mã vuông vào đây").fill(text)
        stranger.page.get_by_role("button", name="Kiểm tra", exact=True).click()
        expect(stranger.page.get_by_role("heading", name=heading)).to_be_visible()
    # The console tells of the answer 422 to the forged one, which is right.
    (told,) = stranger.inspector.faults
    assert "422" in told
    stranger.inspector.faults.clear()


def test_the_page_opens_without_a_network_once_it_was_there(visit, slip, payload):
    stranger = visit()
    page = stranger.page
    page.goto(f"{stranger.address}/xac-minh/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()  # Now it is the keeper's page.
    stranger.context.set_offline(True)
    page.goto(f"{stranger.address}/xac-minh/#{payload}")
    page.reload()
    says_genuine(page, slip)
    page.goto(f"{stranger.address}/xac-minh/#{forged(payload)}")
    says_false(page)
    stranger.context.set_offline(False)


def test_the_kept_file_checks_from_a_disk_and_obeys_its_own_policy(visit, slip, payload, tmp_path):
    stranger = visit(color_scheme="dark")
    answer = stranger.context.request.get(f"{stranger.address}/xac-minh/ngoai-tuyen.html")
    file = tmp_path / "kiem-tra-giay-hen.html"
    file.write_bytes(answer.body())
    stranger.context.set_offline(True)
    page = stranger.page
    page.goto(file.as_uri())
    stranger.inspector.look()
    for text, check in ((slip.facts["qr"]["qr_of"], None), (forged(payload), says_false)):
        page.get_by_label("Dán nội dung mã vuông").fill(text)
        page.get_by_role("button", name="Kiểm tra").click()
        if check:
            check(page)
        else:
            says_genuine(page, slip)
            expect(
                page.get_by_text("Trung tâm Phục vụ hành chính công phường Phố Hiến")
            ).to_be_visible()
        stranger.inspector.look()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_check_is_for_everybody(visit, payload, scheme):
    stranger = visit(color_scheme=scheme)
    for address in ("/xac-minh/", f"/xac-minh/?ma={payload}", "/xac-minh/goc/"):
        stranger.open(address)
