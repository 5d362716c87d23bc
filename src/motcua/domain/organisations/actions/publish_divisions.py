"""Publish the national list of divisions, both systems, with predecessors and successors."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import models
from motcua.domain.organisations.errors import OrganisationsContradict
from motcua.domain.organisations.permissions import PUBLISH_ORGANISATIONS
from motcua.domain.organisations.rules import list_faults, plain
from motcua.domain.organisations.values import ListedStep, ListedUnit
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts

COUNTRY_WIDE = "*"
FAULTS_SAID_MAX = 20
ROWS_PER_STATEMENT = 1_000


@transaction.atomic
def publish_divisions(
    *,
    units: Sequence[ListedUnit],
    steps: Sequence[ListedStep],
    source: str,
    by: Actor,
    at: datetime,
) -> PublishedCounts:
    """Make the national list what the source says. What it said before stays, superseded.

    The province's own divisions are not touched: where the two differ a person decides
    (`rules.lists`). Repeating it changes nothing.

    Legal   LR-123, LR-124 (19/2025/QĐ-TTg; 124/2004/QĐ-TTg; 202/2025/QH15).
    Units   `at` is timezone-aware; periods include both ends, None is open.
    Raises  NotPermitted, OrganisationsContradict. When it raises, nothing was written.
    Writes  listed divisions, listed successions, journal, all or nothing.
    """
    by.require(PUBLISH_ORGANISATIONS, agency_code=COUNTRY_WIDE)
    if faults := list(list_faults(units, steps)):
        raise OrganisationsContradict(reason="; ".join(faults[:FAULTS_SAID_MAX]))
    models.OrganisationVersion.lock()  # One publication after the other.
    counts = _publish(
        models.ListedDivision,
        ("code", "level", "valid_from"),
        [
            {**asdict(unit), "level": unit.level.value, "plain_name": plain(unit.name)}
            for unit in units
        ],
        source=source,
        at=at,
    ) + _publish(
        models.ListedSuccession,
        ("predecessor_code", "successor_code", "took_effect_on"),
        [asdict(step) for step in steps],
        source=source,
        at=at,
    )
    if counts.changes_anything:
        journal.record(
            "organisations.divisions_published",
            subject="organisations",
            by=by.reference,
            at=at,
            facts={**counts.as_facts(), "source": source},
        )
    return counts


def _publish(
    model: type[Any],
    key: tuple[str, ...],
    rows: Sequence[dict[str, Any]],
    *,
    source: str,
    at: datetime,
) -> PublishedCounts:
    held = {
        tuple(getattr(row, name) for name in key): row
        for row in model.objects.filter(superseded_at__isnull=True)
    }
    fresh, superseded, seen = [], [], set()
    changed = 0
    for facts in rows:
        identity = tuple(facts[name] for name in key)
        seen.add(identity)
        row = held.get(identity)
        if row is not None and all(getattr(row, name) == value for name, value in facts.items()):
            continue
        if row is not None:
            superseded.append(row.pk)
            changed += 1
        fresh.append(model(**facts, source=source, recorded_at=at))
    gone = [row.pk for identity, row in held.items() if identity not in seen]
    model.objects.filter(pk__in=[*superseded, *gone]).update(superseded_at=at)
    model.objects.bulk_create(fresh, batch_size=ROWS_PER_STATEMENT)
    return PublishedCounts(
        new=len(fresh) - changed,
        changed=changed,
        withdrawn=len(gone),
        unchanged=len(seen) - len(fresh),
    )
