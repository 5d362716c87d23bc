"""Take back a reorganisation that has not taken effect."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import errors, models
from motcua.domain.organisations.models import keep_past
from motcua.domain.organisations.rules import from_data
from motcua.domain.organisations.values import ReorganisationId, ReorganisationState
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from .reorganise import require_reorganise

REASON_CHARACTERS_MAX = 1_000


@transaction.atomic
def withdraw_reorganisation(
    *, reorganisation_id: ReorganisationId, reason: str, by: Actor, at: datetime
) -> None:
    """What was entered is dropped; what was published and lies ahead is undone, row by row.

    Units stand as they stood before; that it was planned in between stays known.

    Legal   LR-123, LR-124 (a decision is repealed by a decision before it takes effect).
    Units   Possible until the day before `takes_effect_on`, in Vietnam.
    Raises  NotPermitted, ReorganisationNotFound, ReorganisationClosed (withdrawn before),
            ReorganisationInEffect, ReorganisationUsed (a new unit is named elsewhere). Nothing is
            written.
    Writes  agencies, heirs, divisions, successions, past rows, reorganisation, version, journal.
    """
    require_reorganise(by)
    version = models.OrganisationVersion.lock()
    row = models.ReorganisationRow.objects.select_for_update().filter(pk=reorganisation_id).first()
    if row is None:
        raise errors.ReorganisationNotFound(reorganisation_id=reorganisation_id)
    if row.state == ReorganisationState.WITHDRAWN:
        raise errors.ReorganisationClosed
    if row.state == ReorganisationState.PUBLISHED:
        if row.takes_effect_on <= at.astimezone(VIETNAM).date():
            raise errors.ReorganisationInEffect
        _undo(row, at=at)
        version.renew(at=at)
    row.state, row.closed_by, row.closed_at = ReorganisationState.WITHDRAWN, by.reference, at
    row.withdrawal_reason = " ".join(reason.split())[:REASON_CHARACTERS_MAX]
    row.save(update_fields=["state", "closed_by", "closed_at", "withdrawal_reason"])
    journal.record(
        "organisations.reorganisation_withdrawn",
        subject=f"reorganisation:{row.pk}",
        by=by.reference,
        at=at,
        facts={"decision": row.decision_number, "reason": row.withdrawal_reason},
    )


def _undo(row: models.ReorganisationRow, *, at: datetime) -> None:
    asked = from_data(row.document)
    published_at = row.closed_at or at
    _put_back("agency", [move.agency_code for move in asked.moves], published_at, at=at)
    models.AgencyHeir.objects.filter(reorganisation=row).delete()
    new = models.Agency.objects.filter(pk__in=[each.code for each in asked.new_agencies])
    keep_past("agency", new, at=at)
    try:
        new.delete()
    except ProtectedError as fault:
        tables = sorted({each._meta.db_table for each in fault.protected_objects})  # noqa: SLF001
        raise errors.ReorganisationUsed(reason=", ".join(tables)) from fault
    starts = models.Division.objects.filter(
        code__in=[each.code for each in asked.new_divisions], valid_from=asked.takes_effect_on
    )
    keep_past("division", starts, at=at)
    starts.delete()
    _put_back("division", list(asked.ended_divisions), published_at, at=at)
    steps = models.DivisionSuccession.objects.filter(
        took_effect_on=asked.takes_effect_on, recorded_at=published_at
    )
    keep_past("succession", steps, at=at)
    steps.delete()


def _put_back(table: str, codes: list[str], published_at: datetime, *, at: datetime) -> None:
    """Rows say again what they said until the publication."""
    model, _key = models.PAST_TABLES[table]
    rows: Any = model._default_manager.filter(  # noqa: SLF001 — Django's public name
        code__in=codes, recorded_at=published_at
    )
    held = {row.code: row for row in rows}
    keep_past(table, held.values(), at=at)
    before = models.PastRow.objects.filter(table=table, superseded_at=published_at)
    for past in before:
        row = past.as_row()
        if row.code in held:
            row.pk = held[row.code].pk
            row.recorded_at = at
            row.save(force_update=True)
