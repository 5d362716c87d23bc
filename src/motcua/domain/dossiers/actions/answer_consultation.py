"""Answer the agency that asked for an opinion (T12a)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.documents.selectors import file_facts
from motcua.domain.documents.values import FileId
from motcua.domain.dossiers.errors import ConsultationUnknown, ResultMissing
from motcua.domain.dossiers.events import ConsultationAnswered
from motcua.domain.dossiers.models import Consultation
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import AskedFor
from motcua.domain.identity.values import Actor
from motcua.foundation.errors import NotPermitted

from ._step import begin, conclude
from ._texts import written_text

ANSWER_CHARACTERS_MAX = 5000
RESULT_CHARACTERS_MAX = 300


@transaction.atomic
def answer_consultation(
    *,
    dossier_code: str,
    agency_code: str,
    answer: str,
    step_key: str = "",
    result_name: str = "",
    result_number: str = "",
    result_file_id: FileId | None = None,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """The consulted agency answers, or gives the result of its part, in time or late.

    Legal   LR-068, LR-092 (61/2018/NĐ-CP art 19.5b: by the day it is given; 19.6: the result of a
            part goes back to the agency that leads).
    Units   `agency_code` is the agency that answers, in which `by` holds the right; `answer` at
            most 5,000 characters; `step_key` is the step of the process, empty for what an officer
            asked. A part has a result: `result_name` and number, and a PDF the actor kept.
    Raises  ConsultationUnknown: it is not asked, or has answered; ResultMissing, FileNotKept,
            TextMissing, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, consultation, journal, outbox (ConsultationAnswered).
    """
    dossier = begin(
        dossier_code,
        Act.ANSWER_CONSULTATION,
        by=by,
        expected_version=expected_version,
        consulted_agency_code=agency_code,
    )
    row = dossier.consultations.filter(
        agency_id=agency_code, step_key=step_key, answered_at__isnull=True
    ).first()
    if row is None:
        raise ConsultationUnknown
    row.answer = written_text(answer, what="nội dung trả lời", characters_max=ANSWER_CHARACTERS_MAX)
    row.answered_at, row.answered_by_id = at, by.account_id
    if row.kind == AskedFor.PART:
        _take_result(row, result_name, result_number, result_file_id, by)
    row.save()
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ConsultationAnswered(dossier_id=dossier.pk, at=at, consulted_agency_code=agency_code),
        facts={"agency": agency_code, "is_late": at > row.answer_by, "step": step_key},
    )


def _take_result(
    row: Consultation, name: str, number: str, file_id: FileId | None, by: Actor
) -> None:
    """What the part gave; the number and the file only where there are any."""
    if not name.strip():
        raise ResultMissing
    if file_id is not None and file_facts(file_id).kept_by_account_id != by.account_id:
        raise NotPermitted
    row.result_name = name.strip()[:RESULT_CHARACTERS_MAX]
    row.result_number = number.strip()[:RESULT_CHARACTERS_MAX]
    row.result_file_id = file_id
