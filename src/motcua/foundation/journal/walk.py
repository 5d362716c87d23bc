"""Reading the journal line by line, in sealed order, and judging each line for itself."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from motcua.foundation.signing import MarkVerdict, check_mark

from .findings import Finding, Kind, Verdict
from .lines import EntryText, leaf_digest, leaf_line, marked_words, moment_of, utc_text
from .nodes import looking_at
from .private_check import PrivateFacts
from .record import MARK_PURPOSE
from .root_check import RootCheck
from .tree import DIGEST_BYTES, Frontier, node

# A transaction's moment is that of its beginning; none of ours lasts nearly as long.
TRANSACTION_HOURS_MAX = 1
REMARKS_MAX = 100

_Head = tuple[int, bytes, bytes]  # Ordinal, leaf as sealed, leaf as recomputed where that differs.


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """An entry that does not fit its leaf, until the tree has told whose fault that is."""

    position: int
    entry_id: int
    subject: str
    leaf: bytes
    is_marked: bool


class Walk:
    """One reading of the journal. `heads` holds each subject's last seal so far."""

    def __init__(
        self, verdict: Verdict, roots: RootCheck, private: PrivateFacts, *, frontier: Frontier
    ) -> None:
        self.verdict = verdict
        self.heads: dict[str, _Head] = {}
        self.frontier = frontier
        self.newest_entry_id = 0
        self._roots = roots
        self._private = private
        self._mismatches: list[_Mismatch] = []
        self._is_whole = True  # No position was missing so far: the tree can be made again.
        self._sealed_at = ""  # Of the line before.
        self._earliest = ""  # A line sealed now was recorded no earlier than this.

    def read(self, rows: Sequence[Any]) -> None:
        """Judge one page of seals with their entries."""
        for position, entry_id, subject, ordinal, sealed_at, nodes, *entry in rows:
            if position != self.frontier.size + 1:
                self._gap(position, subject)
                if position <= 0:
                    continue
            self._tell_time(sealed_at)
            stored = bytes(nodes)
            self._grow(position, stored)
            if entry[0] is None:
                self._found(Kind.REMOVED, entry_id, position, subject, f"{ordinal}")
                self.heads[subject] = (ordinal, stored[:DIGEST_BYTES], b"")
                continue
            self._judge(tuple(entry), position, subject, ordinal, stored[:DIGEST_BYTES])
        self.verdict.subjects_count = len(self.heads)

    def end(self) -> None:
        """All seals have been read: what is not sealed yet is younger than the last of them."""
        self._earliest = _long_before(self._sealed_at)

    def judge_unsealed(self, entry: EntryText) -> None:
        """An entry without a seal: new, foreign, or robbed of its seal."""
        entry_id, _word, subject, _by, at, recorded_at, facts, _mark = entry
        self._private.note(entry_id, subject, entry[1], facts)
        if self._marked(entry) == MarkVerdict.FALSE:
            is_old = bool(self._earliest) and min(at, recorded_at) < self._earliest
            kind = Kind.BACK_DATED if is_old else Kind.INSERTED
            self._found(kind, entry_id, None, subject, min(at, recorded_at))
            return
        self.verdict.unsealed_count += 1
        if self._earliest and recorded_at < self._earliest:
            self._remark(Kind.UNSEALED, entry_id, None, subject, recorded_at)

    def judge_mismatches(self) -> None:
        """Ask the tree: does the leaf as sealed fit the digest above it, or the entry as it is now?"""
        size = self.frontier.size
        for found in self._mismatches:
            is_left = found.position % 2 == 1
            above = found.position + 1 if is_left else found.position
            if not found.is_marked:
                kind = Kind.CHANGED  # What the act said is not what stands there.
            elif above > size:
                kind = Kind.CHANGED
            else:
                look = looking_at(
                    [
                        (above - 2, above),
                        (found.position - 1, found.position),
                        (above - 2, above - 1),
                        (above - 1, above),
                    ]
                )
                pair = (
                    (found.leaf, look((above, 0)))
                    if is_left
                    else (look((above - 1, 0)), found.leaf)
                )
                is_as_sealed = node(*pair) == look((above, 1))
                kind = Kind.SEAL_CHANGED if is_as_sealed else Kind.CHANGED
            self._found(kind, found.entry_id, found.position, found.subject)

    def _judge(
        self,
        entry: EntryText,
        position: int,
        subject: str,
        ordinal: int,
        stored: bytes,
    ) -> None:
        before = self.heads.get(subject, (0, b"", b""))
        entry_id, word, entry_subject, _by, _at, recorded_at, facts, _mark = entry
        self.verdict.lines_checked_count += 1
        self.newest_entry_id = max(self.newest_entry_id, entry_id)
        self._private.note(entry_id, subject, word, facts)
        line_after = partial(
            leaf_line, entry, position=position, ordinal=ordinal, sealed_at=self._sealed_at
        )
        leaf = leaf_digest(line_after(previous=before[1].hex()))
        if leaf != stored and before[2]:
            other = leaf_digest(line_after(previous=before[2].hex()))
            leaf = stored if other == stored else leaf
        verdict = self._marked(entry)
        is_marked = verdict != MarkVerdict.FALSE
        self.heads[subject] = (ordinal, stored, leaf if leaf != stored else b"")
        if ordinal != before[0] + 1 or entry_subject != subject:
            self._misplaced(entry, position, subject, ordinal, before[0], is_marked=is_marked)
        elif leaf != stored:
            self._mismatches.append(_Mismatch(position, entry_id, subject, leaf, is_marked))
        elif not is_marked:
            self._unmarked(entry, position, subject)
        elif recorded_at < self._earliest:
            self._remark(Kind.BACK_DATED, entry_id, position, subject, recorded_at)
        elif recorded_at > self._sealed_at:
            self._remark(Kind.POST_DATED, entry_id, position, subject, recorded_at)

    def _unmarked(self, entry: EntryText, position: int, subject: str) -> None:
        """It fits its seal, but we never wrote it: inserted before sealing, or sealed by hand."""
        entry_id, _, _, _, at, recorded_at, _, mark = entry
        if self._earliest and min(at, recorded_at) < self._earliest:
            self._found(Kind.BACK_DATED, entry_id, position, subject, min(at, recorded_at))
        elif mark is None:
            self._found(Kind.INSERTED, entry_id, position, subject)
        else:
            self._found(Kind.CHANGED, entry_id, position, subject)

    def _misplaced(
        self,
        entry: EntryText,
        position: int,
        subject: str,
        ordinal: int,
        before: int,
        *,
        is_marked: bool,
    ) -> None:
        if entry[2] != subject and not is_marked:
            self._found(Kind.CHANGED, entry[0], position, subject, f"{subject} → {entry[2]}")
        elif entry[2] != subject:
            self._found(Kind.SEAL_CHANGED, entry[0], position, entry[2], f"{entry[2]} → {subject}")
        elif ordinal > before + 1 and not self._is_whole:
            self._found(Kind.REMOVED, None, None, subject, f"{before + 1}")
        else:
            self._found(Kind.SEAL_CHANGED, entry[0], position, subject, f"{before + 1} → {ordinal}")

    def _marked(self, entry: EntryText) -> MarkVerdict:
        _, word, subject, by, at, _, facts, mark = entry
        if mark is None:
            return MarkVerdict.FALSE
        words = marked_words(word, subject, by, at, json.loads(facts))
        verdict = check_mark(MARK_PURPOSE, words, mark)
        if verdict == MarkVerdict.UNKNOWABLE:
            self.verdict.unknowable_marks_count += 1
        return verdict

    def _grow(self, position: int, stored: bytes) -> None:
        """Put the leaf, as it was sealed, into the tree; compare the digests above it."""
        if not self._is_whole:
            self.frontier.size = position
            return
        made = self.frontier.add(stored[:DIGEST_BYTES])
        if made != stored:
            # The leaf itself is judged with its entry; here speaks what stands above it.
            self._found(Kind.SEAL_CHANGED, None, position, "")
        if position in self._roots.sizes:
            self._roots.reached(position, self.frontier.root())

    def _gap(self, position: int, subject: str) -> None:
        if position <= self.frontier.size or position <= 0:
            self._found(Kind.SEAL_CHANGED, None, position, subject)
            return
        self._is_whole = False
        first, last = self.frontier.size + 1, position - 1
        detail = f"{first}" if first == last else f"{first}-{last}"
        self._found(Kind.SEAL_REMOVED, None, first, "", detail)
        self.frontier.size = last

    def _tell_time(self, sealed_at: str) -> None:
        """A new sealing has begun: nothing it seals was recorded long before the one before it."""
        if sealed_at == self._sealed_at:
            return
        if sealed_at < self._sealed_at:
            self.verdict.clock_went_back_count += 1
            self._earliest = ""
        else:
            self._earliest = _long_before(self._sealed_at)
        self._sealed_at = sealed_at

    def _remark(
        self, kind: Kind, entry_id: int, position: int | None, subject: str, detail: str
    ) -> None:
        if len(self.verdict.remarks) < REMARKS_MAX:
            self.verdict.remarks.append(Finding(kind, entry_id, position, subject, detail))

    def _found(
        self,
        kind: Kind,
        entry_id: int | None,
        position: int | None,
        subject: str,
        detail: str = "",
    ) -> None:
        self.verdict.findings.append(Finding(kind, entry_id, position, subject, detail))


def _long_before(sealed_at: str) -> str:
    if not sealed_at:
        return ""
    return utc_text(moment_of(sealed_at) - timedelta(hours=TRANSACTION_HOURS_MAX))
