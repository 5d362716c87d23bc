"""Publish administrative divisions and agencies with their periods and successors."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import models, permissions
from motcua.domain.organisations.errors import OrganisationsContradict
from motcua.domain.organisations.rules import contradictions
from motcua.domain.organisations.values import OrganisationPublication, PublishedAgency
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts, publish_rows

COUNTRY_WIDE = "*"


@transaction.atomic
def publish_organisations(
    *, publication: OrganisationPublication, by: Actor, at: datetime
) -> PublishedCounts:
    """Make divisions and agencies what the publication says. Repeating it changes nothing.

    Legal   202/2025/QH15 and 1666/NQ-UBTVQH15 (divisions since 1 July 2025); 20/2020/QD-TTg and
            QCVN 102:2016/BTTTT (identifiers).
    Units   `at` is timezone-aware; periods include both ends, None is open.
    Raises  NotPermitted, OrganisationsContradict. When it raises, nothing was written.
    Writes  divisions, successions, agencies, version and journal, all or nothing. Agencies that the
            publication does not have are left: dossiers point at them.
    """
    by.require(permissions.PUBLISH_ORGANISATIONS, agency_code=COUNTRY_WIDE)
    if reasons := contradictions(publication):
        raise OrganisationsContradict(reason="; ".join(reasons))

    version = models.OrganisationVersion.lock()
    counts = (
        publish_rows(
            models.Division.objects.all(),
            key=("code", "valid_from"),
            rows=[{**asdict(row), "level": row.level.value} for row in publication.divisions],
        )
        + publish_rows(
            models.DivisionSuccession.objects.all(),
            key=("predecessor_code", "successor_code", "took_effect_on"),
            rows=map(asdict, publication.successions),
        )
        + publish_rows(
            models.Agency.objects.all(),
            key=("code",),
            rows=map(_facts, publication.agencies),
            keep_missing=True,
        )
    )
    if counts.changes_anything:
        version.renew(at=at)
        journal.record(
            "organisations.published",
            subject="organisations",
            by=by.reference,
            at=at,
            facts={**counts.as_facts(), "version": str(version.token)},
        )
    return counts


def _facts(agency: PublishedAgency) -> dict[str, Any]:
    facts = asdict(agency)
    facts["parent_id"] = facts.pop("parent_code")
    facts["successor_id"] = facts.pop("successor_code")
    return {
        **facts,
        "level": agency.level.value,
        "covers_divisions": list(agency.covers_divisions),
    }
