"""One paper of every kind, with every field that may be left out filled in."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.domain.slips.rules import (
    ApologyFacts,
    ControlRow,
    ControlSlipFacts,
    FormVersion,
    NoteFacts,
    NoteSignature,
    RefusalFacts,
    RegisterClosing,
    RegisterFacts,
    RegisterLine,
    SlipApplicant,
    SlipHead,
    SlipKind,
    SlipSignature,
    StopNoticeFacts,
    SupplementItem,
    SupplementRequestFacts,
)
from motcua.domain.slips.values import RefusalReason
from motcua.foundation.clock import VIETNAM

CODE = "H31.045.00-261119-0047"
CENTRE = "Trung tâm Phục vụ hành chính công xã Tiên Lữ"
NOTES = [
    SlipKind.WITHDRAWAL_NOTE,
    SlipKind.PAYMENT_NOTICE,
    SlipKind.TRANSFER_NOTE,
    SlipKind.VERIFICATION_RECORD,
    SlipKind.CONSULTATION_REQUEST,
    SlipKind.CORRECTION_RECORD,
]


def vietnam(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)


HEAD = SlipHead(
    form_version=FormVersion.TT03_2025,
    issued_at=vietnam(2026, 11, 25, 15, 20),
    parent_agency="Ủy ban nhân dân tỉnh Hưng Yên",
    agency=CENTRE,
    slip_no="0047/HDHS",
    place="Tiên Lữ",
    dossier_code=CODE,
    qr_address=f"https://dichvucong.example.vn/tra-cuu/{CODE}/",
)
APPLICANT = SlipApplicant(
    name="Phạm Thị Hạnh",
    id_number="033190004127",
    id_label="Số căn cước",
    address="Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
    phone="0900 000 127",
    email="hanh.pham@example.vn",
)
ON_SCREEN = SlipSignature(
    name="Lê Thu Trang",
    confirmation="Xác nhận trên hệ thống",
    confirmed_at=vietnam(2026, 11, 25, 15, 20),
)
BY_HAND = SlipSignature(name="Nguyễn Văn Thành")

SUPPLEMENT_REQUEST = SupplementRequestFacts(
    head=HEAD,
    receiving_unit=CENTRE,
    applicant=APPLICANT,
    request_content="Đăng ký khai sinh có yếu tố nước ngoài",
    procedure_code="2.000528",
    items=(
        SupplementItem(
            name="Giấy chứng sinh", original_count=1, what_is_missing="Chưa có trong hồ sơ"
        ),
        SupplementItem(
            name="Văn bản thỏa thuận chọn quốc tịch",
            certified_count=2,
            copy_count=3,
            what_is_missing="Thiếu chữ ký của người cha",
        ),
    ),
    reason="Thành phần hồ sơ chưa đủ",
    legal_basis="Điều 16 Luật Hộ tịch",
    complete_before=vietnam(2026, 12, 10, 17, 0),
    contact_unit="Tổ Một cửa",
    contact_phone="0221 3 862 000",
    guide_signature=ON_SCREEN,
    request_ordinal=1,
    is_in_process=True,
)
REFUSAL = RefusalFacts(
    head=replace(HEAD, slip_no="0012/TCHS"),
    receiving_unit=CENTRE,
    applicant=APPLICANT,
    request_content="Cấp giấy phép xây dựng nhà ở riêng lẻ",
    procedure_code="1.013225",
    reason_code=RefusalReason.NOT_COMPETENT,
    reason_text="Thửa đất do Ban Quản lý các khu công nghiệp quản lý",
    legal_basis="Điều 103 Luật Xây dựng",
    redirect_agency="Ban Quản lý các khu công nghiệp tỉnh",
    officer_signature=ON_SCREEN,
    documents_returned=("Đơn đề nghị (01 bản chính)", "Bản vẽ thiết kế (02 bộ)"),
    signatory_role="CÔNG CHỨC TIẾP NHẬN",
)
REFUSAL_AFTER_APPRAISAL = replace(
    REFUSAL,
    reason_code=RefusalReason.NOT_ELIGIBLE,
    redirect_agency="",
    is_after_appraisal=True,
    agency_letter_no="1208/SXD-QLXD ngày 24/11/2026",
    officer_signature=BY_HAND,
    signatory_role="",
)
APOLOGY = ApologyFacts(
    head=replace(HEAD, slip_no="0003/PXL"),
    applicant=APPLICANT,
    received_at=vietnam(2026, 11, 19, 8, 20),
    procedure_name="Đăng ký khai sinh có yếu tố nước ngoài",
    request_content="Khai sinh cho con thứ hai",
    original_due_at=vietnam(2026, 11, 26, 17, 0),
    reason="Cơ quan Công an chưa trả lời xác minh nơi cư trú.",
    proposed_due_at=vietnam(2026, 12, 1, 17, 0),
    signatory=BY_HAND,
)
STOP_NOTICE = StopNoticeFacts(
    head=replace(HEAD, slip_no="0005/TBD"),
    applicant=APPLICANT,
    procedure_name="Đăng ký khai sinh có yếu tố nước ngoài",
    procedure_code="2.000528",
    received_at=vietnam(2026, 11, 19, 8, 20),
    request_channel="trực tuyến",
    requested_at=vietnam(2026, 11, 24, 9, 5),
    stopped_at=vietnam(2026, 11, 25, 15, 20),
    reason="Không còn nhu cầu",
    legal_basis="Điều 7 Thông tư 03/2025/TT-VPCP",
    documents_returned=("Giấy chứng sinh (01 bản chính)",),
    fee_treatment="75.000 đồng, trả lại qua tài khoản đã nộp",
    signature=ON_SCREEN,
)
CONTROL_SLIP = ControlSlipFacts(
    head=replace(HEAD, slip_no="0047/KSHS"),
    attached_dossier_of="Phạm Thị Hạnh",
    phone="0900 000 127",
    procedure_name="Đăng ký khai sinh có yếu tố nước ngoài",
    time_limit="05 ngày làm việc",
    received_at=vietnam(2026, 11, 19, 8, 20),
    due_at=vietnam(2026, 11, 26, 17, 0),
    finished_at=vietnam(2026, 11, 25, 15, 0),
    rows=(
        ControlRow(
            sender="Phạm Thị Hạnh",
            receiver=CENTRE,
            handed_at=vietnam(2026, 11, 19, 8, 20),
            giver_name="Hạnh",
            receiver_name="Trang",
            step_limit="04 giờ làm việc",
            due_at=vietnam(2026, 11, 19, 14, 20),
            finished_at=vietnam(2026, 11, 19, 10, 0),
        ),
        ControlRow(
            sender=CENTRE,
            receiver="Phòng Văn hóa – Xã hội",
            handed_at=vietnam(2026, 11, 19, 10, 0),
            due_at=vietnam(2026, 11, 24, 17, 0),
            finished_at=vietnam(2026, 11, 25, 9, 0),
            note="Chờ xác minh nơi cư trú",
        ),
    ),
)
REGISTER_LINE = RegisterLine(
    serial=1,
    dossier_code=CODE,
    procedure="Đăng ký khai sinh",
    procedure_code="2.000528",
    set_count=2,
    owner="Phạm Thị Hạnh",
    address="Thôn Đông",
    phone="0900 000 127",
    competent_agency="Ủy ban nhân dân xã Tiên Lữ",
    received_at=vietnam(2026, 11, 19, 8, 20),
    due_at=vietnam(2026, 11, 26, 17, 0),
    transferred_at=vietnam(2026, 11, 19, 10, 1),
    result_received_at=vietnam(2026, 11, 25, 9, 2),
    returned_at=vietnam(2026, 11, 25, 15, 3),
    returned_how="Trực tiếp",
    signed_by="Phạm Văn Bình",
    note="Bổ sung ngày 20/11",
)
REGISTER = RegisterFacts(
    head=replace(HEAD, slip_no="", dossier_code="", qr_address=""),
    year=2026,
    volume=1,
    opened_at=vietnam(2026, 1, 2, 7, 30),
    lines=(REGISTER_LINE,),
    filters=("Lĩnh vực Hộ tịch",),
    closing=RegisterClosing(
        closed_at=vietnam(2026, 12, 31, 17, 0),
        closed_by="Nguyễn Văn Thành",
        line_count=1,
        last_serial=1,
    ),
)
NOTE = NoteFacts(
    head=replace(HEAD, slip_no="0002/CHS"),
    kind=SlipKind.TRANSFER_NOTE,
    title="Phiếu chuyển hồ sơ đến đúng cơ quan",
    addressee="Ban Quản lý các khu công nghiệp tỉnh",
    legal_basis="Nghị định 61/2018/NĐ-CP",
    opening="Chúng tôi chuyển hồ sơ dưới đây.",
    lines=(("Thủ tục hành chính", "Cấp giấy phép xây dựng"), ("Không có gì", "")),
    items_title="Giấy tờ kèm theo",
    items=("Đơn đề nghị", "Bản vẽ"),
    closing="Xin giải quyết theo thẩm quyền.",
    signatures=(
        NoteSignature(role="NGƯỜI GIAO", signature=ON_SCREEN),
        NoteSignature(role="NGƯỜI NHẬN", signature=BY_HAND),
    ),
)

PAPERS: dict[str, Any] = {
    "supplement_request": SUPPLEMENT_REQUEST,
    "refusal": REFUSAL,
    "refusal_after_appraisal": REFUSAL_AFTER_APPRAISAL,
    "apology": APOLOGY,
    "stop_notice": STOP_NOTICE,
    "control_slip": CONTROL_SLIP,
    "register": REGISTER,
    **{str(kind): replace(NOTE, kind=kind) for kind in NOTES},
}


def of_version(paper: Any, version: FormVersion, **head: Any) -> Any:
    """The same paper after the forms of another instrument."""
    return replace(paper, head=replace(paper.head, form_version=version, **head))
