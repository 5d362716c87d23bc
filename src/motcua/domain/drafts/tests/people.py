"""The people of these tests, invented, and a draft as far as a test needs it.

Everything is done through acts: a test never writes a table.
"""

import io
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from PIL import Image

from motcua.domain.documents.actions import keep_file
from motcua.domain.drafts import actions as drafts
from motcua.domain.identity.actions import grant_role, register_account
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM, AccountKind, Actor
from motcua.foundation.clock import VIETNAM

BEFORE = datetime(2026, 1, 5, 8, 0, tzinfo=VIETNAM)
SENT_AT = datetime(2026, 11, 19, 14, 52, tzinfo=VIETNAM)  # A Thursday.

PHO_HIEN = "11953"
BIRTH = "dang-ky-khai-sinh"
PAGES = {
    "nguoi-di-khai": {
        "declarant_name": "Phạm Thị Hạnh",
        "declarant_id": "033190004127",
        "declarant_address": "Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
        "relation": "mother",
    },
    "tre": {
        "child_family_name": "Nguyễn",
        "child_middle_name": "Phạm Minh",
        "child_given_name": "An",
        "child_sex": "female",
        "child_birth_date-day": "12",
        "child_birth_date-month": "11",
        "child_birth_date-year": "2026",
        "child_birth_place": "Bệnh viện Đa khoa tỉnh Hưng Yên",
        "child_ethnicity": "Kinh",
        "child_home_town": "Xã Tiên Lữ, tỉnh Hưng Yên",
    },
    "cha-me": {
        "mother_name": "Phạm Thị Hạnh",
        "mother_id": "033190004127",
        "father_name": "Nguyễn Văn Toàn",
        "father_id": "033088001234",
        "parents_married": "yes",
    },
}
DELIVERY = {
    "commune_code": PHO_HIEN,
    "return_method": "online",
    "return_address": "",
    "phone_number": "0900 000 127",
    "email": "",
}


@dataclass(frozen=True)
class Applicants:
    """Who fills something in, and who looks over the fence."""

    citizen: Actor
    neighbour: Actor


def applicants() -> Applicants:
    return Applicants(
        citizen=register("hanh", "Phạm Thị Hạnh", identity_number="033190004127"),
        neighbour=register("binh", "Đỗ Văn Bình", identity_number="033085002468"),
    )


def register(username, name, *roles, identity_number="", at=BEFORE):
    """An account with roles given as (role, agency), as an actor with the rights of that moment."""
    account_id = register_account(
        username=username,
        kind=AccountKind.OFFICER if roles else AccountKind.CITIZEN,
        full_name=name,
        identity_number=identity_number,
        phone_number="0900 000 127",
        address="Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
        by=SYSTEM,
        at=at,
    )
    for role, agency in roles:
        grant_role(
            account_id=account_id,
            role_key=role,
            agency_code=agency,
            title="Công chức",
            by=SYSTEM,
            at=at,
        )
    return actor_for(account_id, at=SENT_AT)


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, "JPEG")
    return stream.getvalue()


def pdf() -> bytes:
    stream = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(stream, deterministic_id=True)
    return stream.getvalue()


def draft(people, *, by=None, at=SENT_AT, pages=PAGES, delivery=DELIVERY):
    """A draft of a birth registration, complete and not yet sent."""
    by = by or people.citizen
    draft_id = drafts.start_draft(procedure_slug=BIRTH, by=by, at=at)
    for page_key, typed in pages.items():
        drafts.save_answers(draft_id=draft_id, page_key=page_key, typed=typed, by=by, at=at)
    if delivery:
        drafts.save_delivery(draft_id=draft_id, typed=delivery, by=by, at=at)
    file = keep_file(chunks=[picture()], original_name="Giấy chứng sinh.jpg", by=by, at=at)
    drafts.attach_paper(draft_id=draft_id, component_order=2, file_id=file.file_id, by=by, at=at)
    return draft_id
