"""Ask another agency for its opinion (T12)."""

from datetime import datetime, timedelta

from django.db import transaction

from motcua.domain.dossiers.errors import (
    AgencyUnknown,
    AlreadyAsked,
    MomentImpossible,
    NotHolder,
)
from motcua.domain.dossiers.models import Consultation, Dossier
from motcua.domain.dossiers.rules.apology import proposed_due_at
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor

from ._asking import agency_of_day, issue_request, told
from ._clock import calendar_of, regime_of
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
    asked = agency_of_day(agency_code, at=at)
    if asked.code == dossier.competent_agency_id:
        raise AgencyUnknown
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
    conclude(dossier, by=by, at=at, **told(row, at=at))
    return issue_request(dossier, row, by=by, at=at)


def _usual(dossier: Dossier, at: datetime) -> datetime:
    days = regime_of(dossier).consultation_working_days_default
    return proposed_due_at(at, at=at, working_days=days, calendar=calendar_of(dossier, at))
