"""The whole life of a dossier through the desk's pages, each step by the one whose work it is."""

import io

import pypdf
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.dossiers.tests.people import pdf, submitted
from motcua.interfaces.officer.tests.pages import dossier_address, form, send, submit, words


def test_a_dossier_goes_from_intake_to_return(people, browser_of):
    """LR-003 to LR-011: accepted at 15:20 on Thursday 19/11, so due on Friday 20/11 at 17:00."""
    code = submitted(people)
    address = dossier_address(code)
    counter, officer, leader = map(
        browser_of, (people.one_stop, people.case_officer, people.leader)
    )

    assert "Chờ tiếp nhận" in words(counter.get(address))
    answer = send(counter, address, "tiep-nhan")
    assert (answer.status_code, answer["Location"]) == (302, address)
    page = words(counter.get(address))
    assert "Hẹn trả 17:00 thứ Sáu, 20/11/2026" in page
    assert "Xem và in giấy hẹn" in page

    slip = counter.get(f"{address}giay-hen.pdf")
    assert slip["Content-Type"] == "application/pdf"
    assert slip["Content-Disposition"] == f'inline; filename="giay-hen-{code}.pdf"'
    text = " ".join(pypdf.PdfReader(io.BytesIO(slip.content)).pages[0].extract_text().split())
    assert code in text
    assert "17 giờ 00 phút, ngày 20 tháng 11 năm 2026" in text
    assert counter.get(f"{address}giay-hen.pdf").content == slip.content

    send(counter, address, "chuyen")
    assert "chờ chuyên viên nhận thụ lý" in words(officer.get(address))
    send(officer, address, "nhan-viec")
    assert "Ông/bà đang giữ hồ sơ từ 15:20 thứ Năm 19/11." in words(officer.get(address))

    answer = send(
        officer,
        f"{address}trinh-ky/",
        "",
        result_name="Giấy khai sinh",
        result_number="127/2026",
        result_file=SimpleUploadedFile("ket-qua.pdf", pdf()),
    )
    assert answer.status_code == 302
    assert "chờ lãnh đạo" in words(leader.get(address))
    assert leader.get(f"{address}ket-qua/")["Content-Type"] == "application/pdf"

    send(leader, address, "ky-duyet")
    page = counter.get(address)
    assert "Kết quả đã ký" in words(page)
    assert form(page, f"{address}tra-ket-qua/")["returned_how"] == ["online"]
    send(counter, address, "tra-ket-qua")

    page = words(counter.get(address))
    assert "Đã trả kết quả lúc 15:20 thứ Năm 19/11. Hồ sơ đã xong." in page
    assert "Hồ sơ đã khép lại" in page
    for name in ("Lê Thu Trang", "Nguyễn Thị Thu Hà", "Vũ Đình Khôi"):
        assert name in page


def test_a_refusal_says_reason_and_ground(people, browser_of):
    """LR-005."""
    code = submitted(people)
    address = dossier_address(code)
    counter = browser_of(people.one_stop)
    send(
        counter,
        f"{address}tu-choi/",
        "",
        reason_key="not_competent",
        reason="Trẻ không cư trú ở phường Phố Hiến, xin nộp tại xã Tiên Lữ.",
        legal_basis="Luật Hộ tịch 2014, Điều 13",
    )

    page = words(counter.get(address))
    assert "Không thuộc thẩm quyền của cơ quan" in page
    assert "xin nộp tại xã Tiên Lữ" in page
    assert "Luật Hộ tịch 2014, Điều 13" in page
    assert counter.get(f"{address}giay-hen.pdf").status_code == 404


def test_a_leader_sends_a_draft_back_and_the_officer_sees_why(people, browser_of):
    code = submitted(people)
    address = dossier_address(code)
    counter, officer, leader = map(
        browser_of, (people.one_stop, people.case_officer, people.leader)
    )
    send(counter, address, "tiep-nhan")
    send(counter, address, "chuyen")
    send(officer, address, "nhan-viec")
    result = {
        "result_name": "Giấy khai sinh",
        "result_number": "127/2026",
        "result_file": SimpleUploadedFile("ket-qua.pdf", pdf()),
    }
    send(officer, f"{address}trinh-ky/", "", **result)
    send(leader, f"{address}tra-lai/", "", reason="Sai tên đệm của trẻ.")

    assert "Sai tên đệm của trẻ." in words(officer.get(address))
    again = form(officer.get(f"{address}trinh-ky/"), f"{address}trinh-ky/")
    assert again["result_name"] == ["Giấy khai sinh"]
    answer = send(officer, f"{address}trinh-ky/", "", result_number="128/2026")
    assert answer.status_code == 302  # The file proposed before is kept.


def test_only_a_fee_without_a_condition_is_ticked(people, browser_of):
    """Nobody is charged for a copy that was not asked for; what is ticked stands on the slip."""
    code = submitted(people)
    address = dossier_address(code)
    counter = browser_of(people.one_stop)
    page = counter.get(address)
    assert "Phí cấp bản sao Giấy khai sinh (nếu yêu cầu), 8.000 đ/bản" in words(page)
    assert "fee" not in form(page, f"{address}tiep-nhan/")
    submit(counter, page, f"{address}tiep-nhan/", fee="2")
    assert "8.000 đồng, chưa nộp" in words(counter.get(address))
