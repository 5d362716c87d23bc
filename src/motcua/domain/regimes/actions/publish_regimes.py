"""Publish which regimes are in force when, and the parameters they set."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.domain.regimes import models, permissions
from motcua.domain.regimes.errors import RegimesContradict
from motcua.domain.regimes.ports import Actor
from motcua.domain.regimes.rules import contradictions
from motcua.domain.regimes.values import (
    PublishedParameter,
    PublishedProfile,
    RegimePublication,
)
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts, publish_rows

COUNTRY_WIDE = "*"


@transaction.atomic
def publish_regimes(*, publication: RegimePublication, by: Actor, at: datetime) -> PublishedCounts:
    """Make regimes and parameters what the publication says. Repeating it changes nothing.

    Legal   the instruments named in each row; data/regimes.yaml lists them with their marks.
    Units   `at` is timezone-aware; periods include both ends; each parameter has its own unit.
    Raises  NotPermitted, RegimesContradict. When it raises, nothing was written.
    Writes  profiles, parameters, version and journal, all or nothing.
    """
    by.require(permissions.PUBLISH_REGIMES, agency_code=COUNTRY_WIDE)
    if reasons := contradictions(publication):
        raise RegimesContradict(reason="; ".join(reasons))

    version = models.RegimeVersion.lock()
    counts = publish_rows(
        models.Profile.objects.all(),
        key=("valid_from",),
        rows=map(_facts, publication.profiles),
    ) + publish_rows(
        models.LegalParameter.objects.all(),
        key=("key", "valid_from"),
        rows=map(_facts, publication.parameters),
    )
    if counts.changes_anything:
        version.renew(at=at)
        journal.record(
            "regimes.published",
            subject="regimes",
            by=by.reference,
            at=at,
            facts={**counts.as_facts(), "version": str(version.token)},
        )
    return counts


def _facts(row: PublishedProfile | PublishedParameter) -> dict[str, Any]:
    return {**asdict(row), "mark": row.mark.value}
