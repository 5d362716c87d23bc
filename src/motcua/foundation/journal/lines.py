"""What is digested of an entry: one line of JSON that anybody can make again.

Moments are UTC with microseconds; `facts` is the database's own text of the jsonb value, which is the
same for the same value. A proof carries the whole line, so who checks one needs none of these rules.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

LEAF_KIND = "motcua.journal.entry.1"
FIRST_OF_SUBJECT = ""  # Stands where the leaf before would stand.
_UTC = """'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'"""

# The columns of an entry as texts. In the order of `EntryText`.
ENTRY_COLUMNS = f"""e.id, e.word, e.subject, e.by,
    to_char(e.at AT TIME ZONE 'UTC', {_UTC}), to_char(e.recorded_at AT TIME ZONE 'UTC', {_UTC}),
    e.facts::text, e.mark"""
SEALED_AT_COLUMN = f"to_char(s.sealed_at AT TIME ZONE 'UTC', {_UTC})"

EntryText = tuple[int, str, str, str, str, str, str, str | None]

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_write_sorted = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def utc_text(moment: datetime) -> str:
    """A moment as it stands in lines and roots: `2026-11-19T08:20:00.000000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> datetime:
    """The moment that such a text means."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def leaf_line(
    entry: EntryText, *, position: int, ordinal: int, previous: str, sealed_at: str
) -> str:
    """The line that the leaf at `position` is the digest of.

    `previous` is the leaf of the entry before on the same subject, in hex: so every dossier has a
    chain of its own inside the tree of all.
    """
    entry_id, word, subject, by, at, recorded_at, facts, _mark = entry
    head = _write(
        [
            LEAF_KIND,
            position,
            subject,
            ordinal,
            previous,
            entry_id,
            word,
            by,
            at,
            recorded_at,
            sealed_at,
        ]
    )
    return f"{head[:-1]},{facts}]"


def leaf_digest(line: str) -> bytes:
    """RFC 6962: a leaf is never the digest of two nodes."""
    return hashlib.sha256(b"\0" + line.encode()).digest()


def marked_words(word: str, subject: str, by: str, at: str, facts: Mapping[str, Any]) -> str:
    """What the mark of an entry covers: all that the act said."""
    return _write_sorted([word, subject, by, at, facts])
