"""Keep what a file says as drafts: of all its procedures, or of none."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.values import RecordId
from motcua.domain.catalogue.values.imports import RecordToImport
from motcua.domain.identity.values import Actor
from motcua.foundation import journal

from ._records import hold_slug, locked_records, require_drawer
from .begin_record import begin_record
from .save_record import save_record


@transaction.atomic
def import_records(
    *, records: Sequence[RecordToImport], by: Actor, at: datetime
) -> tuple[RecordId, ...]:
    """Begin a draft of each procedure, or go on in the draft that there is; all or nothing.

    Legal   LR-113: what comes from a file is drawn, checked and signed like what was typed.
    Units   `at` is aware.
    Raises  NotPermitted, SlugUnfit, BaseUnfit, RecordUnderWork, RecordNotFound, RecordMoved,
            RecordStateRefuses, FactsUnfit. Nothing was written then, of no procedure.
    Writes  records, journal.
    """
    require_drawer(by)
    for slug in sorted({each.slug for each in records if each.record_id is None}):
        hold_slug(slug)  # In one order, so that two files at once wait and do not block each other.
    locked_records({each.record_id for each in records if each.record_id is not None})
    kept = tuple(_keep(each, by=by, at=at) for each in records)
    journal.record(
        "catalogue.records_imported",
        subject="catalogue_import",
        by=by.reference,
        at=at,
        facts={"records": list(kept), "slugs": [each.slug for each in records]},
    )
    return kept


def _keep(each: RecordToImport, *, by: Actor, at: datetime) -> RecordId:
    if each.record_id is None:
        return begin_record(
            slug=each.slug, change_kind=each.change_kind, facts=each.facts, by=by, at=at
        )
    save_record(
        record_id=each.record_id,
        facts=each.facts,
        expected_revision=each.revision,
        by=by,
        at=at,
    )
    return each.record_id
