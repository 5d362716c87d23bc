"""Throw a record away that will not be published."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.states import RecordAct
from motcua.domain.catalogue.values import RecordId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal

from ._records import about, advance, locked_record, require_drawer


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
    journal.record("catalogue.record_discarded", **about(row, by=by, at=at, former_state=former))
