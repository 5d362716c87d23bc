"""Is the journal what was written? Every row is judged for itself, so that each fault has a name.

`verify` reads every line once, in order, and writes nothing. It knows four witnesses: the mark of each
entry (made with a key the database does not have), the chain of each subject, the tree over all, and
signed roots kept elsewhere.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from . import guards
from .findings import Finding, Kind, Verdict
from .lines import ENTRY_COLUMNS, SEALED_AT_COLUMN
from .nodes import frontier_of
from .private_check import PrivateFacts
from .root_check import RootCheck
from .roots import SignedRoot, kept_roots
from .sealing import LATE_NUMBERS_MAX
from .walk import Walk

ROWS_PER_PAGE = 20_000
FINDINGS_MAX = 1_000

_PAGE = f"""
    SELECT s.position, s.entry_id, s.subject, s.ordinal, {SEALED_AT_COLUMN}, s.nodes, {ENTRY_COLUMNS}
    FROM journal_seal s LEFT JOIN journal_entry e ON e.id = s.entry_id
    WHERE s.position > %s ORDER BY s.position LIMIT {ROWS_PER_PAGE}
"""  # noqa: S608 — our own names
_UNSEALED = f"""
    SELECT {ENTRY_COLUMNS}
    FROM journal_entry e LEFT JOIN journal_seal s ON s.entry_id = e.id
    WHERE s.entry_id IS NULL AND e.id > %s ORDER BY e.id
"""  # noqa: S608 — likewise
_HEADS = """
    SELECT wanted.subject, s.ordinal, substring(s.nodes FOR 32)
    FROM unnest(%s::text[]) AS wanted(subject), LATERAL (
        SELECT ordinal, nodes FROM journal_seal
        WHERE subject = wanted.subject AND position <= %s ORDER BY position DESC LIMIT 1) s
"""
_COPIES = """
    SELECT mark, array_agg(id ORDER BY id) FROM journal_entry
    WHERE mark IS NOT NULL GROUP BY mark HAVING count(*) > 1
"""


def verify(
    *,
    roots: Sequence[SignedRoot] = (),
    since: SignedRoot | None = None,
    guard_state: str | None = None,
) -> Verdict:
    """Check the whole journal, or only what came after the signed root `since`.

    `roots` come from outside the database; those inside are looked at too. `guard_state` is what
    `guards.state` said when the installation was last known to be whole.
    """
    with _unmoving(), connection.cursor() as cursor:
        kept = kept_roots()
        verdict = Verdict()
        root_check = RootCheck(kept=kept, outside=roots)
        private = PrivateFacts()
        start = _start(since, verdict)
        walk = Walk(verdict, root_check, private, frontier=frontier_of(start))
        for page in _pages(cursor, start):
            if start:
                _fetch_heads(cursor, walk, page, start)
            walk.read(page)
            if len(verdict.findings) > FINDINGS_MAX:
                break
        verdict.root = walk.frontier.root()
        walk.judge_mismatches()
        walk.end()
        is_counted = start > 0 and _counts_fit(cursor, start, walk)
        _unsealed(cursor, walk, is_whole=not is_counted)
        root_check.finish(verdict, size=walk.frontier.size, start=start)
        private.finish(verdict)
        if not start:
            _copies(cursor, verdict)
        _guards(verdict, guard_state)
    verdict.is_cut_short = len(verdict.findings) > FINDINGS_MAX
    del verdict.findings[FINDINGS_MAX:]
    return verdict


@contextmanager
def _unmoving() -> Iterator[None]:
    """One picture of the database for all queries, unless the caller's transaction has begun."""
    is_inside = connection.in_atomic_block
    with transaction.atomic():
        if not is_inside:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _start(since: SignedRoot | None, verdict: Verdict) -> int:
    """Where to begin: after `since`, if the seals there still make up its root."""
    if since is None:
        return 0
    if not since.is_genuine:
        verdict.findings.append(Finding(Kind.ROOT_FORGED, detail=since.day))
        return 0
    return since.size if frontier_of(since.size).root() == since.root else 0


def _pages(cursor: Any, start: int) -> Iterator[list[Any]]:
    # Below the first position nothing may stand; asking from far below shows what does.
    position = start or -(2**62)
    while True:
        cursor.execute(_PAGE, [position])
        rows = cursor.fetchall()
        if rows:
            yield rows
        if len(rows) < ROWS_PER_PAGE:
            return
        position = rows[-1][0]


def _fetch_heads(cursor: Any, walk: Walk, page: list[Any], start: int) -> None:
    subjects = {row[2] for row in page} - walk.heads.keys()
    cursor.execute(_HEADS, [sorted(subjects), start])
    for subject, ordinal, leaf in cursor.fetchall():
        walk.heads[subject] = (ordinal, bytes(leaf), b"")


def _counts_fit(cursor: Any, start: int, walk: Walk) -> bool:
    """Whether nothing was added or taken away among what is not read this time."""
    cursor.execute("SELECT count(*) FROM journal_seal WHERE position <= %s", [start])
    (seals,) = cursor.fetchone()
    cursor.execute(
        "SELECT (SELECT count(*) FROM journal_entry), (SELECT count(*) FROM journal_seal),"
        " (SELECT count(*) FROM journal_entry e LEFT JOIN journal_seal s ON s.entry_id = e.id"
        "  WHERE s.entry_id IS NULL AND e.id > %s)",
        [max(walk.newest_entry_id - LATE_NUMBERS_MAX, 0)],
    )
    entries, all_seals, unsealed = cursor.fetchone()
    if seals < start:
        detail = f"{start - seals} / {start}"
        walk.verdict.findings.append(Finding(Kind.SEAL_REMOVED, detail=detail))
    if entries - unsealed < all_seals:
        detail = f"{all_seals - entries + unsealed}"
        walk.verdict.findings.append(Finding(Kind.REMOVED, detail=detail))
    return bool(entries - unsealed == all_seals)


def _unsealed(cursor: Any, walk: Walk, *, is_whole: bool) -> None:
    after = 0 if is_whole else max(walk.newest_entry_id - LATE_NUMBERS_MAX, 0)
    cursor.execute(_UNSEALED, [after])
    for entry in cursor.fetchall():
        walk.judge_unsealed(entry)


def _copies(cursor: Any, verdict: Verdict) -> None:
    cursor.execute(_COPIES)
    for _mark, (original, *copies) in cursor.fetchall():
        for copy in copies:
            verdict.findings.append(Finding(Kind.COPIED, entry_id=copy, detail=str(original)))


def _guards(verdict: Verdict, guard_state: str | None) -> None:
    for fault in guards.faults():
        verdict.findings.append(Finding(Kind.GUARD_OFF, detail=fault))
    if guard_state is not None and guard_state != guards.state():
        verdict.findings.append(Finding(Kind.GUARD_TOUCHED))
