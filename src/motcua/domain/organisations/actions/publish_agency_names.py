"""Publish how the generic names of agencies in procedures are resolved."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import models, permissions
from motcua.domain.organisations.errors import OrganisationsContradict
from motcua.domain.organisations.values import PublishedName
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts

from ._rows import publish_and_keep

COUNTRY_WIDE = "*"


@transaction.atomic
def publish_agency_names(
    *, names: Sequence[PublishedName], by: Actor, at: datetime
) -> PublishedCounts:
    """Make the generic names what the publication says. Repeating it changes nothing.

    Legal   63/2010/ND-CP, art. 8 (a procedure names the agency that settles it).
    Units   `at` is timezone-aware.
    Raises  NotPermitted; OrganisationsContradict if a name points at an agency that is not there.
            When it raises, nothing was written.
    Writes  names, past rows, version and journal, all or nothing.
    """
    by.require(permissions.PUBLISH_ORGANISATIONS, agency_code=COUNTRY_WIDE)
    version = models.OrganisationVersion.lock()
    known = set(models.Agency.objects.values_list("code", flat=True))
    unknown = [
        f"{name.name}: không có cơ quan {code!r}"
        for name in names
        for code in (name.three_tier_code, name.two_tier_code)
        if code is not None and code not in known
    ]
    if unknown:
        raise OrganisationsContradict(reason="; ".join(unknown))
    counts = publish_and_keep(
        "name",
        [
            {
                "name": name.name,
                "kind": name.kind.value,
                "three_tier_id": name.three_tier_code,
                "two_tier_id": name.two_tier_code,
                "unit_level": name.unit_level,
                "role": name.role,
                "division_name": name.division_name,
            }
            for name in names
        ],
        at=at,
    )
    if counts.changes_anything:
        version.renew(at=at)
        journal.record(
            "organisations.names_published",
            subject="organisations",
            by=by.reference,
            at=at,
            facts={**counts.as_facts(), "version": str(version.token)},
        )
    return counts
