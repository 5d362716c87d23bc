"""What each form says, field by field, in both sets."""

from dataclasses import replace

import pytest

from motcua.domain.slips.rules import FormVersion, SlipKind

from .papers import printed, text_of
from .samples import (
    APOLOGY,
    CENTRE,
    CODE,
    CONTROL_SLIP,
    NOTE,
    PAPERS,
    REFUSAL,
    REFUSAL_AFTER_APPRAISAL,
    STOP_NOTICE,
    SUPPLEMENT_REQUEST,
    of_version,
    vietnam,
)

HEADING = (
    "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ TIÊN LỮ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Tiên Lữ, ngày 25 tháng 11 năm 2026",
)
WORDS = {
    "supplement_request": (
        "Số: 0047/HDHS",
        f"PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ Lần yêu cầu: 01 Mã hồ sơ: {CODE}",
        "Hồ sơ của: Phạm Thị Hạnh",
        "Số căn cước: 033190004127 Điện thoại: 0900 000 127",
        "Địa chỉ: Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
        "Thư điện tử: hanh.pham@example.vn",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh có yếu tố nước ngoài",
        "(Mã thủ tục hành chính: 2.000528)",
        "1 Giấy chứng sinh 01 Chưa có trong hồ sơ",
        "2 Văn bản thỏa thuận chọn quốc tịch 02 03 Thiếu chữ ký của người cha",
        "Lý do: Thành phần hồ sơ chưa đủ",
        "Căn cứ: Điều 16 Luật Hộ tịch",
        "Hoàn thiện trước: 17 giờ 00 phút, ngày 10 tháng 12 năm 2026",
        "thời hạn giải quyết được tính lại từ đầu",
        "liên hệ Tổ Một cửa, số điện thoại 0221 3 862 000, để được hướng dẫn",
        "NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Xác nhận trên hệ thống 15:20, 25/11/2026 Lê Thu Trang",
    ),
    "refusal": (
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        f"{CENTRE} đã xem xét hồ sơ dưới đây và không tiếp nhận giải quyết.",
        "Nội dung yêu cầu giải quyết: Cấp giấy phép xây dựng nhà ở riêng lẻ",
        "Lý do từ chối: Không thuộc thẩm quyền của cơ quan",
        "Nội dung cụ thể: Thửa đất do Ban Quản lý các khu công nghiệp quản lý",
        "Căn cứ: Điều 103 Luật Xây dựng",
        "Cơ quan có thẩm quyền giải quyết: Ban Quản lý các khu công nghiệp tỉnh",
        "Giấy tờ trả lại: 1. Đơn đề nghị (01 bản chính) 2. Bản vẽ thiết kế (02 bộ)",
        "CÔNG CHỨC TIẾP NHẬN",
    ),
    "refusal_after_appraisal": (
        "sau khi thẩm định, cơ quan giải quyết không có cơ sở giải quyết hồ sơ",
        "Lý do từ chối: Không đủ điều kiện theo quy định",
        "Văn bản của cơ quan giải quyết: 1208/SXD-QLXD ngày 24/11/2026",
        "THỦ TRƯỞNG CƠ QUAN (Ký, ghi rõ họ tên và đóng dấu) Nguyễn Văn Thành",
    ),
    "apology": (
        "Số: 0003/PXL",
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "Kính gửi: Phạm Thị Hạnh",
        f"Ngày 19 tháng 11 năm 2026, {CENTRE} tiếp nhận",
        "thủ tục “Đăng ký khai sinh có yếu tố nước ngoài” của ông/bà/tổ chức",
        f"mã số hồ sơ: {CODE}",
        "Nội dung yêu cầu: Khai sinh cho con thứ hai",
        "hồ sơ: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026",
        "không thể trả kết quả giải quyết hồ sơ",
        "Lý do: Cơ quan Công an chưa trả lời xác minh nơi cư trú.",
        "đề nghị gia hạn thời gian giải quyết hồ sơ đến: 17 giờ 00 phút, ngày 01 tháng 12 năm 2026",
        "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    ),
    "stop_notice": (
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "(trực tuyến, lúc 09 giờ 05 phút, ngày 24 tháng 11 năm 2026)",
        "Thủ tục hành chính: Đăng ký khai sinh có yếu tố nước ngoài",
        "Thời gian tiếp nhận: 08 giờ 20 phút, ngày 19 tháng 11 năm 2026",
        "Thời gian dừng: 15 giờ 20 phút, ngày 25 tháng 11 năm 2026",
        "Lý do: Không còn nhu cầu",
        "Căn cứ: Điều 7 Thông tư 03/2025/TT-VPCP",
        "chưa có quyết định hoặc thông báo kết quả giải quyết",
        "Giấy tờ trả lại: 1. Giấy chứng sinh (01 bản chính)",
        "Phí, lệ phí đã nộp: 75.000 đồng, trả lại qua tài khoản đã nộp",
        "NGƯỜI LẬP THÔNG BÁO",
    ),
    "control_slip": (
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Kèm theo hồ sơ của: Phạm Thị Hạnh",
        "Số điện thoại: 0900 000 127 Thời hạn: 05 ngày làm việc",
        "Thời gian nhận hồ sơ: 08 giờ 20 phút, ngày 19 tháng 11 năm 2026",
        "Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026",
        f"1 Giao: Phạm Thị Hạnh Nhận: {CENTRE} 08:20 19/11/2026 Giao: Hạnh Nhận: Trang 04 giờ làm việc Đúng hạn",
        f"2 Giao: {CENTRE} Nhận: Phòng Văn hóa – Xã hội 10:00 19/11/2026",
        "17:00 24/11/2026 Quá hạn Chờ xác minh nơi cư trú",
        "Kết quả giải quyết cả hồ sơ: Trước hạn.",
    ),
    "transfer_note": (
        "PHIẾU CHUYỂN HỒ SƠ ĐẾN ĐÚNG CƠ QUAN",
        "Kính gửi: Ban Quản lý các khu công nghiệp tỉnh",
        "Căn cứ Nghị định 61/2018/NĐ-CP;",
        "Chúng tôi chuyển hồ sơ dưới đây. Thủ tục hành chính: Cấp giấy phép xây dựng",
        "Giấy tờ kèm theo: 1. Đơn đề nghị 2. Bản vẽ Xin giải quyết theo thẩm quyền.",
        "NGƯỜI GIAO (Ký và ghi rõ họ tên) Xác nhận trên hệ thống",
        "NGƯỜI NHẬN (Ký và ghi rõ họ tên)",
        "Thể thức theo Nghị định 30/2020/NĐ-CP",
    ),
}
FEET = {
    ("supplement_request", FormVersion.TT01_2018): "Mẫu số 02, Thông tư 01/2018/TT-VPCP",
    ("supplement_request", FormVersion.TT03_2025): "Mẫu số 02, Thông tư 03/2025/TT-VPCP",
    ("refusal", FormVersion.TT01_2018): "Mẫu số 03, Thông tư 01/2018/TT-VPCP",
    ("refusal", FormVersion.TT03_2025): "Mẫu số 03, Thông tư 03/2025/TT-VPCP",
    ("apology", FormVersion.TT01_2018): "Mẫu số 04, Thông tư 01/2018/TT-VPCP",
    ("apology", FormVersion.TT03_2025): "Mẫu số 04, Thông tư 03/2025/TT-VPCP",
    ("stop_notice", FormVersion.TT03_2025): "Mẫu số 05, Thông tư 03/2025/TT-VPCP",
    ("control_slip", FormVersion.TT01_2018): "Mẫu số 05, Thông tư 01/2018/TT-VPCP",
    ("control_slip", FormVersion.TT03_2025): "Mẫu số 06, Thông tư 03/2025/TT-VPCP",
    ("register", FormVersion.TT01_2018): "Mẫu số 06, Thông tư 01/2018/TT-VPCP",
    ("register", FormVersion.TT03_2025): "Mẫu số 07, Thông tư 03/2025/TT-VPCP",
}


@pytest.mark.parametrize("name", WORDS)
def test_a_paper_says_every_field_of_its_form(name):
    """LR-035 to LR-040, LR-043: label and value stand together, under the national heading."""
    text = text_of(printed(PAPERS[name]))
    for line in (*HEADING, *WORDS[name]):
        assert line in text, line


@pytest.mark.parametrize(("name", "version"), FEET, ids=str)
def test_the_foot_names_the_form_and_its_instrument(name, version):
    """LR-035: R1 numbers 01-06, R2 numbers 01-07 with the stop notice between."""
    assert FEET[name, version] in text_of(printed(of_version(PAPERS[name], version)))


def test_before_september_2025_the_apology_makes_a_new_appointment():
    """LR-038: R1 form 04 promises the new day, R2 form 04 asks for more time."""
    text = text_of(printed(of_version(APOLOGY, FormVersion.TT01_2018)))
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in text
    assert "sẽ trả kết quả giải quyết thủ tục hành chính cho ông/bà/tổ chức vào:" in text
    assert "gia hạn" not in text


def test_an_apology_after_the_appointment_says_that_the_result_is_late():
    late = of_version(APOLOGY, FormVersion.TT03_2025, issued_at=vietnam(2026, 11, 26, 17, 1))
    assert "Tuy nhiên đến nay" in text_of(printed(late))
    on_the_minute = of_version(APOLOGY, FormVersion.TT03_2025, issued_at=APOLOGY.original_due_at)
    assert "đến nay" not in text_of(printed(on_the_minute))


def test_what_has_no_value_has_no_label():
    bare_applicant = replace(APOLOGY.applicant, id_number="", address="", phone="", email="")
    supplement = replace(
        SUPPLEMENT_REQUEST,
        applicant=bare_applicant,
        procedure_code="",
        complete_before=None,
        contact_phone="",
        is_in_process=False,
        head=replace(SUPPLEMENT_REQUEST.head, parent_agency="", dossier_code="", qr_address=""),
    )
    refusal = replace(
        REFUSAL, redirect_agency="", documents_returned=(), agency_letter_no="", signatory_role=""
    )
    stop = replace(
        STOP_NOTICE,
        received_at=None,
        reason="",
        legal_basis="",
        documents_returned=(),
        fee_treatment="",
    )
    note = replace(
        NOTE, title="", addressee="", legal_basis="", opening="", items=(), closing="", lines=()
    )
    absent = {
        supplement: (
            "Số căn cước", "Điện thoại", "Địa chỉ", "Thư điện tử", "Mã thủ tục", "Hoàn thiện trước",
            "số điện thoại", "tính lại từ đầu", "Mã hồ sơ", "TỈNH HƯNG YÊN", "Quét mã QR",
        ),
        refusal: ("Cơ quan có thẩm quyền", "Giấy tờ trả lại", "Văn bản của cơ quan", "nêu trên"),
        stop: ("Thời gian tiếp nhận", "Lý do", "Căn cứ", "Giấy tờ trả lại", "Phí, lệ phí"),
        note: ("Kính gửi", "Căn cứ", "Giấy tờ kèm theo", "Không có gì"),
        replace(CONTROL_SLIP, finished_at=None, received_at=None, due_at=None, phone=""): (
            "Kết quả giải quyết cả hồ sơ", "Thời gian nhận hồ sơ", "hẹn trả", "Số điện thoại",
        ),
        replace(APOLOGY, request_content=APOLOGY.procedure_name): ("Nội dung yêu cầu",),
    }  # fmt: skip
    for paper, labels in absent.items():
        text = text_of(printed(paper))
        for label in labels:
            assert label not in text, label
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in text_of(printed(refusal))
    assert "PHIẾU CHUYỂN HỒ SƠ" in text_of(printed(note))


def test_a_second_request_says_so():
    """LR-036: more than one request needs a procedure that allows it; the paper counts."""
    text = text_of(printed(replace(SUPPLEMENT_REQUEST, request_ordinal=2)))
    assert "Lần yêu cầu: 02" in text


@pytest.mark.parametrize("kind", [SlipKind.REFUSAL, SlipKind.APOLOGY, SlipKind.TRANSFER_NOTE])
def test_a_reissued_paper_says_that_it_is_a_copy(kind):
    """LR-042: the facts stay, one line tells the second printing from the first."""
    from motcua.domain.slips.rules import TEMPLATES_FOLDER  # noqa: PLC0415
    from motcua.foundation.printing import render  # noqa: PLC0415

    facts = dict(PAPERS[kind].as_facts())
    template = TEMPLATES_FOLDER / f"{kind}.typ"
    facts["reissue"] = {"ordinal": "1", "issued_at": "09:00, 26/11/2026"}
    assert "(Bản cấp lại lần 1, 09:00, 26/11/2026)" in text_of(render(template, facts))
    assert "Bản cấp lại" not in text_of(printed(PAPERS[kind]))


def test_a_refusal_after_appraisal_is_signed_by_the_head_of_the_agency():
    """LR-037: 61/2018/NĐ-CP art 19.8; at intake the officer signs (art 17.1b)."""
    assert REFUSAL_AFTER_APPRAISAL.as_facts()["signatory_role"] == "THỦ TRƯỞNG CƠ QUAN"
    at_intake = replace(REFUSAL, signatory_role="")
    assert at_intake.as_facts()["signatory_role"] == "NGƯỜI TIẾP NHẬN HỒ SƠ"
