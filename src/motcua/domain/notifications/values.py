"""Ids and small frozen types that this module lends to others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

MessageId = NewType("MessageId", int)
NoticeId = NewType("NoticeId", int)


class Channel(StrEnum):
    """How a message reaches a person (61/2018/NĐ-CP arts 17.2a, 20.4)."""

    IN_APP = "in_app"  # Trang hồ sơ của tôi
    EMAIL = "email"  # Thư điện tử
    SMS = "sms"  # Tin nhắn


class NoticeKind(StrEnum):
    """What an applicant is told: one kind per act that the table of `dossiers` says is told."""

    SUBMITTED = "submitted"  # Đã nhận được hồ sơ
    ACCEPTED = "accepted"  # Đã tiếp nhận, có giấy hẹn
    SUPPLEMENT_REQUESTED_AT_INTAKE = "supplement_requested_at_intake"  # Bổ sung mới tiếp nhận
    REFUSED = "refused"  # Không tiếp nhận
    TRANSFERRED = "transferred"  # Đã chuyển đến cơ quan khác
    FOLLOWED_SUCCESSOR = "followed_successor"  # Cơ quan kế thừa giải quyết tiếp
    HANDED_OVER = "handed_over"  # Đã chuyển đến cơ quan giải quyết
    TAKEN = "taken"  # Đã có cán bộ thụ lý
    OBLIGATION_RAISED = "obligation_raised"  # Có khoản phải nộp
    PAYMENT_RECORDED = "payment_recorded"  # Đã ghi nhận nộp tiền
    SUPPLEMENT_REQUESTED_IN_PROCESS = "supplement_requested_in_process"  # Cần bổ sung giấy tờ
    SUPPLEMENT_ACCEPTED = "supplement_accepted"  # Đủ giấy tờ, giấy hẹn mới
    PAUSED = "paused"  # Tạm dừng tính thời hạn
    RESUMED = "resumed"  # Tính tiếp thời hạn
    APOLOGISED = "apologised"  # Xin lỗi, hẹn lại
    REDATED = "redated"  # Đổi ngày hẹn theo lịch nghỉ
    REJECTED = "rejected"  # Từ chối giải quyết
    RESULT_READY = "result_ready"  # Đã có kết quả
    HANDED_TO_POST = "handed_to_post"  # Đã gửi bưu điện
    RETURNED = "returned"  # Đã trả kết quả
    COLLECTION_REMINDED = "collection_reminded"  # Nhắc nhận kết quả
    WITHDRAWN = "withdrawn"  # Đã rút
    STOPPED = "stopped"  # Đã dừng
    WITHDRAWAL_DECLINED = "withdrawal_declined"  # Không cho rút
    REOPENED = "reopened"  # Mở lại để sửa kết quả


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What happened to a dossier, as its applicant may know it. Personal data inside.

    `at` is the moment of the change. What a kind does not speak of is empty: `holder_name`, who took
    the dossier; `papers`, what is missing; `until`, the last day for it; `what`, the name of the
    agency, obligation, ground, receipt or parcel.
    """

    kind: NoticeKind
    at: datetime
    dossier_id: int
    dossier_code: str
    procedure_name: str
    receiving_agency_name: str
    competent_agency_name: str
    holder_name: str = ""
    due_at: datetime | None = None
    old_due_at: datetime | None = None
    reason: str = ""
    legal_basis: str = ""
    papers: tuple[str, ...] = ()
    until: date | None = None
    what: str = ""
    amount_vnd: int | None = None
    return_method: str
    return_address: str
    recipient_account_id: int | None  # None: handed in on paper, without an account
    recipient_name: str
    phone_number: str
    email: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A message in words: `text` for a letter or the account page, `short_text` for an SMS."""

    subject: str
    text: str
    short_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMessage:
    """What a carrier needs to know."""

    message_id: MessageId
    channel: Channel
    address: str
    subject: str
    text: str
    dossier_code: str


class Outcome(StrEnum):
    """How one try to carry a message outside ended."""

    SENT = "sent"
    FAILED = "failed"  # Comes again.
    REFUSED = "refused"  # The gateway will never take it.


@dataclass(frozen=True, slots=True)
class ProcedureChange:
    """What happens to one procedure, in sentences."""

    slug: str
    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What one decision changes, and which procedures of it each unit receives."""

    decision_id: int
    decision_number: str
    effective_from: date
    changes: tuple[ProcedureChange, ...]
    slugs_by_unit: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitNews:
    """News as one unit has it: only of the procedures that it receives."""

    notice_id: NoticeId
    agency_code: str
    decision_id: int
    decision_number: str
    effective_from: date
    changes: tuple[ProcedureChange, ...]
    told_at: datetime
    read_at: datetime | None
