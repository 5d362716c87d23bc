"""Do the private facts that stand fit what the journal committed to, and was each missing one erased?"""

import json

from motcua.foundation.db import read

from .findings import Finding, Kind, Verdict
from .record import PRIVATE, private_digest
from .shredding import SHREDDED_WORD

DIGESTS_PER_QUERY = 5_000


class PrivateFacts:
    """Commitments gathered while the journal is read."""

    def __init__(self) -> None:
        self._committed: dict[str, tuple[int, str]] = {}
        self._erased: set[str] = set()

    def note(self, entry_id: int, subject: str, word: str, facts: str) -> None:
        """Look at one entry's facts, as text."""
        if word == SHREDDED_WORD:
            self._erased.update(json.loads(facts).get("digests", ()))
        elif f'"{PRIVATE}": {{' in facts:
            for digest in json.loads(facts)[PRIVATE].values():
                self._committed[digest] = (entry_id, subject)

    def finish(self, verdict: Verdict) -> None:
        """Compare with the table."""
        wanted = [digest for digest in self._committed if digest not in self._erased]
        for start in range(0, len(wanted), DIGESTS_PER_QUERY):
            part = wanted[start : start + DIGESTS_PER_QUERY]
            rows = read(
                "SELECT digest, salt, value FROM journal_private WHERE digest = ANY(%s)", [part]
            )
            there = {digest: private_digest(salt, value) for digest, salt, value in rows}
            for digest in part:
                entry_id, subject = self._committed[digest]
                if digest not in there:
                    verdict.findings.append(Finding(Kind.PRIVATE_REMOVED, entry_id, None, subject))
                elif there[digest] != digest:
                    verdict.findings.append(Finding(Kind.PRIVATE_CHANGED, entry_id, None, subject))
