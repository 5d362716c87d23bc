"""Give every committed entry its place in the tree and in the chain of its subject.

Entries commit out of order, so an entry is sealed only once every transaction that could still commit
an earlier one has ended. Sealing runs as a timer (`interfaces.jobs`), never inside an act: a chain
advanced by every act would make all acts of the province wait for each other.
"""

from typing import Any

from django.db import connection, transaction

from .lines import ENTRY_COLUMNS, leaf_digest, leaf_line
from .nodes import frontier_of
from .tree import DIGEST_BYTES

LINES_PER_SEALING_MAX = 10_000
# A late committer's number lies at most so far behind the newest sealed one; the daily sweep looks at
# all.
LATE_NUMBERS_MAX = 20_000
_LOCK = 0x6D6F7463  # Advisory lock "motc": one sealer at a time.

# An id above the cluster's next one comes with a restored dump: its transaction ended elsewhere.
_UNSEALED = f"""
    SELECT {ENTRY_COLUMNS}
    FROM journal_entry e LEFT JOIN journal_seal s ON s.entry_id = e.id
    WHERE e.id > %s AND s.entry_id IS NULL
      AND (e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
           OR e.transaction_id > pg_snapshot_xmax(pg_current_snapshot()))
    ORDER BY e.id LIMIT {LINES_PER_SEALING_MAX}
"""  # noqa: S608 — our own names
_HEADS = """
    SELECT wanted.subject, s.ordinal, substring(s.nodes FOR 32)
    FROM unnest(%s::text[]) AS wanted(subject), LATERAL (
        SELECT ordinal, nodes FROM journal_seal WHERE subject = wanted.subject
        ORDER BY position DESC LIMIT 1) s
"""
_INSERT = """
    INSERT INTO journal_seal (position, entry_id, subject, ordinal, sealed_at, nodes)
    SELECT position, entry_id, subject, ordinal, %s::timestamptz, nodes
    FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::int[], %s::bytea[])
        AS s(position, entry_id, subject, ordinal, nodes)
"""
# After all that is sealed was committed; `now()` would be when the sealer began to wait.
_NOW = """SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


def seal_new_entries(*, is_sweep: bool = False) -> int:
    """Seal what has been committed since the last sealing. Returns how many lines were sealed.

    Looks back only as far as a late committer may be; with `is_sweep`, over all entries.
    """
    total = 0
    while True:
        count = _seal_some(is_sweep=is_sweep)
        total += count
        if count < LINES_PER_SEALING_MAX:
            return total


def _seal_some(*, is_sweep: bool) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT coalesce(max(entry_id), 0) FROM journal_seal")
        (newest,) = cursor.fetchone()
        cursor.execute(_UNSEALED, [0 if is_sweep else max(newest - LATE_NUMBERS_MAX, 0)])
        entries = cursor.fetchall()
        if entries:
            _seal(cursor, entries)
        return len(entries)


def _seal(cursor: Any, entries: list[Any]) -> None:
    cursor.execute(_NOW)
    (sealed_at,) = cursor.fetchone()
    heads = _heads(cursor, {entry[2] for entry in entries})
    cursor.execute("SELECT coalesce(max(position), 0) FROM journal_seal")
    frontier = frontier_of(cursor.fetchone()[0])
    seals = []
    for entry in entries:
        subject = entry[2]
        ordinal, previous = heads.get(subject, (0, b""))
        line = leaf_line(
            entry,
            position=frontier.size + 1,
            ordinal=ordinal + 1,
            previous=previous.hex(),
            sealed_at=sealed_at,
        )
        nodes = frontier.add(leaf_digest(line))
        heads[subject] = (ordinal + 1, nodes[:DIGEST_BYTES])
        seals.append((frontier.size, entry[0], subject, ordinal + 1, nodes))
    cursor.execute(_INSERT, [sealed_at, *(list(column) for column in zip(*seals, strict=True))])


def _heads(cursor: Any, subjects: set[str]) -> dict[str, tuple[int, bytes]]:
    """The last seal of each subject: its ordinal and its leaf."""
    cursor.execute(_HEADS, [sorted(subjects)])
    return {subject: (ordinal, bytes(leaf)) for subject, ordinal, leaf in cursor.fetchall()}
