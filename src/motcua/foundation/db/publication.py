"""Make the rows of a table what a publication says, touching only what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

ROWS_PER_STATEMENT = 500


@dataclass(frozen=True, slots=True)
class PublishedCounts:
    """What a publication of reference data changed."""

    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0

    def __add__(self, other: "PublishedCounts") -> "PublishedCounts":
        return PublishedCounts(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            withdrawn=self.withdrawn + other.withdrawn,
            unchanged=self.unchanged + other.unchanged,
        )

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.changed or self.withdrawn)

    def as_facts(self) -> dict[str, int]:
        """For the journal."""
        return {"new": self.new, "changed": self.changed, "withdrawn": self.withdrawn}


def publish_rows(
    held: QuerySet[Any],
    *,
    key: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    keep_missing: bool = False,
) -> PublishedCounts:
    """Insert, update and delete rows of `held` until they equal `rows`, matched by `key`.

    Every row names all columns it decides; columns it does not name stay as they are. With
    `keep_missing`, rows that the publication does not have are left alone. Four statements or so.
    """
    model: type[Model] = held.model
    by_key = {tuple(getattr(row, name) for name in key): row for row in held}
    new, changed, seen, columns = [], [], set(), set()
    for facts in rows:
        identity = tuple(facts[name] for name in key)
        seen.add(identity)
        row = by_key.get(identity)
        if row is None:
            new.append(model(**facts))
        elif differing := {name for name, value in facts.items() if getattr(row, name) != value}:
            for name in differing:
                setattr(row, name, facts[name])
            changed.append(row)
            columns |= differing
    gone = (
        [] if keep_missing else [row.pk for identity, row in by_key.items() if identity not in seen]
    )
    manager = model._default_manager  # noqa: SLF001 — Django's public name for any model's manager
    if gone:
        manager.filter(pk__in=gone).delete()
    if changed:
        manager.bulk_update(changed, sorted(columns), batch_size=ROWS_PER_STATEMENT)
    manager.bulk_create(new, batch_size=ROWS_PER_STATEMENT)
    return PublishedCounts(
        new=len(new),
        changed=len(changed),
        withdrawn=len(gone),
        unchanged=len(seen) - len(new) - len(changed),
    )
