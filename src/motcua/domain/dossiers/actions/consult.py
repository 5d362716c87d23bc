"""Ask another agency for its opinion (T12)."""

from datetime import datetime, timedelta

from django.db import transaction

from motcua.domain.dossiers.errors import (
    AgencyUnknown,
    AlreadyAsked,
    MomentImpossible,
    NotHolder,
)
from motcua.domain.dossiers.events import AgencyConsulted
from motcua.domain.dossiers.models import Consultation, Dossier
from motcua.domain.dossiers.rules.apology import proposed_due_at
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import Agency, AgencyCode
from motcua.domain.slips.rules import NoteFacts, NoteSignature, SlipKind
from motcua.domain.slips.rules.wording import minute_text
from motcua.foundation.clock import VIETNAM

from ._clock import calendar_of, regime_of
from ._slips import keep_slip, signature_of, slip_head
from ._step import begin, conclude
from ._texts import written_text

QUESTION_CHARACTERS_MAX = 2000
ANSWER_DAYS_MAX = 366  # assumed


@transaction.atomic
def consult(
    *,
    dossier_code: str,
    agency_code: str,
    question: str,
    answer_by: datetime | None = None,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Ask an agency, with a deadline. The limit goes on running, the dossier stays.

    Legal   LR-067 (T12, 61/2018/NĐ-CP art 19.5): in writing, naming what is asked and by when.
    Units   `answer_by` aware, after `at`, at most 366 days; None: as many working days as the regime
            gives. `question` at most 2,000 characters. Each agency is asked one thing at a time.
    Raises  NotHolder, AgencyUnknown, AlreadyAsked, TextMissing, MomentImpossible, DossierNotFound,
            NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, consultation, slip, journal, outbox (AgencyConsulted), counter of slips.
    """
    dossier = begin(dossier_code, Act.CONSULT, by=by, expected_version=expected_version)
    if by.account_id is None or dossier.holder_id != by.account_id:
        raise NotHolder
    asked = _agency(agency_code, dossier, at=at)
    if dossier.consultations.filter(agency_id=asked.code, answered_at__isnull=True).exists():
        raise AlreadyAsked
    answer_by = answer_by or _usual(dossier, at)
    if not at < answer_by <= at + timedelta(days=ANSWER_DAYS_MAX):
        raise MomentImpossible(why="hạn trả lời phải sau bây giờ và trong vòng một năm")
    row = Consultation.objects.create(
        dossier=dossier,
        agency_id=asked.code,
        question=written_text(
            question, what="nội dung cần hỏi", characters_max=QUESTION_CHARACTERS_MAX
        ),
        asked_by_id=by.account_id,
        asked_at=at,
        answer_by=answer_by,
    )
    conclude(
        dossier,
        by=by,
        at=at,
        fact=AgencyConsulted(
            dossier_id=dossier.pk, at=at, consulted_agency_code=asked.code, answer_by=answer_by
        ),
        facts={"agency": asked.code, "answer_by": answer_by.isoformat()},
    )
    row.slip = keep_slip(dossier, _request(dossier, row, asked, by=by, at=at), at=at)
    row.save(update_fields=["slip"])
    return SlipIssued(dossier_code=dossier.code, slip_id=row.slip.pk, due_at=dossier.due_at)


def _agency(code: str, dossier: Dossier, *, at: datetime) -> Agency:
    """An agency of the day, another than the one that asks."""
    found = agencies([code]).get(AgencyCode(code))
    if found is None or not found.exists_on(at.astimezone(VIETNAM).date()):
        raise AgencyUnknown
    if found.code == dossier.competent_agency_id:
        raise AgencyUnknown
    return found


def _usual(dossier: Dossier, at: datetime) -> datetime:
    days = regime_of(dossier).consultation_working_days_default
    return proposed_due_at(at, at=at, working_days=days, calendar=calendar_of(dossier, at))


def _request(
    dossier: Dossier, row: Consultation, asked: Agency, *, by: Actor, at: datetime
) -> NoteFacts:
    return NoteFacts(
        head=slip_head(
            dossier, SlipKind.CONSULTATION_REQUEST, agency_code=dossier.competent_agency_id, at=at
        ),
        kind=SlipKind.CONSULTATION_REQUEST,
        addressee=asked.name,
        opening=f"Để giải quyết hồ sơ “{dossier.procedure_name}”, xin quý cơ quan cho ý kiến:",
        lines=(
            ("Người nộp hồ sơ", dossier.submitter_name),
            ("Nội dung cần ý kiến", row.question),
            ("Trả lời trước", minute_text(row.answer_by)),
        ),
        legal_basis="Điều 19 khoản 5 Nghị định 61/2018/NĐ-CP",
        signatures=(NoteSignature(role="NGƯỜI THỤ LÝ", signature=signature_of(by, at)),),
    )
