"""An overdue dossier is apologised for by the leader, re-dated, settled and closed; the mother sees it.

61/2018/NĐ-CP art 19.9. On a phone and on a desktop, axe on every page.
"""

from datetime import datetime, time, timedelta

import pytest
from django.contrib.auth import get_user_model

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.tests.people import PAGES, draft
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.tests.following import follow_all
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

from .test_birth_registration import certificate, open_from_the_desk, take_to_the_desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REASON = "Trạm y tế gửi giấy xác nhận chậm hai ngày. Chúng tôi xin lỗi ông/bà."


@pytest.fixture
def code(people_of_the_demonstration):
    """A birth registered a week ago, due that day, still with the case officer; the timer asked."""
    today = clock.now().astimezone(VIETNAM).date()
    then = datetime.combine(today - timedelta(days=7), time(9, 0), tzinfo=VIETNAM)
    citizen, one_stop, officer = map(actor, ("congdan1", "phohien.motcua1", "phohien.thuly"))
    draft_id = draft(None, by=citizen, at=then, pages=born(then - timedelta(days=5)))
    dossier_code = actions.submit(draft_id=draft_id, by=citizen, at=then).dossier_code
    due_at = actions.accept(dossier_code=dossier_code, by=one_stop, at=then).due_at
    actions.hand_over(dossier_code=dossier_code, by=one_stop, at=then)
    actions.take(dossier_code=dossier_code, by=officer, at=then)
    actions.raise_apology(dossier_code=dossier_code, by=SYSTEM, at=due_at)
    follow_all(at=clock.now())
    return dossier_code


def test_an_overdue_dossier_is_apologised_for_re_dated_and_closed(visit, code):
    leader = visit()
    take_to_the_desk(leader, "phohien.lanhdao")
    leader.press("Cần xin lỗi 1")
    assert "viec=can-xin-loi" in leader.page.url
    open_from_the_desk(leader, code)
    assert "Chưa gửi" in leader.page.inner_text("main")
    leader.press("Xin lỗi, hẹn lại ngày trả")
    reason, day = leader.page.locator("[name=reason]"), leader.page.locator("[name=new_due_at]")
    assert "đang thẩm định hồ sơ" in reason.input_value()
    promised = day.input_value()
    assert len(promised) == len("31/12/2026")

    reason.fill("Trễ.")
    leader.press("Xin lỗi, hẹn lại ngày trả")  # Too short: named at its field, nothing is lost.
    assert leader.page.locator("a[href='#o-reason']").is_visible()
    leader.inspector.faults = [  # The browser calls the refused form a failure of the page.
        fault for fault in leader.inspector.faults if "status of 422" not in fault
    ]
    assert day.input_value() == promised
    reason.fill(REASON)
    leader.press("Xin lỗi, hẹn lại ngày trả")
    text = leader.page.inner_text("main")
    assert promised in text
    assert "Đã xin lỗi về lần hẹn" in text
    assert "Trễ hẹn" in text
    dossier = dossier_of_officer(code, by=actor("phohien.lanhdao"))
    assert dossier.due_at is not None
    assert f"{dossier.due_at.astimezone(VIETNAM):%d/%m/%Y}" == promised

    mother = visit()
    mother.open("/ho-so-cua-toi/")
    mother.sign_in("congdan1")
    mother.open(f"/tra-cuu/{code}/")
    assert promised in mother.page.inner_text("main")
    assert "xin lỗi" in mother.page.inner_text("main").lower()

    settle(visit, leader, code)
    mother.open(f"/tra-cuu/{code}/")
    assert "Đã trả kết quả" in mother.page.inner_text("main")


def settle(visit, leader, code):
    """The case officer proposes, the leader signs, the one-stop unit returns."""
    officer = visit()
    take_to_the_desk(officer, "phohien.thuly")
    open_from_the_desk(officer, code)
    officer.press("Trình lãnh đạo ký")
    officer.page.locator("[name=result_name]").fill("Giấy khai sinh")
    officer.page.locator("[name=result_number]").fill("127/2026")
    officer.page.locator("[name=result_file]").set_input_files(
        {"name": "giay-khai-sinh.pdf", "mimeType": "application/pdf", "buffer": certificate()}
    )
    officer.press("Trình lãnh đạo ký")
    open_from_the_desk(leader, code)
    leader.press("Ký duyệt kết quả")
    one_stop = visit()
    take_to_the_desk(one_stop, "phohien.motcua1")
    open_from_the_desk(one_stop, code)
    one_stop.press("Trả kết quả")
    assert "Hồ sơ đã khép lại" in one_stop.page.inner_text("main")


def born(at):
    """The form of a child born on a day, so that the papers are older than the dossier."""
    child = {
        **PAGES["tre"],
        "child_birth_date-day": str(at.day),
        "child_birth_date-month": str(at.month),
        "child_birth_date-year": str(at.year),
    }
    return {**PAGES, "tre": child}


def actor(username):
    account = get_user_model()._default_manager.get(username=username)
    return actor_for(account.pk, at=clock.now())
