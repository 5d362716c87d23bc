"""A tab left open, a form sent twice, a step that is over: told in words, and nothing lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.tests.people import (
    accepted,
    appraising,
    pdf,
    picture,
    propose,
    signing,
    submitted,
)
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import dossier_address, submit, words

REASON = "Trẻ không cư trú ở phường Phố Hiến, xin nộp tại xã Tiên Lữ."


def test_of_two_officers_the_second_is_told_who_was_first(people, browser_of, written):
    """trust.md A7."""
    code = submitted(people)
    address = dossier_address(code)
    first, second = browser_of(people.one_stop), browser_of(people.colleague)
    seen_by_both = second.get(address)
    submit(first, first.get(address), f"{address}tiep-nhan/")
    before = written()
    answer = submit(second, seen_by_both, f"{address}tiep-nhan/")

    assert answer.status_code == 409
    text = words(answer)
    assert "Lê Thu Trang đã tiếp nhận hồ sơ lúc 15:20 19/11/2026" in text
    assert "Bên dưới là hồ sơ như hiện nay." in text
    assert "Chờ chuyển đi" in text
    assert written() == before


def test_a_refusal_that_comes_too_late_keeps_what_was_typed(people, browser_of, written):
    code = submitted(people)
    address = dossier_address(code)
    late = browser_of(people.colleague)
    form_page = late.get(f"{address}tu-choi/")
    actions.accept(dossier_code=code, by=people.one_stop, at=NOW)
    before = written()
    answer = submit(
        late, form_page, f"{address}tu-choi/", reason_key="other", reason=REASON, legal_basis="61"
    )

    assert answer.status_code == 409
    text = words(answer)
    assert "Lê Thu Trang đã tiếp nhận hồ sơ" in text
    assert REASON in text
    assert written() == before


def test_a_faulty_refusal_that_comes_too_late_is_told_so_first(people, browser_of):
    code = submitted(people)
    address = dossier_address(code)
    late = browser_of(people.colleague)
    form_page = late.get(f"{address}tu-choi/")
    actions.accept(dossier_code=code, by=people.one_stop, at=NOW)
    answer = submit(late, form_page, f"{address}tu-choi/", reason="Chưa viết xong câu")

    assert answer.status_code == 409
    assert "Chưa viết xong câu" in words(answer)


def test_a_reason_for_sending_back_can_be_sent_again_when_the_draft_came_anew(people, browser_of):
    """The leader's tab shows the first draft; meanwhile it went back and came again."""
    code = signing(people)
    address = dossier_address(code)
    leader = browser_of(people.leader)
    form_page = leader.get(f"{address}tra-lai/")
    actions.send_back(dossier_code=code, reason="Sai số.", by=people.leader, at=NOW)
    propose(code, people, result_number="128/2026")
    answer = submit(leader, form_page, f"{address}tra-lai/", reason="Sai tên đệm của trẻ.")

    assert answer.status_code == 409
    assert "Nguyễn Thị Thu Hà đã trình lãnh đạo ký" in words(answer)
    assert "Sai tên đệm của trẻ." in answer.content.decode()
    again = submit(leader, answer, f"{address}tra-lai/", reason="Sai tên đệm của trẻ.")
    assert again.status_code == 302


@pytest.mark.parametrize("times", [2, 3])
def test_a_form_sent_twice_acts_once(people, browser_of, written, times):
    """trust.md A6: the same key, one effect, equal answers."""
    code = submitted(people)
    address = dossier_address(code)
    client = browser_of(people.one_stop)
    page = client.get(address)
    answers = [submit(client, page, f"{address}tiep-nhan/") for _ in range(times)]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, address)}
    assert len(written()["Slip"]) == 1


def test_the_key_with_another_content_is_refused(people, browser_of, written):
    code = submitted(people)
    address = dossier_address(code)
    client = browser_of(people.one_stop)
    page = client.get(address)
    submit(client, page, f"{address}tiep-nhan/", fee="0")
    before = written()
    answer = submit(client, page, f"{address}tiep-nhan/", fee="1")

    assert answer.status_code in {409, 422}
    assert "Chờ chuyển đi" in words(answer)
    assert written() == before


@pytest.mark.parametrize(
    "part", ["tiep-nhan/", "chuyen/", "nhan-viec/", "ky-duyet/", "tra-ket-qua/"]
)
def test_the_address_of_an_act_opened_without_a_form_leads_to_the_dossier(people, browser_of, part):
    code = submitted(people)
    answer = browser_of(people.one_stop).get(dossier_address(code) + part)
    assert (answer.status_code, answer["Location"]) == (302, dossier_address(code))


@pytest.mark.parametrize("part", ["tu-choi/", "trinh-ky/", "tra-lai/"])
def test_a_form_whose_step_is_over_leads_to_the_dossier(people, browser_of, part):
    code = accepted(people)
    answer = browser_of(people.one_stop).get(dossier_address(code) + part)
    assert (answer.status_code, answer["Location"]) == (302, dossier_address(code))


def test_gaps_in_a_refusal_are_named_and_what_was_typed_stays(people, browser_of, written):
    code = submitted(people)
    address = f"{dossier_address(code)}tu-choi/"
    client = browser_of(people.one_stop)
    page = client.get(address)
    before = written()
    answer = submit(client, page, address, reason=REASON)

    assert answer.status_code == 422
    text = words(answer)
    assert "Chưa chọn nhóm lý do." in text
    assert "Chưa ghi căn cứ." in text
    assert REASON in text
    assert written() == before


def test_a_file_that_came_with_a_gap_need_not_be_chosen_again(people, browser_of):
    code = submitted(people)
    address = f"{dossier_address(code)}trinh-ky/"
    actions.accept(dossier_code=code, by=people.one_stop, at=NOW)
    actions.hand_over(dossier_code=code, by=people.one_stop, at=NOW)
    actions.take(dossier_code=code, by=people.case_officer, at=NOW)
    client = browser_of(people.case_officer)
    answer = submit(
        client,
        client.get(address),
        address,
        result_name="Giấy khai sinh",
        result_file=SimpleUploadedFile("Kết quả.pdf", pdf()),
    )
    assert answer.status_code == 422
    assert "Đã nhận tệp Kết quả.pdf." in words(answer)
    again = submit(client, answer, address, result_name="Giấy khai sinh", result_number="127/2026")
    assert again.status_code == 302
    assert "Chờ lãnh đạo ký" in words(client.get(dossier_address(code)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>", "không phải ảnh JPG, PNG hay PDF"),
        (b"", "tệp rỗng"),
        (b"%PDF-1.7 broken", "tệp PDF bị hỏng"),
        ("picture", "kết quả phải là tệp PDF"),
    ],
)
def test_a_result_that_is_no_pdf_is_refused_by_its_content(
    people, browser_of, written, content, said
):
    code = appraising(people)
    address = f"{dossier_address(code)}trinh-ky/"
    client = browser_of(people.case_officer)
    page = client.get(address)
    before = written()
    upload = SimpleUploadedFile("ket-qua.pdf", picture() if content == "picture" else content)
    answer = submit(
        client, page, address, result_name="Giấy", result_number="1", result_file=upload
    )

    assert answer.status_code == 422
    assert said in words(answer)
    assert written() == before


def test_a_form_that_comes_after_the_session_ended_is_kept_through_the_sign_in(people, browser_of):
    code = submitted(people)
    address = f"{dossier_address(code)}tu-choi/"
    client = browser_of(people.one_stop)
    page = client.get(address)
    client.logout()
    answer = submit(client, page, address, reason_key="other", reason=REASON, legal_basis="61")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/")
    assert "het-phien=1" in answer["Location"]
    assert ["reason", REASON] in client.session["interrupted_form"]["fields"]
