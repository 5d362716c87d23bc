"""One line of the journal for a third party: the line, the way up to a signed root, the root.

The file is made so that a reader needs SHA-256, Ed25519 and our public key, and nothing of ours:
docs/verify/verify_proof.py does it in 60 lines.
"""

import json
from datetime import datetime
from typing import Any

from motcua.foundation.db import read
from motcua.foundation.errors import DomainError

from .lines import ENTRY_COLUMNS, SEALED_AT_COLUMN, leaf_line
from .nodes import looking_at
from .roots import SignedRoot, first_root_covering, latest_head, packed
from .sealing import seal_new_entries
from .tree import DIGEST_BYTES, digest_of, inclusion_ranges

PROOF_KIND = "motcua.journal.proof.1"
_LINE = f"""
    SELECT s.position, s.ordinal, {SEALED_AT_COLUMN}, {ENTRY_COLUMNS},
        coalesce((SELECT encode(substring(b.nodes FOR {DIGEST_BYTES}), 'hex') FROM journal_seal b
                  WHERE b.subject = s.subject AND b.position < s.position
                  ORDER BY b.position DESC LIMIT 1), '')
    FROM journal_seal s JOIN journal_entry e ON e.id = s.entry_id
"""  # noqa: S608 — our own names


class UnknownEntry(DomainError):
    """`details` says what was asked for."""

    code = "journal.unknown_entry"
    http_status = 404
    message = "Nhật ký không có dòng nào như vậy: %(asked)s."
    remedy = "Xin xem lại số dòng, hoặc mã hồ sơ và thứ tự của việc."


def prove(
    *, at: datetime, entry_id: int | None = None, subject: str = "", ordinal: int = 0
) -> dict[str, Any]:
    """The proof of one entry, by its number or by its place among the acts on a subject (0: the last).

    Seals first, so that an act of this minute can be proven too. The root is the first published one
    that covers the entry; where there is none yet, the head of this moment.
    Raises UnknownEntry.
    """
    seal_new_entries()
    row = _row(entry_id, subject, ordinal)
    position, place, sealed_at, *entry, previous = row
    root = _covering(position, at)
    ranges = inclusion_ranges(position, root.size)
    look = looking_at(ranges)
    line = leaf_line(
        tuple(entry),
        position=position,
        ordinal=place,
        previous=previous,
        sealed_at=sealed_at,
    )
    head = {name: value for name, value in root.document.items() if name not in _LEFT_OUT}
    return {
        "kind": PROOF_KIND,
        "entry": line,
        "position": position,
        "path": packed(b"".join(digest_of(leaves, look) for leaves in ranges)),
        "root": head,
    }


def as_file(proof: dict[str, Any]) -> str:
    """The proof as it is written: one line a value, nothing spent on looks."""
    return json.dumps(proof, ensure_ascii=False, separators=(",", ":")) + "\n"


_LEFT_OUT = {"extends", "entry_ids", "kind"}


def _row(entry_id: int | None, subject: str, ordinal: int) -> Any:
    if entry_id is not None:
        rows = read(f"{_LINE} WHERE e.id = %s", [entry_id])
    elif ordinal:
        rows = read(f"{_LINE} WHERE s.subject = %s AND s.ordinal = %s", [subject, ordinal])
    else:
        rows = read(f"{_LINE} WHERE s.subject = %s ORDER BY s.position DESC LIMIT 1", [subject])
    if not rows:
        raise UnknownEntry(asked=entry_id if entry_id is not None else f"{subject} {ordinal}")
    return rows[0]


def _covering(position: int, at: datetime) -> SignedRoot:
    published = first_root_covering(position)
    if published is not None:
        return published
    head = latest_head(at=at, day=at.date())
    assert head is not None  # noqa: S101 — the entry at `position` is sealed
    return head
