"""Note that an opinion has not come in time (T13)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ConsultationUnknown
from motcua.domain.dossiers.events import ConsultationOverdue
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude


@transaction.atomic
def note_consultation_overdue(
    *,
    dossier_code: str,
    agency_code: str,
    step_key: str = "",
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Put on record, once, that an agency has not answered by its day; the limit runs on.

    Legal   LR-068 (T13, 61/2018/NĐ-CP art 19.5b): the head of the one-stop unit is told.
    Units   `by` is SYSTEM; `at` is later than the day the agency was given; `step_key` as it was
            asked.
    Raises  ConsultationUnknown: answered, noted before, or not yet overdue; DossierNotFound,
            NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, consultation, journal, outbox (ConsultationOverdue).
    """
    dossier = begin(
        dossier_code, Act.NOTE_CONSULTATION_OVERDUE, by=by, expected_version=expected_version
    )
    row = dossier.consultations.filter(
        agency_id=agency_code,
        step_key=step_key,
        answered_at__isnull=True,
        overdue_noted_at__isnull=True,
        answer_by__lt=at,
    ).first()
    if row is None:
        raise ConsultationUnknown
    row.overdue_noted_at = at
    row.save(update_fields=["overdue_noted_at"])
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ConsultationOverdue(dossier_id=dossier.pk, at=at, consulted_agency_code=agency_code),
        facts={"agency": agency_code, "step": step_key},
    )
