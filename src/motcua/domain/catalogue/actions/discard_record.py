"""Throw a record away that will not be published."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.states import RecordAct
from motcua.domain.catalogue.values import RecordId
from motcua.domain.identity.values import Actor

from ._records import advance, locked_record, note, require_drawer


@transaction.atomic
def discard_record(*, record_id: RecordId, by: Actor, at: datetime) -> None:
    """Discard a record that is not signed; another may be begun for its procedure.

    Legal   LR-113; LR-115: what was signed or published stays.
    Units   `at` is aware.
    Raises  NotPermitted, RecordNotFound, RecordStateRefuses. Nothing was written then.
    Writes  record, journal. A decision that was being prepared loses it.
    """
    require_drawer(by)
    row = locked_record(record_id)
    former = row.state
    advance(row, RecordAct.DISCARD)
    row.decision_id = None
    row.save(update_fields=["state", "decision"])
    note(row, "catalogue.record_discarded", by=by, at=at, former_state=former)
