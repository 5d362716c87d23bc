"""Pause the limit on a ground that the law lists (T14a)."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.dossiers.errors import GroundUnknown, MomentImpossible, NotHolder
from motcua.domain.dossiers.events import DossierPaused
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor
from motcua.foundation.clock import VIETNAM

from ._clock import CLOCK_COLUMNS, regime_of
from ._pauses import begin_pause
from ._step import begin, conclude
from ._texts import written_reason, written_text


@transaction.atomic
def pause(
    *,
    dossier_code: str,
    ground: str,
    reason: str,
    legal_basis: str,
    expected_until: date | None = None,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Stop the limit while the dossier waits on a listed ground; nothing is due meanwhile.

    Legal   LR-061 (61/2018/NĐ-CP art 19.3, 19.5; LR-023): only grounds of the regime, never free
            text, and only while the limit runs: what has run out cannot be paused (assumed).
    Units   `ground` is a key of the regime's `pause_grounds`; `expected_until` a day after today,
            or None; `reason` 10 to 2,000 characters for the applicant.
    Raises  NotHolder, GroundUnknown, ReasonMissing, TextMissing, MomentImpossible, DossierNotFound,
            NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, pause, custody, journal, outbox (DossierPaused).
    """
    dossier = begin(dossier_code, Act.PAUSE, by=by, expected_version=expected_version)
    if dossier.holder_id != by.account_id:
        raise NotHolder
    if ground not in regime_of(dossier).pause_grounds:
        raise GroundUnknown(ground=ground[:100])
    if dossier.due_at is not None and at > dossier.due_at:
        raise MomentImpossible(why="thời hạn đã hết nên không tạm dừng được nữa")
    if expected_until is not None and expected_until <= at.astimezone(VIETNAM).date():
        raise MomentImpossible(why="ngày dự kiến tính tiếp phải sau hôm nay")
    begin_pause(
        dossier,
        ground,
        at=at,
        reason=written_reason(reason),
        legal_basis=written_text(legal_basis, what="căn cứ pháp lý"),
        expected_until=expected_until,
    )
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierPaused(dossier_id=dossier.pk, at=at),
        changed=CLOCK_COLUMNS,
        facts={"ground": ground},
    )
