"""Publish groups of procedures that are done together."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue import models, permissions
from motcua.domain.catalogue.errors import CatalogueContradicts
from motcua.domain.catalogue.rules.register import group_contradictions
from motcua.domain.catalogue.values.history import ProcedureGroup
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import known_names
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts, publish_rows

COUNTRY_WIDE = "*"


@transaction.atomic
def publish_procedure_groups(
    *, groups: Sequence[ProcedureGroup], by: Actor, at: datetime
) -> PublishedCounts:
    """Make the groups of these codes and days what is given. Repeating it changes nothing.

    Legal   LR-112 (01/2018/TT-VPCP art 4): a decision links procedures and names who leads.
    Units   `at` is timezone-aware; days include both ends, None is open.
    Raises  NotPermitted, CatalogueContradicts. When it raises, nothing was written.
    Writes  groups, version of the data and journal. Groups that are not given stay.
    """
    by.require(permissions.PUBLISH_PROCEDURES, agency_code=COUNTRY_WIDE)
    data_version = models.CatalogueVersion.lock()
    reasons = tuple(
        group_contradictions(
            groups,
            slugs=set(models.Procedure.objects.values_list("slug", flat=True)),
            agency_names=known_names(),
        )
    )
    if reasons:
        raise CatalogueContradicts(reason="; ".join(reasons))

    counts = publish_rows(
        models.ProcedureGroup.objects.all(),
        key=("code", "valid_from"),
        rows=[
            {
                "code": group.code,
                "name": group.name,
                "lead_agency_name": group.lead_agency_name,
                "decision_number": group.decision_number,
                "members": [asdict(member) for member in group.members],
                "mark": group.mark,
                "valid_from": group.valid_from,
                "valid_to": group.valid_to,
            }
            for group in groups
        ],
        keep_missing=True,
    )
    if counts.changes_anything:
        data_version.renew(at=at)
        journal.record(
            "catalogue.procedure_groups_published",
            subject="catalogue",
            by=by.reference,
            at=at,
            facts={**counts.as_facts(), "version": str(data_version.token)},
        )
    return counts
