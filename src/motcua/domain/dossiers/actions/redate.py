"""Move the day of return of one dossier because the calendar became another one."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import SlipKind

from ._redating import Redating, redate_all
from ._step import begin


@transaction.atomic
def redate(
    *,
    dossier_code: str,
    due_at: datetime,
    decision: str,
    signed_by: Actor,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Give a dossier the day of return that the calendar now in force leads to.

    Legal   LR-072 (61/2018/NĐ-CP arts 17, 19.9), LR-071: the applicant gets a new receipt that
            names the decision; the former one stays as it is.
    Units   `due_at` is what was shown before signing and must be what is counted now; `decision` is
            number and day. `by` is the system: a higher act moves many; `signed_by` did that.
    Raises  ImpactChanged, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, slip, outbox (DossierRedated), counter of slips, and by conclude() the journal.
    """
    dossier = begin(dossier_code, Act.REDATE, by=by, expected_version=expected_version)
    why = Redating(decision=decision, signed_by=signed_by, at=at)
    redate_all([dossier], {dossier.pk: due_at}, why, by=by)
    slip = dossier.slips.filter(kind=SlipKind.RECEIPT).latest("ordinal")
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=dossier.due_at)
