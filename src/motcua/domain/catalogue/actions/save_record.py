"""Keep a changed record."""

from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.domain.catalogue.errors import RecordMoved
from motcua.domain.catalogue.models import RecordDraft
from motcua.domain.catalogue.states import RecordAct
from motcua.domain.catalogue.values import RecordId, RecordState
from motcua.domain.identity.values import Actor
from motcua.domain.records.rules.draft_facts import plain_facts
from motcua.foundation import journal

from ._opening import base_now
from ._records import about, advance, locked_record, require_drawer


@transaction.atomic
def save_record(
    *,
    record_id: RecordId,
    facts: dict[str, Any],
    expected_revision: int,
    by: Actor,
    at: datetime,
) -> int:
    """Replace what a record says; returns its new revision. The same again changes nothing.

    A checked record that is changed is drafted again, and must be checked again. Where its base was
    corrected meanwhile, the record goes on from what took the base's place: the editor shows the
    difference to that.

    Legal   LR-113; LR-115: a record that was signed or published is not changed.
    Units   `expected_revision` is the one that was read; `at` is aware.
    Raises  NotPermitted, RecordNotFound, RecordMoved, RecordStateRefuses, FactsUnfit. Nothing was
            written then.
    Writes  record, journal.
    """
    require_drawer(by)
    row = locked_record(record_id)
    former = RecordState(row.state)
    advance(row, RecordAct.SAVE)
    if row.revision != expected_revision:
        raise RecordMoved(revision=row.revision)
    kept, base_id = plain_facts(facts), base_now(row)
    if former is not RecordState.RETURNED and (row.facts, row.base_version_id) == (kept, base_id):
        return row.revision
    _keep(row, kept, base_id, by=by, at=at)
    journal.record("catalogue.record_saved", **about(row, by=by, at=at, former_state=former.value))
    return row.revision


def _keep(
    row: RecordDraft, facts: dict[str, Any], base_id: int | None, *, by: Actor, at: datetime
) -> None:
    row.facts, row.base_version_id = facts, base_id
    row.revision, row.saved_by_id, row.saved_at = row.revision + 1, by.account_id, at
    row.checked_by_id, row.checked_at = None, None
    row.save()
