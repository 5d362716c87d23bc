"""Let a paused limit run again (T14b)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import NotHolder
from motcua.domain.dossiers.events import DossierResumed
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor

from ._clock import CLOCK_COLUMNS
from ._pauses import end_pause
from ._receipt import replacing_receipt
from ._step import begin, conclude


@transaction.atomic
def resume(
    *, dossier_code: str, by: Actor, at: datetime, expected_version: int | None = None
) -> SlipIssued:
    """End the pause: the limit is counted anew from its start, leaving out every pause.

    Legal   LR-062 (61/2018/NĐ-CP art 19.3; LR-023). A date that an apology has promised is kept
            with the office time that was left of it (assumed). The applicant gets a new receipt.
    Units   `at` is when the ground for the pause was gone, aware.
    Raises  NotHolder, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, pause, slip, custody, journal, outbox (DossierResumed), counter of slips.
    """
    dossier = begin(dossier_code, Act.RESUME, by=by, expected_version=expected_version)
    if dossier.holder_id != by.account_id:
        raise NotHolder
    end_pause(dossier, ended_at=at, at=at)
    assert dossier.due_at is not None  # noqa: S101 — `end_pause` has just set it
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierResumed(dossier_id=dossier.pk, at=at, due_at=dossier.due_at),
        changed=CLOCK_COLUMNS,
        facts={"due_at": dossier.due_at.isoformat()},
    )
    slip = replacing_receipt(
        dossier, by=by, at=at, note="Thời hạn được tính tiếp sau khi tạm dừng."
    )
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=dossier.due_at)
