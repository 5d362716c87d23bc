"""Begins and ends the time that a limit leaves out."""

from datetime import date, datetime

from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.models import Pause as PauseRow
from motcua.domain.working_time.values import Pause

from ._clock import continue_promise, regime_of, resume_clock, stop_clock

PAYMENT = "payment"
PAYMENT_NAME = "Chờ thực hiện nghĩa vụ tài chính"


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

    What an apology promised is kept instead, with the office time that was left of it. Returns
    what was due before the pause.
    """
    pause = dossier.pauses.get(until__isnull=True)
    pause.until = ended_at
    pause.save(update_fields=["until"])
    if pause.due_at is not None and _is_promised(dossier):
        continue_promise(dossier, pause.due_at, paused_at=pause.since, resumed_at=ended_at, at=at)
    else:
        resume_clock(dossier, _left_out(dossier), at=at)
    return pause.due_at


def _is_promised(dossier: Dossier) -> bool:
    """Whether the present count has had its new date already."""
    return dossier.apologies.filter(
        new_due_at__isnull=False, sent_at__gte=dossier.clock_started_at
    ).exists()


def _left_out(dossier: Dossier) -> list[Pause]:
    regime = regime_of(dossier)
    rows = dossier.pauses.filter(since__gte=dossier.clock_started_at, until__isnull=False)
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
        for row in rows.order_by("since", "id")
        if row.until is not None
    ]
