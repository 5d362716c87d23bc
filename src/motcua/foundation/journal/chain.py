"""The chain of digests over the journal: a changed, removed or inserted line is found and named.

Entries commit out of order, so a line is sealed only once every transaction that could still commit
a lower number has ended. Sealing runs as a timer (`interfaces.jobs`), never inside an act: a chain
advanced by every act would make all acts of the province wait for each other.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

ORIGIN = hashlib.sha256(b"motcua journal").hexdigest()
LINES_PER_SEALING_MAX = 10_000
_LOCK = 0x6D6F7463  # Advisory lock "motc": one sealer at a time.

_UNSEALED = """
    SELECT e.id, e.word, e.subject, e.by, e.at, e.facts
    FROM journal_entry e LEFT JOIN journal_seal s ON s.entry_id = e.id
    WHERE s.entry_id IS NULL AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY e.id LIMIT %s
"""
_CHAIN = """
    SELECT s.position, s.entry_id, s.digest, e.id, e.word, e.subject, e.by, e.at, e.facts
    FROM journal_seal s LEFT JOIN journal_entry e ON e.id = s.entry_id ORDER BY s.position
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the chain found. `fault` names the first line that does not fit."""

    lines_checked_count: int
    unsealed_count: int
    fault: str | None

    @property
    def is_intact(self) -> bool:
        return self.fault is None


def seal_new_entries() -> int:
    """Seal what has been committed since the last sealing. Returns how many lines were sealed."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT position, digest FROM journal_seal ORDER BY position DESC LIMIT 1")
        position, digest = cursor.fetchone() or (0, ORIGIN)
        cursor.execute(_UNSEALED, [LINES_PER_SEALING_MAX])
        seals = []
        for line in cursor.fetchall():
            position, digest = position + 1, _digest(digest, line)
            seals.append((position, line[0], digest))
        if seals:
            cursor.executemany(
                "INSERT INTO journal_seal (position, entry_id, digest) VALUES (%s, %s, %s)", seals
            )
        return len(seals)


def verify() -> Verdict:
    """Recompute the whole chain. Reads every line once, writes nothing."""
    digest, checked = ORIGIN, 0
    with transaction.atomic(), connection.cursor() as cursor:
        for position, entry_id, claimed, *line in _rows(cursor):
            if position != checked + 1:
                return Verdict(checked, 0, f"seal {checked + 1} is missing")
            if line[0] is None:
                return Verdict(checked, 0, f"entry {entry_id} is missing")
            digest = _digest(digest, tuple(line))
            if digest != claimed:
                return Verdict(checked, 0, f"entry {entry_id} does not fit its seal {position}")
            checked += 1
        cursor.execute("SELECT count(*) FROM journal_entry")
        (entry_count,) = cursor.fetchone()
    return Verdict(checked, entry_count - checked, None)


def _rows(cursor: Any) -> Iterator[tuple[Any, ...]]:
    cursor.execute(_CHAIN)
    while rows := cursor.fetchmany(5_000):
        yield from rows


def _digest(previous: str, line: tuple[Any, ...]) -> str:
    entry_id, word, subject, by, at, facts = line
    if isinstance(facts, str):
        facts = json.loads(facts)
    moment: datetime = at
    canonical = json.dumps(
        [entry_id, word, subject, by, moment.astimezone(UTC).isoformat(), facts],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()
