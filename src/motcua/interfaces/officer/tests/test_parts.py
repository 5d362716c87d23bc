"""LR-092, LR-093. The pages of agencies that work on one dossier together."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.dossiers.actions import note_consultation_overdue
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.tests import interlinked as across
from motcua.foundation.clock import VIETNAM

from .pages import dossier_address, form, submit, words

NAME = "Thông báo kết quả đăng ký thường trú"


def on(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.fixture
def others(people):
    found = across.everybody_across()
    across.publish(across.BIRTH_GROUP)
    return found


@pytest.fixture
def code(people, others, at):
    """The residence of the child is with the police since Thursday 15:00, for ten hours."""
    found = across.register(
        across.BIRTH_GROUP, walk.PHO_HIEN_ONE_STOP, people.one_stop, at=on(19, 8)
    )
    across.act(found, Act.TAKE, people.case_officer, at=on(19, 9))
    across.finish(found, "dang-ky-khai-sinh", people.case_officer, at=on(19, 14))
    across.finish(found, "ky-khai-sinh", people.leader, at=on(19, 15))
    at.now = on(20, 10)
    return found


def address_of(code):
    return f"{dossier_address(code)}tra-loi-y-kien/"


def answered(client, code, **changes):
    page = client.get(address_of(code))
    typed = {
        "answer": "Đã đăng ký thường trú cho trẻ.",
        "result_name": NAME,
        "result_number": "12/TB-CAP",
        "result_file_id": SimpleUploadedFile("tb.pdf", walk.pdf(), "application/pdf"),
        **changes,
    }
    return submit(client, page, address_of(code), **typed)


def test_the_agency_sees_what_is_asked_and_by_when(code, others, browser_of):
    police = browser_of(others.police)
    page = words(police.get(dossier_address(code)))
    assert "Phần việc của cơ quan liên thông" in page
    assert "Đăng ký thường trú. Kết quả: Thông báo kết quả đăng ký thường trú." in page
    asked = words(police.get(address_of(code)))
    assert "Phần việc của Công an phường Phố Hiến, xong trước" in asked
    assert "Tệp kết quả (PDF)" in asked


def test_the_result_goes_back_to_the_lead_agency_with_its_file(
    code, people, others, browser_of, row
):
    answer = answered(browser_of(others.police), code)
    assert (answer.status_code, answer["Location"]) == (302, "/ban-lam-viec/")
    part = life_of(row(code).pk).consultations[0]
    assert (part.result_name, part.result_number) == (NAME, "12/TB-CAP")

    lead = browser_of(people.case_officer)
    page = lead.get(dossier_address(code))
    shown = words(page)
    assert f"Kết quả: {NAME}, 12/TB-CAP" in shown
    # Thursday 15:00 to 17:00, Friday 7:30 to 10:00, of ten hours.
    assert "Đã dùng 4 giờ 30 phút trên 10 giờ được giao, theo giờ làm việc." in shown
    address = f"{dossier_address(code)}phan-viec/{part.consultation_id}/ket-qua/"
    assert address in page.content.decode()
    assert lead.get(address)["Content-Type"] == "application/pdf"
    assert browser_of(people.stranger).get(address).status_code == 404
    assert lead.get(address.replace(f"/{part.consultation_id}/", "/999999/")).status_code == 404


def test_what_is_missing_is_named_and_nothing_is_lost(code, others, browser_of, written):
    police = browser_of(others.police)
    before = written()
    without = answered(police, code, result_name="")
    assert without.status_code == 422
    assert "Chưa ghi tên kết quả của phần việc." in words(without)
    picture = SimpleUploadedFile("anh.jpg", walk.picture(), "image/jpeg")
    refused = answered(police, code, result_file_id=picture)
    assert refused.status_code == 422
    assert "kết quả phải là tệp PDF" in words(refused)
    assert NAME in refused.content.decode()
    assert written() == before


def test_sent_twice_it_is_answered_once(code, others, browser_of, row):
    police = browser_of(others.police)
    page = police.get(address_of(code))
    typed = {
        **{name: values[0] for name, values in form(page, address_of(code)).items()},
        "answer": "Đã đăng ký thường trú cho trẻ.",
        "result_name": NAME,
    }
    first, second = (police.post(address_of(code), typed) for _time in range(2))
    assert first["Location"] == second["Location"]
    version = row(code).version
    other_key = {**typed, "idempotency_key": "1" + typed["idempotency_key"][1:]}
    assert police.post(address_of(code), other_key).status_code == 404
    assert row(code).version == version


def test_an_officer_of_another_agency_has_no_such_form(code, people, others, browser_of):
    for by in (others.insurance, people.stranger):
        assert browser_of(by).get(address_of(code)).status_code == 404
    lead = browser_of(people.case_officer)
    assert lead.get(address_of(code)).status_code == 302  # led back to the dossier


def test_everybody_sees_who_is_late_and_that_it_was_noted(code, people, others, browser_of, at):
    at.now = on(23, 9)
    note_consultation_overdue(
        dossier_code=code, agency_code=across.POLICE, step_key="thuong-tru", by=SYSTEM, at=at.now
    )
    for by in (people.case_officer, people.one_stop, others.police):
        shown = words(browser_of(by).get(dossier_address(code)))
        assert "Quá hạn trả lời" in shown
        assert "Trễ 1 giờ 30 phút." in shown
        assert "Đã ghi nhận quá hạn" in shown
