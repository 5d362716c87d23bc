"""Record that what was owed has been paid (T9)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import MomentImpossible
from motcua.domain.dossiers.events import PaymentRecorded
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor

from ._clock import CLOCK_COLUMNS
from ._pauses import end_pause
from ._receipt import replacing_receipt
from ._step import begin, conclude
from ._texts import written_text

NUMBER_CHARACTERS_MAX = 100


@transaction.atomic
def record_payment(
    *,
    dossier_code: str,
    receipt_number: str,
    paid_at: datetime | None = None,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued | None:
    """The dossier goes back to where it was; a limit that had stopped runs again from the payment.

    Legal   LR-066 (T9, 61/2018/NĐ-CP art 22.3): the receipt for the money (biên lai) is recorded.
            A due time that moved is said in a new receipt, which is returned (LR-050).
    Units   `receipt_number` is that of the biên lai, at most 100 characters; `paid_at` is the moment
            on it, aware, not before the notice and not after `at`; None: `at`.
    Raises  MomentImpossible, TextMissing, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, obligation, pause, slip, custody, journal, outbox (PaymentRecorded), counter.
    """
    dossier = begin(dossier_code, Act.RECORD_PAYMENT, by=by, expected_version=expected_version)
    owed = dossier.obligations.get(paid_at__isnull=True)
    owed.paid_at = paid_at or at
    if not owed.raised_at <= owed.paid_at <= at:
        raise MomentImpossible(why="ngày nộp tiền phải sau thông báo và không sau bây giờ")
    owed.receipt_number = written_text(
        receipt_number, what="số biên lai", characters_max=NUMBER_CHARACTERS_MAX
    )
    owed.save(update_fields=["paid_at", "receipt_number"])
    former_due_at = dossier.due_at
    if owed.pauses_clock:
        former_due_at = end_pause(dossier, ended_at=owed.paid_at, at=at)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=PaymentRecorded(dossier_id=dossier.pk, at=at, due_at=dossier.due_at),
        changed=CLOCK_COLUMNS,
        facts={"paid_at": owed.paid_at.isoformat()},
    )
    if dossier.due_at == former_due_at:
        return None
    slip = replacing_receipt(
        dossier, by=by, at=at, note="Thời hạn được tính tiếp từ khi nộp nghĩa vụ tài chính."
    )
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=dossier.due_at)
