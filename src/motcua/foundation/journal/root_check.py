"""The journal against signed roots: those in the database, and those kept where it does not reach."""

from collections.abc import Iterable, Sequence

from motcua.foundation.db import read

from .findings import Finding, Kind, Verdict
from .lines import utc_text
from .roots import SignedRoot, by_size, root_at

IDS_NAMED_MAX = 50


class RootCheck:
    """`reached` is told each root of the tree as it grows; `finish` says what did not fit."""

    def __init__(self, *, kept: Sequence[SignedRoot], outside: Sequence[SignedRoot]) -> None:
        self._kept, self._outside = kept, outside
        self._genuine = by_size(root for root in (*kept, *outside) if root.is_genuine)
        self.sizes = {root.size for root in self._genuine}
        self._reached: dict[int, bytes] = {}

    def reached(self, size: int, root: bytes) -> None:
        """The tree of so many leaves has this root."""
        self._reached[size] = root

    def finish(self, verdict: Verdict, *, size: int, start: int) -> None:
        """Compare, after the last line has been read. `start` is where reading began."""
        self._forged_and_removed(verdict)
        good = 0
        for root in self._genuine:
            verdict.roots_checked_count += 1
            if root.size > size:
                verdict.findings.append(_shortened(root, size))
                self._missing(verdict, root)
                break
            there = self._reached.get(root.size) if root.size > start else root_at(root.size)
            if there != root.root:
                self._rewritten(verdict, root, good)
                break  # Every later root says no more than this one.
            good = root.size

    def _forged_and_removed(self, verdict: Verdict) -> None:
        for root in (*self._kept, *self._outside):
            if not root.is_genuine:
                verdict.findings.append(
                    Finding(Kind.ROOT_FORGED, detail=f"{root.day}, {root.size}")
                )
        kept = {(root.day, root.size, root.root) for root in self._kept}
        for root in self._outside:
            # Heads of the minute have no entry_ids and are kept nowhere else.
            is_of_a_day = "entry_ids" in root.document
            if root.is_genuine and is_of_a_day and (root.day, root.size, root.root) not in kept:
                verdict.findings.append(
                    Finding(Kind.ROOT_REMOVED, detail=f"{root.day}, {root.size}")
                )

    def _missing(self, verdict: Verdict, root: SignedRoot) -> None:
        """Name the entries that were there when `root` and those before it were signed."""
        expected: set[int] = set()
        for each in self._genuine:
            if each.size <= root.size:
                expected |= each.entry_ids or set()
        there = _existing(expected)
        for entry_id in sorted(expected - there)[:IDS_NAMED_MAX]:
            verdict.findings.append(Finding(Kind.REMOVED, entry_id))

    def _rewritten(self, verdict: Verdict, root: SignedRoot, good: int) -> None:
        """Name what was taken out or put in; with nothing gone and all sealed anew, time went back."""
        expected = root.entry_ids or set()
        gone = sorted(expected - _existing(expected))
        kind = Kind.ROLLED_BACK if not gone and _sealed_later(root) else Kind.REWRITTEN
        verdict.findings.append(
            Finding(kind, position=good + 1, detail=f"{root.day}: {good + 1}-{root.size}")
        )
        for entry_id in gone[:IDS_NAMED_MAX]:
            verdict.findings.append(Finding(Kind.REMOVED, entry_id))
        if expected:
            rows = read(
                "SELECT entry_id FROM journal_seal WHERE position > %s AND position <= %s",
                [good, root.size],
            )
            foreign = {entry_id for (entry_id,) in rows if entry_id < max(expected)} - expected
            for entry_id in sorted(foreign)[:IDS_NAMED_MAX]:
                verdict.findings.append(Finding(Kind.INSERTED, entry_id))


def _shortened(root: SignedRoot, size: int) -> Finding:
    """Cut at the end, or older as a whole? The counter of numbers tells: a cut leaves it as it was."""
    ((last_number,),) = read("SELECT last_value FROM journal_entry_id_seq", [])
    kind = Kind.TAIL_CUT if last_number >= root.last_entry_id else Kind.ROLLED_BACK
    return Finding(kind, position=size + 1, detail=f"{root.day}: {size} < {root.size}")


def _sealed_later(root: SignedRoot) -> bool:
    """Whether what stands at the root's last position was sealed after it was signed."""
    rows = read("SELECT sealed_at FROM journal_seal WHERE position = %s", [root.size])
    return bool(rows) and utc_text(rows[0][0]) > root.at


def _existing(ids: Iterable[int]) -> set[int]:
    rows = read("SELECT id FROM journal_entry WHERE id = ANY(%s)", [sorted(ids)])
    return {entry_id for (entry_id,) in rows}
