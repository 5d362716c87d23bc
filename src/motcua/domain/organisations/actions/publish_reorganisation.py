"""Publish a reorganisation that somebody else entered."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction

from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.organisations import errors, models
from motcua.domain.organisations.models import keep_past
from motcua.domain.organisations.rules import from_data
from motcua.domain.organisations.values import (
    Reorganisation,
    ReorganisationId,
    ReorganisationState,
)
from motcua.foundation import journal

from .publish_organisations import agency_facts
from .reorganise import require_reorganise, require_sound

ROWS_PER_STATEMENT = 500


@transaction.atomic
def publish_reorganisation(*, reorganisation_id: ReorganisationId, by: Actor, at: datetime) -> bool:
    """Units get their last day and their heirs, new units and divisions their first day.

    What lies with the units follows on the day itself, dossier by dossier. To publish again what is
    published changes nothing.

    Legal   LR-123 to LR-125 (72/2025/QH15; 202/2025/QH15; 1666/NQ-UBTVQH15).
    Units   The operator's command may publish what it entered; people may not publish their own.
            Returns whether it was published now.
    Raises  NotPermitted, ReorganisationNotFound, ReorganisationClosed (withdrawn),
            PublisherEnteredIt, ReorganisationContradicts. Nothing is written.
    Writes  agencies, heirs, divisions, successions, past rows, reorganisation, version, journal: all
            or nothing.
    """
    require_reorganise(by)
    version = models.OrganisationVersion.lock()
    row = models.ReorganisationRow.objects.select_for_update().filter(pk=reorganisation_id).first()
    if row is None:
        raise errors.ReorganisationNotFound(reorganisation_id=reorganisation_id)
    if row.state == ReorganisationState.PUBLISHED:
        return False
    if row.state != ReorganisationState.ENTERED:
        raise errors.ReorganisationClosed
    if by is not SYSTEM and by.reference == row.entered_by:
        raise errors.PublisherEnteredIt
    reorganisation = from_data(row.document)
    require_sound(reorganisation, at=at, own_id=row.pk)
    _write(reorganisation, row, at=at)
    row.state, row.closed_by, row.closed_at = ReorganisationState.PUBLISHED, by.reference, at
    row.save(update_fields=["state", "closed_by", "closed_at"])
    version.renew(at=at)
    journal.record(
        "organisations.reorganised",
        subject=f"reorganisation:{row.pk}",
        by=by.reference,
        at=at,
        facts={
            "decision": row.decision_number,
            "from_day": row.takes_effect_on.isoformat(),
            "ended": len(reorganisation.moves),
            "new": len(reorganisation.new_agencies),
            "version": str(version.token),
        },
    )
    return True


def _write(asked: Reorganisation, row: models.ReorganisationRow, *, at: datetime) -> None:
    last_day = asked.takes_effect_on - timedelta(days=1)
    models.Agency.objects.bulk_create(
        [models.Agency(**agency_facts(each), recorded_at=at) for each in asked.new_agencies],
        batch_size=ROWS_PER_STATEMENT,
    )
    moves = {move.agency_code: move for move in asked.moves}
    ending = list(models.Agency.objects.filter(pk__in=moves))
    keep_past("agency", ending, at=at)
    for agency in ending:
        agency.valid_to, agency.recorded_at = last_day, at
        agency.successor_id = moves[agency.code].heir_of_the_rest or agency.successor_id
    models.Agency.objects.bulk_update(
        ending, ["valid_to", "successor", "recorded_at"], batch_size=ROWS_PER_STATEMENT
    )
    models.AgencyHeir.objects.bulk_create(_heirs(asked, row), batch_size=ROWS_PER_STATEMENT)
    divisions = list(
        models.Division.objects.filter(code__in=asked.ended_divisions, valid_to__isnull=True)
    )
    keep_past("division", divisions, at=at)
    for division in divisions:
        division.valid_to, division.recorded_at = last_day, at
    models.Division.objects.bulk_update(
        divisions, ["valid_to", "recorded_at"], batch_size=ROWS_PER_STATEMENT
    )
    models.Division.objects.bulk_create(
        [
            models.Division(**{**asdict(each), "level": each.level.value}, recorded_at=at)
            for each in asked.new_divisions
        ],
        batch_size=ROWS_PER_STATEMENT,
    )
    models.DivisionSuccession.objects.bulk_create(
        [models.DivisionSuccession(**asdict(each), recorded_at=at) for each in asked.successions],
        batch_size=ROWS_PER_STATEMENT,
        ignore_conflicts=True,  # The list may have said so already.
    )


def _heirs(asked: Reorganisation, row: models.ReorganisationRow) -> Iterator[models.AgencyHeir]:
    for move in asked.moves:
        for heir in move.heirs:
            for field_key in heir.field_keys:
                yield _heir(move.agency_code, heir.agency_code, row, field_key=field_key)
            for slug in heir.procedure_slugs:
                yield _heir(move.agency_code, heir.agency_code, row, procedure_slug=slug)


def _heir(
    agency_code: str, heir_code: str, row: models.ReorganisationRow, **named: str
) -> models.AgencyHeir:
    return models.AgencyHeir(agency_id=agency_code, heir_id=heir_code, reorganisation=row, **named)
