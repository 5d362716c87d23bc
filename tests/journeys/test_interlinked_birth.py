"""Birth, residence and health insurance in one go, across ward, police and social insurance.

61/2018/NĐ-CP art 19.6; 63/2024/NĐ-CP. Each at the own desk; everybody sees whose hours were used. On a
phone and on a desktop, axe on every page.
"""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.values import ApplicantOnPaper, PaperBrought
from motcua.domain.identity.selectors import actor_for
from motcua.foundation import clock

from .test_birth_registration import certificate, open_from_the_desk, take_to_the_desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GROUP = "lien-thong-khai-sinh-thuong-tru-bhyt"
RESIDENCE, CARD = "Thông báo kết quả đăng ký thường trú", "Thẻ bảo hiểm y tế"


@pytest.fixture
def code(people_of_the_demonstration):
    """Handed in at the counter of Phố Hiến this morning and given to the ward."""
    call_command("demo_processes", verbosity=0)
    counter = actor_for(
        get_user_model()._default_manager.get(username="phohien.motcua1").pk, at=clock.now()
    )
    found = actions.register(
        procedure_slug=GROUP,
        channel="counter",
        receiving_agency_code="hy2-11953-pvhcc",
        applicant=ApplicantOnPaper(
            full_name="Đoàn Thị Mơ",
            identity_number="033155000321",
            address="Số 12, đường Phố Hiến, phường Phố Hiến, tỉnh Hưng Yên",
            phone_number="0900 000 321",
        ),
        papers=(PaperBrought(order=1, original_count=1),),
        return_method="counter",
        by=counter,
        at=clock.now(),
    ).dossier_code
    actions.accept(dossier_code=found, by=counter, at=clock.now())
    actions.hand_over(dossier_code=found, by=counter, at=clock.now())
    return found


def at_the_dossier(visit, username, code):
    official = visit()
    take_to_the_desk(official, username)
    open_from_the_desk(official, code)
    return official


def finish_part(official):
    """One's own step of the process: opened from the dossier, ended, led back to it."""
    official.press("Xong phần việc")
    official.page.locator("main button.btn-primary").first.click()
    official.page.wait_for_load_state()
    official.inspector.look()


def give_result(official, name, number):
    """The agency that is asked answers with the result of its part and its file."""
    official.press("Trả lời ý kiến")
    page = official.page
    page.locator("[name=answer]").fill("Đã làm xong phần việc được chuyển.")
    page.locator("[name=result_name]").fill(name)
    page.locator("[name=result_number]").fill(number)
    page.locator("[name=result_file_id]").set_input_files(
        {"name": "ket-qua.pdf", "mimeType": "application/pdf", "buffer": certificate()}
    )
    official.press("Trả lời ý kiến")
    assert official.page.url.endswith("/ban-lam-viec/")


def test_three_agencies_settle_one_dossier(visit, code):
    ward = at_the_dossier(visit, "phohien.thuly", code)
    ward.press("Nhận thụ lý")
    finish_part(ward)
    leader = at_the_dossier(visit, "phohien.lanhdao", code)
    finish_part(leader)

    police = at_the_dossier(visit, "phohien.congan", code)
    text = police.page.inner_text("main")
    assert "Phần việc của cơ quan liên thông" in text
    assert "Đăng ký thường trú" in text
    assert "Chờ trả lời" in text
    give_result(police, RESIDENCE, "12/TB-CAP")

    insurance = at_the_dossier(visit, "bhxh.thuly", code)
    assert f"Kết quả: {RESIDENCE}, 12/TB-CAP" in insurance.page.inner_text("main")
    give_result(insurance, CARD, "GD 4 33 0126")

    open_from_the_desk(ward, code)
    text = ward.page.inner_text("main")
    assert text.count("Đã dùng") == 2  # of the police and of the insurance
    assert "Công an phường Phố Hiến" in text
    assert "Bảo hiểm xã hội cơ sở" in text
    ward.press("Trình lãnh đạo ký")
    ward.page.locator("[name=result_name]").fill("Giấy khai sinh, thẻ bảo hiểm y tế")
    ward.page.locator("[name=result_number]").fill("128/2026")
    ward.page.locator("[name=result_file]").set_input_files(
        {"name": "giay-khai-sinh.pdf", "mimeType": "application/pdf", "buffer": certificate()}
    )
    ward.press("Trình lãnh đạo ký")
    open_from_the_desk(leader, code)
    leader.press("Ký duyệt kết quả")
    counter = at_the_dossier(visit, "phohien.motcua1", code)
    counter.press("Trả kết quả")
    assert "Hồ sơ đã khép lại" in counter.page.inner_text("main")
