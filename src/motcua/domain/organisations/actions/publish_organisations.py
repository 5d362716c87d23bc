"""Publish administrative divisions and agencies with their periods and successors."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import models, permissions
from motcua.domain.organisations.errors import OrganisationsContradict
from motcua.domain.organisations.rules import contradictions, from_data, upheld
from motcua.domain.organisations.values import (
    OrganisationPublication,
    PublishedAgency,
    Reorganisation,
    ReorganisationState,
)
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts

from ._rows import publish_and_keep

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
    Writes  divisions, successions, agencies, past rows, version and journal, all or nothing. What
            rows said before is kept; agencies that the publication does not have are left:
            dossiers point at them.
    """
    by.require(permissions.PUBLISH_ORGANISATIONS, agency_code=COUNTRY_WIDE)
    if reasons := contradictions(publication):
        raise OrganisationsContradict(reason="; ".join(reasons))

    version = models.OrganisationVersion.lock()
    publication = upheld(publication, _published())
    counts = (
        publish_and_keep(
            "division",
            [{**asdict(row), "level": row.level.value} for row in publication.divisions],
            at=at,
        )
        + publish_and_keep("succession", map(asdict, publication.successions), at=at)
        + publish_and_keep(
            "agency", map(agency_facts, publication.agencies), at=at, keep_missing=True
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


def _published() -> list[Reorganisation]:
    """Decisions that stand: a list that does not know them yet does not undo them."""
    rows = models.ReorganisationRow.objects.filter(state=ReorganisationState.PUBLISHED)
    return [from_data(row.document) for row in rows.order_by("takes_effect_on", "id")]


def agency_facts(agency: PublishedAgency) -> dict[str, Any]:
    """The columns of an agency's row."""
    facts = asdict(agency)
    facts["parent_id"] = facts.pop("parent_code")
    facts["successor_id"] = facts.pop("successor_code")
    return {
        **facts,
        "level": agency.level.value,
        "covers_divisions": list(agency.covers_divisions),
    }
