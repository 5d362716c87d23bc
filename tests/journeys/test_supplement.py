"""A paper is asked for, sent and accepted; another dossier is given up by the person who sent it.

61/2018/NĐ-CP art 19.4, 118/2025/NĐ-CP art 21. On a phone and on a desktop, axe on every page.
"""

from datetime import datetime, time, timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.tests.people import draft
from motcua.domain.notifications.subscribers import KINDS
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.outbox.delivery import deliver

from .test_birth_registration import open_from_the_desk, photograph, read_slip, take_to_the_desk
from .test_overdue_dossier import actor, born

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MISSING = "Ảnh chụp bị mờ, không đọc được ngày sinh."
REASON = "Chưa đủ căn cứ để ghi ngày sinh của trẻ."
PLEA = "Gia đình đăng ký khai sinh cho cháu ở quê ngoại."


@pytest.fixture
def code(people_of_the_demonstration):
    """A birth registration that the case officer has before him, accepted this morning."""
    now = clock.now()
    today = datetime.combine(now.astimezone(VIETNAM).date(), time(0, 1), tzinfo=VIETNAM)
    citizen, one_stop, officer = map(actor, ("congdan1", "phohien.motcua1", "phohien.thuly"))
    draft_id = draft(None, by=citizen, at=today, pages=born(today - timedelta(days=5)))
    dossier_code = actions.submit(draft_id=draft_id, by=citizen, at=today).dossier_code
    actions.accept(dossier_code=dossier_code, by=one_stop, at=today)
    actions.hand_over(dossier_code=dossier_code, by=one_stop, at=today)
    actions.take(dossier_code=dossier_code, by=officer, at=today)
    return dossier_code


def test_a_paper_is_asked_for_sent_and_accepted_with_a_new_date(visit, code):
    officer = visit()
    take_to_the_desk(officer, "phohien.thuly")
    open_from_the_desk(officer, code)
    officer.press("Yêu cầu bổ sung giấy tờ")
    page = officer.page
    page.locator("[name='items-2']").check()
    page.locator("[name='items-2-missing']").fill(MISSING)
    page.locator("[name=reason]").fill(REASON)
    officer.press("Yêu cầu bổ sung giấy tờ")
    assert "Chờ bổ sung" in page.inner_text("main")
    first = dossier_of_officer(code, by=actor("phohien.thuly"))
    assert first.due_at is None

    mother = visit()
    tell()
    mother.open("/ho-so-cua-toi/")
    mother.sign_in("congdan1")
    mine = mother.page.inner_text("main")
    assert f"Hồ sơ {code} cần bổ sung giấy tờ" in mine
    mother.press("Gửi giấy tờ bổ sung")
    assert MISSING in mother.page.inner_text("main")
    assert REASON in mother.page.inner_text("main")
    mother.press("Gửi giấy tờ")  # Nothing chosen: the paper is named.
    assert "Chưa có tệp của giấy tờ này." in mother.page.inner_text("main")
    mother.page.locator("input[type=file]").first.set_input_files(
        {"name": "giấy chứng sinh rõ.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    )
    mother.press("Gửi giấy tờ")
    assert "Giấy tờ bổ sung đang chờ" in mother.page.inner_text("h1")
    assert "giấy chứng sinh rõ.jpg" in mother.page.inner_text("main")

    one_stop = visit()
    take_to_the_desk(one_stop, "phohien.motcua1")
    open_from_the_desk(one_stop, code)
    assert "/giay-to/2/bo-sung-1/" in one_stop.page.content()
    one_stop.press("Nhận đủ giấy tờ bổ sung")
    one_stop.press("Nhận đủ giấy tờ bổ sung")
    again = dossier_of_officer(code, by=actor("phohien.motcua1"))
    assert again.due_at is not None

    mother.open(f"/tra-cuu/{code}/")
    shown = mother.page.inner_text("main")
    assert f"{again.due_at.astimezone(VIETNAM):%d/%m/%Y}" in shown
    assert "đã có tờ mới thay" in shown
    slips = mother.page.locator("a[href$='.pdf']")
    addresses = {slips.nth(number).get_attribute("href") for number in range(slips.count())}
    assert {
        f"/ho-so-cua-toi/{code}/giay-hen.pdf",
        f"/ho-so-cua-toi/{code}/giay/giay-hen-1.pdf",
    } <= (addresses)
    for address in sorted(addresses):
        read_slip(mother, address)


def test_a_dossier_is_given_up_and_ends_with_a_notice(visit, code):
    mother = visit()
    mother.open("/ho-so-cua-toi/")
    mother.sign_in("congdan1")
    mother.open(f"/tra-cuu/{code}/")
    mother.press("Xin thôi giải quyết hồ sơ này")
    assert "thông báo dừng giải quyết" in mother.page.inner_text("main")
    mother.page.locator("[name=reason]").fill(PLEA)
    mother.page.locator("[name=confirmed]").check()
    mother.press("Gửi đề nghị")
    assert "đang chờ" in mother.page.inner_text("h1")

    one_stop = visit()
    take_to_the_desk(one_stop, "phohien.motcua1")
    open_from_the_desk(one_stop, code)
    assert PLEA in one_stop.page.inner_text("main")
    one_stop.press("Thông báo dừng giải quyết")
    one_stop.page.locator("[name=answer]").fill("Đồng ý dừng giải quyết theo đề nghị của bà.")
    one_stop.press("Thông báo dừng giải quyết")

    tell()
    mother.open("/ho-so-cua-toi/")
    assert f"Hồ sơ {code} đã dừng giải quyết" in mother.page.inner_text("main")
    mother.open(f"/tra-cuu/{code}/")
    assert "đã thông báo dừng giải quyết hồ sơ" in mother.page.inner_text("h1")
    read_slip(mother, f"/ho-so-cua-toi/{code}/giay/thong-bao-dung-1.pdf")


def tell():
    """What the worker does: every fact that an applicant is told reaches the account page."""
    names = {fact_type.name for fact_type in KINDS}
    for row in apps.get_model("outbox", "FactRow").objects.order_by("published_at", "id"):
        if row.name in names:
            deliver(fact_id=str(row.pk), subscriber="notifications", is_last_attempt=True)
