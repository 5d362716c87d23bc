"""Ask an agency no longer for what it has not given: the step is over, or the agency is (T12c)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ConsultationUnknown
from motcua.domain.dossiers.events import ConsultationRecalled
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude
from ._texts import written_text


@transaction.atomic
def recall_part(
    *, dossier_code: str, agency_code: str, step_key: str, reason: str, by: Actor, at: datetime
) -> None:
    """Close an open request without an answer; the agency learns why.

    Legal   LR-092 (61/2018/NĐ-CP art 19.6). A request without `answered_by` was recalled.
    Units   `by` is SYSTEM; `reason` at most 2,000 characters.
    Raises  ConsultationUnknown: not asked, or answered; TextMissing, DossierNotFound, NotPermitted,
            Moved. Nothing is written.
    Writes  dossier, consultation, journal, outbox (ConsultationRecalled).
    """
    dossier = begin(dossier_code, Act.RECALL_PART, by=by, expected_version=None)
    row = dossier.consultations.filter(
        agency_id=agency_code, step_key=step_key, answered_at__isnull=True
    ).first()
    if row is None:
        raise ConsultationUnknown
    row.answer = written_text(reason, what="lý do", characters_max=2000)
    row.answered_at = at
    row.save(update_fields=["answer", "answered_at"])
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ConsultationRecalled(dossier_id=dossier.pk, at=at, consulted_agency_code=agency_code),
        facts={"agency": agency_code, "step": step_key},
    )
