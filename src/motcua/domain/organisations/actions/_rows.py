"""Publishes rows and keeps what they said before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.domain.organisations.models import PAST_TABLES, keep_past
from motcua.foundation.db.publication import PublishedCounts, publish_rows


def publish_and_keep(
    table: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    at: datetime,
    keep_missing: bool = False,
) -> PublishedCounts:
    """Make the rows of a table what is published; what is changed or taken away is kept as past.

    Legal   LR-124.
    """
    model, key = PAST_TABLES[table]
    held = model._default_manager.all()  # noqa: SLF001 — Django's public name
    by_key: dict[tuple[Any, ...], Any] = {_key(row, key): row for row in held}
    wanted, seen = [], set()
    changed = []
    for facts in rows:
        identity = tuple(facts[name] for name in key)
        seen.add(identity)
        row = by_key.get(identity)
        is_same = row is not None and all(
            getattr(row, name) == value for name, value in facts.items()
        )
        if row is not None and not is_same:
            changed.append(row)
        wanted.append({**facts, "recorded_at": row.recorded_at if row and is_same else at})
    gone = [] if keep_missing else [row for key_, row in by_key.items() if key_ not in seen]
    keep_past(table, [*changed, *gone], at=at)
    return publish_rows(held.all(), key=key, rows=wanted, keep_missing=keep_missing)


def _key(row: Any, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
