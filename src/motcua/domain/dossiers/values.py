"""Ids and small frozen types that this module lends to others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NewType
from uuid import UUID

from motcua.foundation.clock import VIETNAM

DossierId = NewType("DossierId", int)
DraftId = NewType("DraftId", UUID)
SLIP_TEMPLATES_FOLDER = Path(__file__).parent / "templates" / "slips"


@dataclass(frozen=True, slots=True)
class Submission:
    """What the applicant is told after sending. `is_repeat`: it had been sent before."""

    dossier_code: str
    procedure_slug: str
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class ReceiptIssued:
    """What the one-stop officer hands over after accepting."""

    dossier_code: str
    slip_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft as its owner sees it. `dossier_code` is set once it was sent."""

    draft_id: DraftId
    procedure_slug: str
    form_key: str
    form_version: int
    answers: Mapping[str, Any]
    papers: Mapping[int, Mapping[str, Any]]  # order of the component → file_id, name, byte_count
    delivery: Mapping[str, str]
    pages_done: tuple[str, ...]
    started_at: datetime
    saved_at: datetime
    dossier_code: str | None


@dataclass(frozen=True, slots=True)
class PaperInDossier:
    """One paper of a dossier; `file_id` is None where nothing was uploaded."""

    order: int
    name: str
    source: str
    original_count: int
    certified_count: int
    electronic_count: int
    file_id: int | None
    file_name: str
    media_type: str
    byte_count: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act in the life of a dossier, with the name of who did it."""

    word: str
    by_name: str
    by_account_id: int | None
    at: datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage:
    """All that is known of a dossier, for its applicant and its officers. Personal data inside."""

    dossier_id: DossierId
    code: str
    version: int
    state: str
    stage: str
    procedure_name: str
    procedure_version_id: int
    channel: str
    receiving_agency_code: str
    receiving_agency_name: str
    competent_agency_code: str
    competent_agency_name: str
    account_id: int
    submitter_name: str
    submitter_identity_number: str
    submitter_address: str
    phone_number: str
    email: str
    form_key: str
    form_version: int
    answers: Mapping[str, Any]
    return_method: str
    return_address: str
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    due_derivation: Mapping[str, Any] | None
    holder_account_id: int | None
    holder_name: str
    held_since: datetime
    refusal_reason_key: str
    refusal_reason: str
    refusal_legal_basis: str
    send_back_reason: str
    result_name: str
    result_number: str
    result_file_id: int | None
    appraised_by_account_id: int | None
    approved_by_account_id: int | None
    result_ready_at: datetime | None
    returned_at: datetime | None
    returned_how: str
    receipt_slip_id: int | None
    papers: tuple[PaperInDossier, ...]
    history: tuple[HistoryLine, ...]

    @property
    def holding_agency_name(self) -> str:
        """Where the dossier lies: inside the process with the agency that decides."""
        is_inside = self.state == "in_progress"
        return self.competent_agency_name if is_inside else self.receiving_agency_name


@dataclass(frozen=True, slots=True)
class PublicProgress:
    """What anybody with the code may know: the code and how far it has come."""

    dossier_id: DossierId
    code: str
    state: str
    stage: str


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """A slip that was handed out: the facts the paper is drawn from."""

    slip_id: int
    dossier_id: DossierId
    dossier_code: str
    kind: str
    number: str
    facts: Mapping[str, Any]
    issued_at: datetime

    @property
    def template(self) -> Path:
        """What the paper is drawn with: the same facts give the same bytes."""
        return SLIP_TEMPLATES_FOLDER / f"{self.kind}.typ"


LAST_MONTH_WITH_ZERO = 2  # 30/2020/ND-CP, annex I: days below 10, months 1 and 2.


# --- The receipt-and-appointment slip (form 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả) ---------


class ReceiptFormVersion(StrEnum):
    """The instrument whose form 01 a slip follows; printed at the foot of the slip.

    The day of issue decides: TT 01/2018 before 2025-09-15, TT 03/2025 from that day.
    """

    TT01_2018 = "01/2018/TT-VPCP"
    TT03_2025 = "03/2025/TT-VPCP"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipComponent:
    """One row of the table of papers (thành phần hồ sơ): how many of each kind were handed in."""

    name: str
    original_count: int = 0  # bản chính
    certified_count: int = 0  # bản sao chứng thực
    photo_or_electronic_count: int = 0  # bản photo, điện tử


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFeeLine:
    """One fee (phí) or charge (lệ phí) of the slip."""

    name: str  # "Lệ phí", "Phí thẩm định hồ sơ"
    amount_vnd: int
    is_paid: bool
    paid_how: str = ""  # "trực tuyến", "tại quầy"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipSignature:
    """Who stands in a signature block, and the electronic confirmation that replaces ink.

    Without `confirmation` the block leaves room to sign by hand.
    """

    name: str
    confirmation: str = ""  # "Nộp và xác nhận qua VNeID", "Xác nhận trên hệ thống"
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSlipFacts:
    """All that form 01 says. Same facts, same bytes: nothing else may reach the paper.

    Legal   Form 01 of TT 01/2018/TT-VPCP and of TT 03/2025/TT-VPCP.
    Units   Times are aware and printed in Vietnam time to the minute; amounts are whole đồng;
            counts are papers; `set_count` is sets (bộ).
    """

    form_version: ReceiptFormVersion
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

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them: field keys of the form, texts ready to print."""
        return {
            "form_version": str(self.form_version),
            "issued_at": self.issued_at.astimezone(VIETNAM).isoformat(),
            "parent_agency": self.parent_agency,
            "agency": self.agency,
            "slip_no": self.slip_no,
            "place_date": f"{self.place}, {_day_text(self.issued_at)}",
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
            "components": [
                {
                    "name": component.name,
                    "original": _two_digits(component.original_count),
                    "certified": _two_digits(component.certified_count),
                    "photo_or_electronic": _two_digits(component.photo_or_electronic_count),
                }
                for component in self.components
            ],
            "set_count": f"{self.set_count:02d}",
            "time_limit": self.time_limit,
            "received_at": _minute_text(self.received_at),
            "due_at": _minute_text(self.due_at),
            "return_method": self.return_method,
            "return_place": self.return_place,
            "fee_lines": [{"name": line.name, "text": _fee_text(line)} for line in self.fee_lines],
            "register_volume": f"{self.register_volume:02d}",
            "register_serial": _thousands(self.register_serial),
            "submitter_signature": _signature(self.submitter_signature),
            "receiver_signature": _signature(self.receiver_signature),
            "note": self.note,
            "supplement_count": self.supplement_count,
        }


def _minute_text(at: datetime) -> str:
    """Forms state times to the minute: "15 giờ 20 phút, ngày 19 tháng 11 năm 2026"."""
    return f"{at.astimezone(VIETNAM):%H giờ %M phút}, {_day_text(at)}"


def _day_text(at: datetime) -> str:
    day = at.astimezone(VIETNAM)
    month = f"{day.month:02d}" if day.month <= LAST_MONTH_WITH_ZERO else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _two_digits(count: int) -> str:
    return f"{count:02d}" if count else ""


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _fee_text(line: SlipFeeLine) -> str:
    if line.amount_vnd == 0:
        return "không thu"
    paid = f"đã nộp {line.paid_how}".strip() if line.is_paid else "chưa nộp"
    return f"{_thousands(line.amount_vnd)} đồng, {paid}"


def _signature(signature: SlipSignature) -> Mapping[str, str]:
    moment = signature.confirmed_at
    return {
        "name": signature.name,
        "confirmation": signature.confirmation,
        "confirmed_at": f"{moment.astimezone(VIETNAM):%H:%M, %d/%m/%Y}" if moment else "",
    }
