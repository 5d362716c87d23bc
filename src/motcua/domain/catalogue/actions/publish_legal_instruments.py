"""Publish the register of legal instruments."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue import models, permissions
from motcua.domain.catalogue.errors import CatalogueContradicts
from motcua.domain.catalogue.rules.register import instrument_contradictions
from motcua.domain.catalogue.values import LegalInstrument
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts, publish_rows

COUNTRY_WIDE = "*"


@transaction.atomic
def publish_legal_instruments(
    *, instruments: Sequence[LegalInstrument], by: Actor, at: datetime
) -> PublishedCounts:
    """Make the register say of these instruments what is given. Repeating it changes nothing.

    Legal   LR-109 (63/2010/NĐ-CP art 8): a record names its legal basis, which is in force.
    Units   `at` is timezone-aware; days include both ends, None is not known.
    Raises  NotPermitted, CatalogueContradicts. When it raises, nothing was written.
    Writes  instruments, version of the data and journal. Instruments that are not given stay.
    """
    by.require(permissions.PUBLISH_PROCEDURES, agency_code=COUNTRY_WIDE)
    if reasons := tuple(instrument_contradictions(instruments)):
        raise CatalogueContradicts(reason="; ".join(reasons))

    data_version = models.CatalogueVersion.lock()
    counts = publish_rows(
        models.LegalInstrument.objects.all(),
        key=("number",),
        rows=[
            {
                "number": each.number,
                "name": each.name,
                "issued_on": each.issued_on,
                "issuer": each.issuer,
                "valid_from": each.valid_from,
                "valid_to": each.valid_to,
                "successor_number": each.successor_number,
                "mark": each.mark,
            }
            for each in instruments
        ],
        keep_missing=True,
    )
    if counts.changes_anything:
        data_version.renew(at=at)
        journal.record(
            "catalogue.legal_instruments_published",
            subject="catalogue",
            by=by.reference,
            at=at,
            facts={**counts.as_facts(), "version": str(data_version.token)},
        )
    return counts
