"""Erase the private facts of a subject; what was erased is itself an entry."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.db import read, together

from .record import record

SHREDDED_WORD = "journal.shredded"
DIGESTS_PER_ENTRY_MAX = 200


@transaction.atomic
def shred(*, subject: str, by: str, at: datetime) -> int:
    """Erase all private facts of a subject. Returns how many there were.

    The entries keep their digests, which without salt say nothing; chain and proofs stay valid
    (trust.md B3, D3). Legal: LR-034.
    """
    rows = read("DELETE FROM journal_private WHERE subject = %s RETURNING digest", [subject])
    digests = sorted(digest for (digest,) in rows)
    with together():
        for start in range(0, len(digests), DIGESTS_PER_ENTRY_MAX):
            part = digests[start : start + DIGESTS_PER_ENTRY_MAX]
            record(SHREDDED_WORD, subject=subject, by=by, at=at, facts={"digests": part})
    return len(digests)
