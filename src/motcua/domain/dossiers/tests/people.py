"""The people of these tests, invented, and a dossier that walks as far as a test needs it.

Everything is done through acts: a test never writes a table.
"""

import io
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from PIL import Image

from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.identity.actions import grant_role, register_account
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import SYSTEM, AccountKind, Actor
from motcua.foundation.clock import VIETNAM

BEFORE = datetime(2026, 1, 5, 8, 0, tzinfo=VIETNAM)
SENT_AT = datetime(2026, 11, 19, 14, 52, tzinfo=VIETNAM)  # A Thursday.
ACCEPTED_AT = datetime(2026, 11, 19, 14, 58, tzinfo=VIETNAM)

PHO_HIEN = "11953"
PHO_HIEN_ONE_STOP = "hy2-11953-pvhcc"
PHO_HIEN_COMMITTEE = "hy2-11953-ubnd"
SON_NAM_ONE_STOP = "hy2-11983-pvhcc"
SON_NAM_COMMITTEE = "hy2-11983-ubnd"

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
class People:
    """Everybody a dossier meets."""

    citizen: Actor
    neighbour: Actor
    one_stop: Actor
    colleague: Actor
    case_officer: Actor
    other_case_officer: Actor
    leader: Actor
    stranger: Actor  # One-stop officer, case officer and leader of another commune
    controller: Actor
    administrator: Actor


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


def everybody() -> People:
    return People(
        citizen=register("hanh", "Phạm Thị Hạnh", identity_number="033190004127"),
        neighbour=register("binh", "Đỗ Văn Bình", identity_number="033085002468"),
        one_stop=register("trang", "Lê Thu Trang", ("one_stop_officer", PHO_HIEN_ONE_STOP)),
        colleague=register("phong", "Lê Văn Phong", ("one_stop_officer", PHO_HIEN_ONE_STOP)),
        case_officer=register("ha", "Nguyễn Thị Thu Hà", ("case_officer", PHO_HIEN_COMMITTEE)),
        other_case_officer=register("tu", "Lê Anh Tú", ("case_officer", PHO_HIEN_COMMITTEE)),
        leader=register("khoi", "Vũ Đình Khôi", ("leader", PHO_HIEN_COMMITTEE)),
        stranger=register(
            "la",
            "Trần Văn Lạ",
            ("one_stop_officer", SON_NAM_ONE_STOP),
            ("case_officer", SON_NAM_COMMITTEE),
            ("leader", SON_NAM_COMMITTEE),
        ),
        controller=register("soat", "Hoàng Thị Soát", ("kstt_officer", PHO_HIEN_COMMITTEE)),
        administrator=register("quan", "Bùi Văn Quản", ("admin", PHO_HIEN_COMMITTEE)),
    )


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
    draft_id = dossiers.start_draft(procedure_slug=BIRTH, by=by, at=at)
    for page_key, typed in pages.items():
        dossiers.save_answers(draft_id=draft_id, page_key=page_key, typed=typed, by=by, at=at)
    if delivery:
        dossiers.save_delivery(draft_id=draft_id, typed=delivery, by=by, at=at)
    file = keep_file(chunks=[picture()], original_name="Giấy chứng sinh.jpg", by=by, at=at)
    dossiers.attach_paper(draft_id=draft_id, component_order=2, file_id=file.file_id, by=by, at=at)
    return draft_id


def submitted(people, *, at=SENT_AT):
    return dossiers.submit(draft_id=draft(people, at=at), by=people.citizen, at=at).dossier_code


def accepted(people, *, at=ACCEPTED_AT):
    code = submitted(people)
    dossiers.accept(dossier_code=code, by=people.one_stop, at=at)
    return code


def assigned(people):
    code = accepted(people)
    dossiers.hand_over(dossier_code=code, by=people.one_stop, at=ACCEPTED_AT)
    return code


def appraising(people):
    code = assigned(people)
    dossiers.take(dossier_code=code, by=people.case_officer, at=ACCEPTED_AT)
    return code


def assign(code, people, *, to=None, by=None, at=ACCEPTED_AT):
    to = to or people.other_case_officer
    dossiers.assign(dossier_code=code, to_account_id=to.account_id, by=by or people.leader, at=at)


def propose(code, people, **changes):
    by = changes.pop("by", people.case_officer)
    file = keep_file(chunks=[pdf()], original_name="ket-qua.pdf", by=by, at=ACCEPTED_AT)
    values = {
        "result_name": "Giấy khai sinh",
        "result_number": "127/2026",
        "result_file_id": file.file_id,
        **changes,
    }
    dossiers.propose_result(dossier_code=code, by=by, at=ACCEPTED_AT, **values)


def signing(people):
    code = appraising(people)
    propose(code, people)
    return code


def result_ready(people):
    code = signing(people)
    dossiers.approve_result(dossier_code=code, by=people.leader, at=ACCEPTED_AT)
    return code


def returned(people):
    code = result_ready(people)
    dossiers.return_result(
        dossier_code=code, returned_how="online", by=people.one_stop, at=ACCEPTED_AT
    )
    return code
