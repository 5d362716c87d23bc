"""The people of these tests, invented, and a dossier that walks as far as a test needs it.

Everything is done through acts: a test never writes a table.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.drafts.tests.people import (
    BEFORE,
    BIRTH,
    DELIVERY,
    PAGES,
    PHO_HIEN,
    SENT_AT,
    draft,
    pdf,
    picture,
    register,
)
from motcua.domain.identity.values import Actor
from motcua.foundation.clock import VIETNAM

__all__ = [
    "BEFORE",
    "BIRTH",
    "DELIVERY",
    "PAGES",
    "PHO_HIEN",
    "SENT_AT",
    "draft",
    "pdf",
    "picture",
    "register",
]

ACCEPTED_AT = datetime(2026, 11, 19, 14, 58, tzinfo=VIETNAM)

PHO_HIEN_ONE_STOP = "hy2-11953-pvhcc"
PHO_HIEN_COMMITTEE = "hy2-11953-ubnd"
SON_NAM_ONE_STOP = "hy2-11983-pvhcc"
SON_NAM_COMMITTEE = "hy2-11983-ubnd"


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
