"""Form 01: the receipt-and-appointment slip (giấy tiếp nhận hồ sơ và hẹn trả kết quả)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.foundation.clock import VIETNAM

from .head import SlipSignature
from .kinds import FormVersion, SlipKind
from .wording import day_text, minute_text, thousands, two_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipComponent:
    """One row of the table of papers (thành phần hồ sơ): how many of each kind were handed in."""

    name: str
    original_count: int = 0  # bản chính
    certified_count: int = 0  # bản sao chứng thực
    photo_or_electronic_count: int = 0  # bản photo, điện tử

    def as_facts(self) -> Mapping[str, str]:
        """The row as the template reads it."""
        return {
            "name": self.name,
            "original": two_digits(self.original_count),
            "certified": two_digits(self.certified_count),
            "photo_or_electronic": two_digits(self.photo_or_electronic_count),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFeeLine:
    """One fee (phí) or charge (lệ phí) of the slip."""

    name: str  # "Lệ phí", "Phí thẩm định hồ sơ"
    amount_vnd: int
    is_paid: bool
    paid_how: str = ""  # "trực tuyến", "tại quầy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSlipFacts:
    """All that form 01 says. Same facts, same bytes: nothing else may reach the paper.

    Legal   LR-035: form 01 of TT 01/2018/TT-VPCP and of TT 03/2025/TT-VPCP.
    Units   Times are aware and printed in Vietnam time to the minute; amounts are whole đồng;
            counts are papers; `set_count` is sets (bộ).
    """

    form_version: FormVersion
    issued_at: datetime
    parent_agency: str = ""  # cơ quan cấp trên
    agency: str  # bộ phận tiếp nhận và trả kết quả, trung tâm
    slip_no: str  # "0047/TNHS"
    place: str  # địa danh: "Hưng Yên"
    dossier_code: str
    qr_address: str  # what the QR code opens: the public address of the dossier
    received_from: str
    owner: str = ""  # chủ hồ sơ, only when someone else
    id_number: str
    id_label: str = "Số định danh"  # "Số căn cước", "Hộ chiếu", "Mã số thuế"
    authorisation: str = ""  # văn bản ủy quyền
    address: str
    phone: str
    email: str = ""
    content: str  # nội dung yêu cầu giải quyết
    procedure_code: str
    components: tuple[SlipComponent, ...]
    set_count: int
    time_limit: str  # "05 ngày làm việc", "Trong ngày làm việc"
    received_at: datetime
    due_at: datetime
    return_method: str  # "Tại Bộ phận Một cửa", "Qua bưu chính công ích", "Trực tuyến"
    return_place: str
    fee_lines: tuple[SlipFeeLine, ...] = ()
    register_volume: int  # quyển số
    register_serial: int  # số thứ tự
    submitter_signature: SlipSignature
    receiver_signature: SlipSignature
    note: str = ""
    supplement_count: int = 0  # số lần bổ sung

    @property
    def template(self) -> SlipKind:
        """The template that draws it."""
        return SlipKind.RECEIPT

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them: field keys of the form, texts ready to print."""
        return {
            "form_version": str(self.form_version),
            "issued_at": self.issued_at.astimezone(VIETNAM).isoformat(),
            "parent_agency": self.parent_agency,
            "agency": self.agency,
            "slip_no": self.slip_no,
            "place_date": f"{self.place}, {day_text(self.issued_at)}",
            "dossier_code": self.dossier_code,
            "qr": {"qr_of": self.qr_address},
            "received_from": self.received_from,
            "owner": self.owner if self.owner != self.received_from else "",
            "id_number": self.id_number,
            "id_label": self.id_label,
            "authorisation": self.authorisation,
            "address": self.address,
            "phone": self.phone,
            "email": self.email,
            "content": self.content,
            "procedure_code": self.procedure_code,
            "components": [component.as_facts() for component in self.components],
            "set_count": f"{self.set_count:02d}",
            "time_limit": self.time_limit,
            "received_at": minute_text(self.received_at),
            "due_at": minute_text(self.due_at),
            "return_method": self.return_method,
            "return_place": self.return_place,
            "fee_lines": [{"name": line.name, "text": _fee_text(line)} for line in self.fee_lines],
            "register_volume": f"{self.register_volume:02d}",
            "register_serial": thousands(self.register_serial),
            "submitter_signature": self.submitter_signature.as_facts(),
            "receiver_signature": self.receiver_signature.as_facts(),
            "note": self.note,
            "supplement_count": self.supplement_count,
        }


def _fee_text(line: SlipFeeLine) -> str:
    if line.amount_vnd == 0:
        return "không thu"
    paid = f"đã nộp {line.paid_how}".strip() if line.is_paid else "chưa nộp"
    return f"{thousands(line.amount_vnd)} đồng, {paid}"
