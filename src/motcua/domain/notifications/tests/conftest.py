"""A person to be told, and what they are told."""

from datetime import date, datetime
from uuid import UUID

import pytest

from motcua.domain.identity.models import Account
from motcua.domain.notifications.values import Notice, NoticeKind
from motcua.foundation.clock import VIETNAM

ACCEPTED_AT = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)
FACT_ID = UUID("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def applicant(db):
    return Account.objects.create(
        username="hanh",
        kind="citizen",
        full_name="Phạm Thị Hạnh",
        identity_number="033190004127",
        registered_at=ACCEPTED_AT,
    )


@pytest.fixture
def someone_else(db):
    return Account.objects.create(
        username="khac",
        kind="citizen",
        full_name="Nguyễn Văn Khác",
        identity_number="033190004128",
        registered_at=ACCEPTED_AT,
    )


def notice_for(account_id, **changes):
    """The notice of an accepted dossier, due on Monday 30 November at 17:00."""
    facts = {
        "kind": NoticeKind.ACCEPTED,
        "at": ACCEPTED_AT,
        "dossier_id": 7,
        "dossier_code": "H33.12-261119-0047",
        "procedure_name": "Đăng ký khai sinh",
        "receiving_agency_name": "Trung tâm Phục vụ hành chính công xã Tiên Lữ",
        "competent_agency_name": "Ủy ban nhân dân xã Tiên Lữ",
        "holder_name": "Lê Văn Nam",
        "due_at": datetime(2026, 11, 30, 17, 0, tzinfo=VIETNAM),
        "old_due_at": datetime(2026, 11, 26, 17, 0, tzinfo=VIETNAM),
        "reason": "Giấy chứng sinh mờ.",
        "legal_basis": "61/2018/NĐ-CP, điều 17",
        "papers": ("Giấy chứng sinh: bản chụp không đọc được.",),
        "until": date(2026, 12, 4),
        "what": "EA123456789VN",
        "amount_vnd": 8000,
        "return_method": "counter",
        "return_address": "Thôn Đông, xã Tiên Lữ",
        "recipient_account_id": account_id,
        "recipient_name": "Phạm Thị Hạnh",
        "phone_number": "0900 000 127",
        "email": "hanh@example.vn",
    }
    return Notice(**{**facts, **changes})


@pytest.fixture
def notice(applicant):
    return notice_for(applicant.pk)
