"""Signed roots: the journal of a day in 32 bytes, signed, and kept where the database does not reach."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from psycopg.types.json import Jsonb

from motcua.foundation import signing
from motcua.foundation.db import read, write
from motcua.foundation.errors import DomainError

from .lines import utc_text
from .nodes import frontier_of, looking_at
from .tree import digest_of, extension_ranges

ROOT_KIND = "motcua.journal.root.1"
ENTRY_IDS_CHARACTERS_MAX = 20_000
DAY_CHARACTERS = len("2026-11-25")


class JournalRewritten(DomainError):
    """The journal no longer begins with what was signed: nothing more is signed over it."""

    code = "journal.rewritten"
    http_status = 500
    message = "Nhật ký không còn nối tiếp gốc đã ký ngày %(day)s."
    remedy = "Xin chạy `motcua journal verify` và giữ nguyên máy chủ để kiểm tra."


@dataclass(frozen=True, slots=True)
class SignedRoot:
    """One signed root. `document` is what stands in the file, `root` the digest of its `size` leaves."""

    day: str
    size: int
    last_entry_id: int
    root: bytes
    at: str
    key_id: str
    document: Mapping[str, Any]

    @property
    def is_genuine(self) -> bool:
        """Whether one of our keys signed this."""
        signature = signing.Signature(self.key_id, unpacked(self.document.get("signature", "")))
        return signing.is_signed(ROOT_KIND, signed_message(self.document), signature)

    @property
    def entry_ids(self) -> set[int] | None:
        """The entries that came since the root before; None where the file does not say."""
        text = self.document.get("entry_ids")
        return None if text is None else set(_numbers(text))


def latest_head(*, at: datetime, day: date) -> SignedRoot | None:
    """Sign the tree as it is now, sealed entries only. None while nothing is sealed."""
    rows = read("SELECT max(position), max(entry_id) FROM journal_seal", [])
    size, last_entry_id = rows[0]
    if size is None:
        return None
    return _sign(frontier_of(size).root(), size, last_entry_id, at=at, day=day)


def sign_root(*, at: datetime, day: date) -> SignedRoot | None:
    """Sign and keep the root of `day`: all that is sealed now. The same root where nothing is new.

    Raises JournalRewritten when the tree does not extend the root before.
    """
    with transaction.atomic():
        read("SELECT pg_advisory_xact_lock(hashtext('journal_root'))", [])
        last = newest_root()
        head = latest_head(at=at, day=day)
        if head is None or (last and (last.day, last.size) == (head.day, head.size)):
            return last
        more: dict[str, Any] = {"extends": None}
        if last is not None:
            refuse_unless_extended(last, size=head.size)
            more["extends"] = _extension(last, head)
        more["entry_ids"] = _ranges_of(last.size if last else 0, head.size)
        document = {**head.document, **more}
        write(
            "INSERT INTO journal_root (day, size, document) VALUES (%s, %s, %s)",
            [day, head.size, Jsonb(document)],
        )
        return root_of(document)


def kept_roots() -> list[SignedRoot]:
    """All roots in the database, smallest first."""
    rows = read("SELECT document FROM journal_root ORDER BY size, id", [])
    return [root_of(json.loads(document)) for (document,) in rows]


def newest_root() -> SignedRoot | None:
    """The last root in the database."""
    return _first("ORDER BY size DESC, id DESC", [])


def first_root_covering(position: int) -> SignedRoot | None:
    """The oldest genuine root that covers a position."""
    found = _first("WHERE size >= %s ORDER BY size, id", [position])
    return found if found is not None and found.is_genuine else None


def published_roots(*, newest: int = 1, name: str = "") -> list[tuple[str, SignedRoot]]:
    """The newest roots, smallest first, or those of one name, with the names of their files.

    A name is the day; a day's second root has `-2` behind it, and so on.
    """
    day = name[:DAY_CHARACTERS]
    try:
        since = date.fromisoformat(day) if name else None
    except ValueError:
        return []
    rows = read(
        "SELECT day::text, row_number() OVER (PARTITION BY day ORDER BY size, id), document"
        " FROM journal_root WHERE CASE WHEN %s::date IS NOT NULL THEN day = %s ELSE day >="
        " (SELECT min(day) FROM (SELECT day FROM journal_root ORDER BY size DESC LIMIT %s) n) END"
        " ORDER BY size, id",
        [since, since, newest],
    )
    named = [
        (root_day if number == 1 else f"{root_day}-{number}", root_of(json.loads(document)))
        for root_day, number, document in rows
    ]
    return [pair for pair in named if pair[0] == name] if name else named[-newest:]


def _first(rest: str, parameters: Sequence[Any]) -> SignedRoot | None:
    rows = read(f"SELECT document FROM journal_root {rest} LIMIT 1", parameters)  # noqa: S608 — ours
    return root_of(json.loads(rows[0][0])) if rows else None


def refuse_unless_extended(old: SignedRoot, *, size: int) -> None:
    """Raises JournalRewritten unless the journal of today begins with what `old` signed."""
    if old.size > size or root_at(old.size) != old.root:
        raise JournalRewritten(day=old.day)


def root_at(size: int) -> bytes:
    """The root over the first `size` leaves, out of the seals."""
    return frontier_of(size).root()


def extension_path(old: int, new: int) -> list[bytes]:
    """Digests that prove that the tree of `new` leaves begins with that of `old`."""
    ranges = extension_ranges(old, new)
    look = looking_at(ranges)
    return [digest_of(leaves, look) for leaves in ranges]


def root_of(document: Mapping[str, Any]) -> SignedRoot:
    """Read a root's document. Raises KeyError, TypeError or ValueError where it is none."""
    if document["kind"] != ROOT_KIND:
        raise ValueError(document["kind"])
    return SignedRoot(
        day=str(document["day"]),
        size=int(document["size"]),
        last_entry_id=int(document["last_entry_id"]),
        root=unpacked(document["root"]),
        at=str(document["at"]),
        key_id=str(document["key_id"]),
        document=document,
    )


def signed_message(document: Mapping[str, Any]) -> bytes:
    """What the signature of a root covers, one value a line."""
    names = ("authority", "day", "size", "last_entry_id", "root", "at")
    return "\n".join(str(document.get(name, "")) for name in names).encode()


def packed(raw: bytes) -> str:
    """Bytes as they stand in files: base64url without padding."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def unpacked(text: str) -> bytes:
    """The bytes of such a text. Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _sign(root: bytes, size: int, last_entry_id: int, *, at: datetime, day: date) -> SignedRoot:
    document: dict[str, Any] = {
        "kind": ROOT_KIND,
        "authority": settings.PUBLIC_ADDRESS,
        "day": day.isoformat(),
        "size": size,
        "last_entry_id": last_entry_id,
        "root": packed(root),
        "at": utc_text(at),
    }
    signature = signing.sign(ROOT_KIND, signed_message(document))
    document |= {"key_id": signature.key_id, "signature": packed(signature.raw)}
    return root_of(document)


def _extension(old: SignedRoot, new: SignedRoot) -> dict[str, Any]:
    return {
        "day": old.day,
        "size": old.size,
        "root": packed(old.root),
        "path": packed(b"".join(extension_path(old.size, new.size))),
    }


def _ranges_of(after: int, until: int) -> str | None:
    """The numbers of the entries sealed at these positions: `1-500,502`. None where that is long."""
    rows = read(
        "SELECT min(entry_id), max(entry_id) FROM ("
        " SELECT entry_id, entry_id - row_number() OVER (ORDER BY entry_id) AS run"
        " FROM journal_seal WHERE position > %s AND position <= %s) s GROUP BY run ORDER BY 1",
        [after, until],
    )
    text = ",".join(str(low) if low == high else f"{low}-{high}" for low, high in rows)
    return text if len(text) <= ENTRY_IDS_CHARACTERS_MAX else None


def _numbers(text: str) -> Iterable[int]:
    for part in text.split(",") if text else ():
        low, _, high = part.partition("-")
        yield from range(int(low), int(high or low) + 1)


def by_size(roots: Iterable[SignedRoot]) -> Sequence[SignedRoot]:
    """Smallest first."""
    return sorted(roots, key=lambda root: (root.size, root.at))
