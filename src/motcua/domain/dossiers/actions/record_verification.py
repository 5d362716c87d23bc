"""Record a look at the place (T14)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import MomentImpossible, NotHolder
from motcua.domain.dossiers.events import VerificationRecorded
from motcua.domain.dossiers.models import Dossier, Verification
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import NoteFacts, NoteSignature, SlipKind
from motcua.domain.slips.rules.wording import minute_text

from ._slips import keep_slip, signature_of, slip_head
from ._step import begin, conclude
from ._texts import written_text

FINDINGS_CHARACTERS_MAX = 5000
LINE_CHARACTERS_MAX = 500


@transaction.atomic
def record_verification(
    *,
    dossier_code: str,
    happened_at: datetime,
    place: str,
    participants: str,
    findings: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Keep the record of a verification: when, where, who took part, what was found.

    Legal   LR-069 (T14, 61/2018/NĐ-CP art 19.3): a verification is recorded with time, place,
            participants and content; the record stays with the dossier. The limit runs on unless it
            was paused for it.
    Units   `happened_at` aware, after acceptance and not after `at`; place and participants at most
            500 characters, findings 5,000.
    Raises  NotHolder, MomentImpossible, TextMissing, DossierNotFound, NotPermitted, Moved,
            WrongState. Nothing is written.
    Writes  dossier, verification, slip, journal, outbox (VerificationRecorded), counter of slips.
    """
    dossier = begin(dossier_code, Act.RECORD_VERIFICATION, by=by, expected_version=expected_version)
    if by.account_id is None or dossier.holder_id != by.account_id:
        raise NotHolder
    if happened_at > at or (dossier.accepted_at and happened_at < dossier.accepted_at):
        raise MomentImpossible(why="việc xác minh phải sau khi tiếp nhận và không sau bây giờ")
    row = Verification.objects.create(
        dossier=dossier,
        happened_at=happened_at,
        place=written_text(place, what="nơi xác minh", characters_max=LINE_CHARACTERS_MAX),
        participants=written_text(
            participants, what="người tham gia", characters_max=LINE_CHARACTERS_MAX
        ),
        findings=written_text(
            findings, what="nội dung xác minh", characters_max=FINDINGS_CHARACTERS_MAX
        ),
        recorded_by_id=by.account_id,
        recorded_at=at,
    )
    conclude(
        dossier,
        by=by,
        at=at,
        fact=VerificationRecorded(dossier_id=dossier.pk, at=at),
        facts={"happened_at": happened_at.isoformat()},
    )
    row.slip = keep_slip(dossier, _record(dossier, row, by=by, at=at), at=at)
    row.save(update_fields=["slip"])
    return SlipIssued(dossier_code=dossier.code, slip_id=row.slip.pk, due_at=dossier.due_at)


def _record(dossier: Dossier, row: Verification, *, by: Actor, at: datetime) -> NoteFacts:
    return NoteFacts(
        head=slip_head(
            dossier, SlipKind.VERIFICATION_RECORD, agency_code=dossier.competent_agency_id, at=at
        ),
        kind=SlipKind.VERIFICATION_RECORD,
        opening=f"Xác minh hồ sơ “{dossier.procedure_name}” của {dossier.submitter_name}:",
        lines=(
            ("Thời gian", minute_text(row.happened_at)),
            ("Địa điểm", row.place),
            ("Thành phần tham gia", row.participants),
            ("Nội dung", row.findings),
        ),
        legal_basis="Điều 19 khoản 3 Nghị định 61/2018/NĐ-CP",
        signatures=(NoteSignature(role="NGƯỜI LẬP BIÊN BẢN", signature=signature_of(by, at)),),
    )
