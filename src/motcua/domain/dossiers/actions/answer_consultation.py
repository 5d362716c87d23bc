"""Answer the agency that asked for an opinion (T12a)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ConsultationUnknown
from motcua.domain.dossiers.events import ConsultationAnswered
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude
from ._texts import written_text

ANSWER_CHARACTERS_MAX = 5000


@transaction.atomic
def answer_consultation(
    *,
    dossier_code: str,
    agency_code: str,
    answer: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """The consulted agency answers, in time or late.

    Legal   LR-068 (61/2018/NĐ-CP art 19.5b): the agency that is asked answers by the day it is given.
    Units   `agency_code` is the agency that answers, in which `by` holds the right; `answer` at
            most 5,000 characters.
    Raises  ConsultationUnknown: it is not asked, or has answered; TextMissing, DossierNotFound,
            NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, consultation, journal, outbox (ConsultationAnswered).
    """
    dossier = begin(
        dossier_code,
        Act.ANSWER_CONSULTATION,
        by=by,
        expected_version=expected_version,
        consulted_agency_code=agency_code,
    )
    row = dossier.consultations.filter(agency_id=agency_code, answered_at__isnull=True).first()
    if row is None:
        raise ConsultationUnknown
    row.answer = written_text(answer, what="nội dung trả lời", characters_max=ANSWER_CHARACTERS_MAX)
    row.answered_at, row.answered_by_id = at, by.account_id
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ConsultationAnswered(dossier_id=dossier.pk, at=at, consulted_agency_code=agency_code),
        facts={"agency": agency_code, "is_late": at > row.answer_by},
    )
