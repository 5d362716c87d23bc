"""What must be known of a dossier that comes in on paper.

Legal   LR-055: 61/2018/NĐ-CP arts 16, 17.1: what is handed in at the counter or by post is entered
        for its applicant. Art 39.1: what was received on paper while the system was down is entered
        afterwards, with the moment of both.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from motcua.domain.dossiers.values import ApplicantOnPaper
from motcua.domain.drafts.rules.delivery import ADDRESS_CHARACTERS_MAX, DeliveryFault
from motcua.domain.forms.rules import cleaned
from motcua.domain.identity.rules import is_identity_number

NAME_CHARACTERS_MAX = 200
OTHER_NUMBER_CHARACTERS = range(5, 21)  # Passports, tax codes, identity cards of 9 digits


def applicant_from(typed: ApplicantOnPaper) -> ApplicantOnPaper:
    """What was typed, trimmed and in NFC."""

    def tidy(text: str) -> str:
        return " ".join(cleaned(text, characters_max=ADDRESS_CHARACTERS_MAX).split())

    return ApplicantOnPaper(
        full_name=tidy(typed.full_name),
        identity_number="".join(typed.identity_number.upper().split()),
        address=tidy(typed.address),
        phone_number=tidy(typed.phone_number),
        email=tidy(typed.email),
    )


def applicant_faults(applicant: ApplicantOnPaper) -> Sequence[DeliveryFault]:
    """What will not do about the person; how to reach him is judged with the delivery."""
    faults = []
    if not 0 < len(applicant.full_name) <= NAME_CHARACTERS_MAX:
        faults.append(DeliveryFault("full_name", "Chưa ghi họ tên hoặc tên tổ chức."))
    if not _is_number(applicant.identity_number):
        faults.append(
            DeliveryFault(
                "identity_number",
                "Số giấy tờ chưa đúng. Số định danh cá nhân có 12 chữ số; giấy tờ khác ghi như in.",
            )
        )
    if not 0 < len(applicant.address) <= ADDRESS_CHARACTERS_MAX:
        faults.append(DeliveryFault("address", "Chưa ghi địa chỉ của người nộp."))
    return faults


def _is_number(text: str) -> bool:
    """A personal identity number is checked whole, other papers as far as they have a rule."""
    digits_of_identity = 12
    if len(text) == digits_of_identity and text.isdigit():
        return is_identity_number(text)
    return (
        text.replace("-", "").isalnum() and text.isascii() and len(text) in OTHER_NUMBER_CHARACTERS
    )


def moment_fault(occurred_at: datetime, *, entered_at: datetime, days_max: int) -> str:
    """Why a moment of reception cannot be; empty if it can.

    Units   Aware moments; `days_max` are calendar days between reception and entry (assumed).
    """
    if occurred_at > entered_at:
        return "ở tương lai"
    if entered_at - occurred_at > timedelta(days=days_max):
        return f"đã quá {days_max} ngày"
    return ""
