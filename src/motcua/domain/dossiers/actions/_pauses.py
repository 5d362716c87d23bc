"""Begins and ends the time that a limit leaves out."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.models import Pause as PauseRow
from motcua.domain.regimes.values import Regime
from motcua.domain.working_time.values import Pause

from ._clock import continue_promise, regime_of, resume_clock, stop_clock

PAYMENT = "payment"
PAYMENT_NAME: Final = "Chờ thực hiện nghĩa vụ tài chính"


def begin_pause(
    dossier: Dossier,
    ground: str,
    *,
    at: datetime,
    reason: str = "",
    legal_basis: str = "",
    expected_until: date | None = None,
) -> None:
    """From now on nothing is due."""
    PauseRow.objects.create(
        dossier=dossier,
        ground=ground,
        reason=reason,
        legal_basis=legal_basis,
        since=at,
        expected_until=expected_until,
        due_at=dossier.due_at,
    )
    stop_clock(dossier)


def end_pause(dossier: Dossier, *, ended_at: datetime, at: datetime) -> datetime | None:
    """The limit runs again, from where it began and without any pause of this count.

    What an apology promised is kept instead, with the office time that was left of it; so is what
    was left of the last day, for a limit does not run out in a pause. Returns what was due before.
    """
    pause = dossier.pauses.get(until__isnull=True)
    ended_at = max(ended_at, pause.since)
    pause.until = ended_at
    pause.save(update_fields=["until"])
    due_at = None
    if not is_promised(dossier):
        due_at = resume_clock(dossier, left_out(dossier), at=at).due_at
    if pause.due_at is not None and (due_at is None or due_at <= ended_at):
        continue_promise(dossier, pause.due_at, paused_at=pause.since, resumed_at=ended_at, at=at)
    return pause.due_at


def is_promised(dossier: Dossier) -> bool:
    """Whether the present count has had its new date already."""
    return dossier.apologies.filter(
        new_due_at__isnull=False, sent_at__gte=dossier.clock_started_at
    ).exists()


def left_out(dossier: Dossier) -> list[Pause]:
    """The pauses of the present count, with their grounds."""
    assert dossier.clock_started_at is not None  # noqa: S101 — asked of a limit that runs
    rows = dossier.pauses.filter(since__gte=dossier.clock_started_at, until__isnull=False)
    return as_left_out(rows.order_by("since", "id"), regime_of(dossier))


def as_left_out(rows: Iterable[PauseRow], regime: Regime) -> list[Pause]:
    """Pauses that have ended, as counting reads them."""
    return [
        Pause(
            from_at=row.since,
            to_at=row.until,
            ground=PAYMENT_NAME
            if row.ground == PAYMENT
            else regime.pause_ground_names.get(row.ground, row.ground),
            source=row.legal_basis
            or regime.source_of(
                "payment_pauses_clock" if row.ground == PAYMENT else "pause_grounds"
            ),
        )
        for row in rows
        if row.until is not None
    ]
