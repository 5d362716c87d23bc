"""Write one line, read the lines about a subject."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from psycopg.types.json import Jsonb

from motcua.foundation import signing
from motcua.foundation.db import read, write

from .lines import marked_words, utc_text

MARK_PURPOSE = "motcua.journal.entry.1"
PRIVATE = "private"  # The one key of `facts` that acts may not use: digests of private facts.
_SALT_BYTES = 18


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
    word: str,
    *,
    subject: str,
    by: str,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    private_facts: Mapping[str, str] | None = None,
) -> None:
    """Add one act to the journal, in the caller's transaction. May travel `together` with others.

    `word` is `module.past`; `facts` holds no personal data: numbers, codes, moments, references. What
    people wrote in their own words goes into `private_facts`: the entry keeps a salted digest, the
    words stand where they can be erased (`shred`) without touching the entry.
    """
    said = dict(facts or {})
    assert PRIVATE not in said, "`private` is written by the journal itself"  # noqa: S101 — a slip in our own code
    if private_facts:
        said[PRIVATE] = {
            name: _keep_private(subject, name, value) for name, value in private_facts.items()
        }
    mark = signing.mark(MARK_PURPOSE, marked_words(word, subject, by, utc_text(at), said))
    write(
        "INSERT INTO journal_entry (word, subject, by, at, facts, mark)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        [word, subject, by, at, Jsonb(said), mark],
    )


def private_digest(salt: str, value: str) -> str:
    """What an entry keeps of a private fact. The salt keeps short words from being guessed."""
    digest = hashlib.sha256(f"{salt}\n{value}".encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


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


def private_facts_of(line: JournalLine) -> Mapping[str, str]:
    """The private facts of a line by name; those that were erased are missing. One query."""
    digests = line.facts.get(PRIVATE, {})
    if not digests:
        return {}
    rows = read(
        "SELECT digest, value FROM journal_private WHERE digest = ANY(%s)", [[*digests.values()]]
    )
    values = dict(rows)
    return {name: values[digest] for name, digest in digests.items() if digest in values}


def _keep_private(subject: str, name: str, value: str) -> str:
    salt = secrets.token_urlsafe(_SALT_BYTES)
    digest = private_digest(salt, value)
    write(
        "INSERT INTO journal_private (digest, subject, name, salt, value)"
        " VALUES (%s, %s, %s, %s, %s)",
        [digest, subject, name, salt, value],
    )
    return digest


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
