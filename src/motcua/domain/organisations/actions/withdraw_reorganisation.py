"""Take back a reorganisation that has not taken effect."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import errors, models
from motcua.domain.organisations.models import keep_past, key_of
from motcua.domain.organisations.rules import ended_by, from_data
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
            ReorganisationInEffect, ReorganisationUsed (a new unit is named elsewhere, or another
            decision ends it). Nothing is written.
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
    new_codes = frozenset(each.code for each in asked.new_agencies)
    _require_unused(new_codes, row)
    agencies = models.Agency.objects.filter(pk__in=[move.agency_code for move in asked.moves])
    _take_back("agency", agencies, ("valid_to", "successor_id"), published_at, at=at)
    models.AgencyHeir.objects.filter(reorganisation=row).delete()
    new = models.Agency.objects.filter(pk__in=new_codes)
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
    last_day = asked.takes_effect_on - timedelta(days=1)
    ended = models.Division.objects.filter(code__in=asked.ended_divisions, valid_to=last_day)
    _take_back("division", ended, ("valid_to",), published_at, at=at)
    steps = models.DivisionSuccession.objects.filter(
        took_effect_on=asked.takes_effect_on, recorded_at=published_at
    )
    keep_past("succession", steps, at=at)
    steps.delete()


def _require_unused(new_codes: Collection[str], row: models.ReorganisationRow) -> None:
    """No other decision ends what this one founds."""
    others = models.ReorganisationRow.objects.filter(state=ReorganisationState.PUBLISHED)
    for other in others.exclude(pk=row.pk):
        if not ended_by([from_data(other.document)]).keys().isdisjoint(new_codes):
            raise errors.ReorganisationUsed(reason=other.decision_number)


def _take_back(
    table: str, rows: QuerySet[Any], columns: Sequence[str], published_at: datetime, *, at: datetime
) -> None:
    """The columns say again what they said until the publication; what a list has changed since in
    the others stays."""
    held = list(rows)
    keep_past(table, held, at=at)
    before = {
        key_of(table, each): each
        for each in (
            past.as_row()
            for past in models.PastRow.objects.filter(table=table, superseded_at=published_at)
        )
    }
    for each in held:
        former = before.get(key_of(table, each))
        for column in columns:
            setattr(each, column, getattr(former, column, None))
        each.recorded_at = at
    rows.model._default_manager.bulk_update(  # noqa: SLF001 — Django's public name
        held, [*(name.removesuffix("_id") for name in columns), "recorded_at"], batch_size=500
    )
