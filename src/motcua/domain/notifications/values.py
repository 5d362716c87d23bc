"""Ids and small frozen types that this module lends to others."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

MessageId = NewType("MessageId", int)


class Channel(StrEnum):
    """How a message reaches a person (61/2018/NĐ-CP arts 17.2a, 20.4)."""

    IN_APP = "in_app"  # Trang hồ sơ của tôi
    EMAIL = "email"  # Thư điện tử
    SMS = "sms"  # Tin nhắn


class NoticeKind(StrEnum):
    """What an applicant is told: one kind per change that matters to them."""

    SUBMITTED = "submitted"  # Đã nhận được hồ sơ
    ACCEPTED = "accepted"  # Đã tiếp nhận, có giấy hẹn
    REFUSED = "refused"  # Không tiếp nhận
    HANDED_OVER = "handed_over"  # Đã chuyển đến cơ quan giải quyết
    TAKEN = "taken"  # Đã có cán bộ thụ lý
    RESULT_READY = "result_ready"  # Đã có kết quả
    RETURNED = "returned"  # Đã trả kết quả


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What happened to a dossier, as its applicant may know it. Personal data inside.

    `at` is the moment of the change; `due_at` is None before acceptance; `holder_name` is set where the
    notice is about the one who took the dossier.
    """

    kind: NoticeKind
    at: datetime
    dossier_id: int
    dossier_code: str
    procedure_name: str
    receiving_agency_name: str
    competent_agency_name: str
    holder_name: str
    due_at: datetime | None
    refusal_reason: str
    refusal_legal_basis: str
    return_method: str
    return_address: str
    recipient_account_id: int
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
