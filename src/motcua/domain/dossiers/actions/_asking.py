"""Asks another agency in writing: what is kept of a request, and the paper that carries it."""

from datetime import datetime
from typing import Any

from motcua.domain.dossiers.errors import AgencyUnknown
from motcua.domain.dossiers.events import AgencyConsulted
from motcua.domain.dossiers.models import Consultation, Dossier
from motcua.domain.dossiers.values import AskedFor, SlipIssued
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.organisations.selectors import agencies, agency
from motcua.domain.organisations.values import Agency, AgencyCode
from motcua.domain.slips.rules import NoteFacts, NoteSignature, SlipKind
from motcua.domain.slips.rules.wording import minute_text
from motcua.foundation.clock import VIETNAM

from ._slips import keep_slip, signature_of, slip_head


def agency_of_day(code: str, *, at: datetime) -> Agency:
    """Raises AgencyUnknown."""
    found = agencies([code]).get(AgencyCode(code))
    if found is None or not found.exists_on(at.astimezone(VIETNAM).date()):
        raise AgencyUnknown
    return found


def told(row: Consultation, *, at: datetime) -> dict[str, Any]:
    """What the act says of a request: the fact, and the line of the journal."""
    return {
        "fact": AgencyConsulted(
            dossier_id=row.dossier_id,
            at=at,
            consulted_agency_code=row.agency_id,
            answer_by=row.answer_by,
        ),
        "facts": {
            "agency": row.agency_id,
            "answer_by": row.answer_by.isoformat(),
            **({"step": row.step_key} if row.step_key else {}),
        },
    }


def issue_request(dossier: Dossier, row: Consultation, *, by: Actor, at: datetime) -> SlipIssued:
    """The paper that carries the request."""
    row.slip = keep_slip(dossier, _paper(dossier, row, by, at), at=at)
    row.save(update_fields=["slip"])
    return SlipIssued(dossier_code=dossier.code, slip_id=row.slip.pk, due_at=dossier.due_at)


def _paper(dossier: Dossier, row: Consultation, by: Actor, at: datetime) -> NoteFacts:
    is_part = row.kind == AskedFor.PART
    kind = SlipKind.TRANSFER_NOTE if is_part else SlipKind.CONSULTATION_REQUEST
    asker = by
    if by.account_id is None:
        [name] = full_names([AccountId(row.asked_by_id)]).values()
        asker = Actor(account_id=AccountId(row.asked_by_id), reference="", full_name=name)
    return NoteFacts(
        head=slip_head(dossier, kind, agency_code=dossier.competent_agency_id, at=at),
        kind=kind,
        title="Phiếu chuyển phần việc liên thông" if is_part else "",
        addressee=agency(row.agency_id).name,
        opening=f"Để giải quyết hồ sơ “{dossier.procedure_name}”, xin quý cơ quan "
        + ("làm phần việc sau và trả kết quả:" if is_part else "cho ý kiến:"),
        lines=(
            ("Người nộp hồ sơ", dossier.submitter_name),
            ("Phần việc" if is_part else "Nội dung cần ý kiến", row.question),
            ("Xong trước" if is_part else "Trả lời trước", minute_text(row.answer_by)),
        ),
        legal_basis="Điều 19 khoản 6, khoản 7 Nghị định 61/2018/NĐ-CP"
        if is_part
        else "Điều 19 khoản 5 Nghị định 61/2018/NĐ-CP",
        signatures=(
            NoteSignature(
                role="NGƯỜI CHUYỂN" if is_part else "NGƯỜI THỤ LÝ",
                signature=signature_of(asker, at),
            ),
        ),
    )
