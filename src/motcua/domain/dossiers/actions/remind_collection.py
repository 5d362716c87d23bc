"""Remind an applicant of a result that waits (T22)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import MomentImpossible
from motcua.domain.dossiers.events import CollectionReminded
from motcua.domain.dossiers.rules.deadlines import reminder_on
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor
from motcua.foundation.clock import VIETNAM

from ._clock import regime_of
from ._step import begin, conclude


@transaction.atomic
def remind_collection(*, dossier_code: str, by: Actor, at: datetime) -> None:
    """Tell the applicant once more that the result lies at the one-stop unit.

    Legal   LR-076 (T22, 61/2018/NĐ-CP art 20): after as many days as the regime says (assumed), and
            not while the post has it.
    Units   `by` is the system, `at` not before the day of the next reminder.
    Raises  MomentImpossible (none is due yet, or all were sent), DossierNotFound, NotPermitted,
            Moved. Nothing is written.
    Writes  dossier, journal, outbox (CollectionReminded).
    """
    dossier = begin(dossier_code, Act.REMIND_COLLECTION, by=by, expected_version=None)
    assert dossier.result_ready_at is not None  # noqa: S101 — the row of the table says so
    day = reminder_on(
        dossier.result_ready_at,
        sent_count=dossier.collection_reminders,
        days=regime_of(dossier).collection_reminder_days,
    )
    if day is None or at.astimezone(VIETNAM).date() < day or dossier.parcel_number:
        raise MomentImpossible(why="chưa đến ngày nhắc nhận kết quả")
    dossier.collection_reminders += 1
    conclude(
        dossier,
        by=by,
        at=at,
        fact=CollectionReminded(dossier_id=dossier.pk, at=at),
        changed=["collection_reminders"],
        facts={"ordinal": dossier.collection_reminders},
    )
