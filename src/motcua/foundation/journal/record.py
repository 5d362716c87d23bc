"""Write one line, read the lines about a subject."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from psycopg.types.json import Jsonb

from motcua.foundation.db import read, write


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One act as it was recorded."""

    entry_id: int
    word: str
    subject: str
    by: str
    at: datetime
    facts: Mapping[str, Any]


def record(
    word: str, *, subject: str, by: str, at: datetime, facts: Mapping[str, Any] | None = None
) -> None:
    """Add one act to the journal, in the caller's transaction. May travel `together` with others.

    `word` is `module.past`; `facts` holds no personal data: numbers, codes, moments, references.
    """
    write(
        "INSERT INTO journal_entry (word, subject, by, at, facts) VALUES (%s, %s, %s, %s, %s)",
        [word, subject, by, at, Jsonb(dict(facts or {}))],
    )


def record_reading(*, subject: str, by: str, at: datetime, purpose: str) -> None:
    """Note that `by` looked at the personal data of `subject` (trust.md B3, D7)."""
    apps.get_model("journal", "Reading").objects.create(
        subject=subject, by=by, at=at, purpose=purpose
    )


def entries_about(subject: str, *, module: str = "") -> Sequence[JournalLine]:
    """All acts on one subject, oldest first. One query, on index `journal_entry_about_subject`.

    `module` keeps to the acts of one module: others may act on the same subject.
    """
    rows = read(
        "SELECT id, word, subject, by, at, facts FROM journal_entry"
        " WHERE subject = %s AND starts_with(word, %s) ORDER BY id",
        [subject, f"{module}." if module else ""],
    )
    return [
        JournalLine(entry_id, word, subject, by, at, json.loads(facts))
        for entry_id, word, subject, by, at, facts in rows
    ]


def latest_about(subject: str, *, module: str = "") -> JournalLine | None:
    """The last act on one subject, or the last of one module's."""
    entry = _about(subject, module).order_by("-id").first()
    return _line(entry) if entry else None


def _about(subject: str, module: str) -> Any:
    entries = _entries().objects.filter(subject=subject)
    return entries.filter(word__startswith=f"{module}.") if module else entries


def _entries() -> Any:
    # Looked up late: this package is imported before Django has loaded its tables.
    return apps.get_model("journal", "Entry")


def _line(entry: Any) -> JournalLine:
    return JournalLine(
        entry_id=entry.pk,
        word=entry.word,
        subject=entry.subject,
        by=entry.by,
        at=entry.at,
        facts=entry.facts,
    )
