"""trust.md B2: a million lines are verified in a minute, a new day's in a second.

The suite takes fewer lines and the same rate; MOTCUA_JOURNAL_LINES=1000000 is the figure itself.
"""

import os
import time
from datetime import UTC, datetime

import pytest
from django.db import connection

from motcua.foundation import journal
from motcua.foundation.journal.lines import marked_words, utc_text
from motcua.foundation.journal.proofs import as_file
from motcua.foundation.journal.record import MARK_PURPOSE
from motcua.foundation.signing import mark

from . import superuser

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]

LINES = int(os.environ.get("MOTCUA_JOURNAL_LINES", "20000"))
LINES_PER_SUBJECT = 8
NEW_LINES = 1_000
LINES_PER_SECOND_MIN = 1_000_000 / 60
INCREMENTAL_SECONDS_MAX = 1.0
IDLE_SECONDS_MAX = 0.5  # Every ten seconds, whether something was done or not.
PROOF_BYTES_MAX = 2_000


def write_lines(first, count):
    """As acts write them, but many at once."""
    at = datetime.now(UTC)
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY journal_entry (word, subject, by, at, facts, mark) FROM STDIN") as copy,
    ):
        for number in range(first, first + count):
            subject = f"dossier:{number // LINES_PER_SUBJECT}"
            by = f"account:{number % 97}"
            facts = f'{{"due_at": "2026-11-30T17:00:00+07:00", "version": {number % 8}}}'
            said = {"due_at": "2026-11-30T17:00:00+07:00", "version": number % 8}
            words = marked_words("dossiers.accepted", subject, by, utc_text(at), said)
            row = ("dossiers.accepted", subject, by, at, facts, mark(MARK_PURPOSE, words))
            copy.write_row(row)


def test_as_many_lines_as_a_province_writes_in_months(capsys):
    superuser.empty()
    write_lines(0, LINES)
    began = time.perf_counter()
    assert journal.seal_new_entries() == LINES
    sealed_seconds = time.perf_counter() - began
    root = journal.sign_root(at=superuser.now(), day=superuser.DAY_1)
    began = time.perf_counter()
    verdict = journal.verify(roots=[root])
    whole_seconds = time.perf_counter() - began
    assert verdict.findings == []
    assert verdict.lines_checked_count == LINES

    write_lines(LINES, NEW_LINES)
    journal.seal_new_entries()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE journal_entry, journal_seal")
    began = time.perf_counter()
    verdict = journal.verify(roots=[root], since=root)
    new_seconds = time.perf_counter() - began
    assert verdict.findings == []
    assert verdict.lines_checked_count == NEW_LINES

    began = time.perf_counter()
    assert journal.seal_new_entries() == 0
    idle_seconds = time.perf_counter() - began

    began = time.perf_counter()
    proof = as_file(
        journal.prove(subject=f"dossier:{LINES // LINES_PER_SUBJECT - 1}", at=superuser.now())
    )
    proof_seconds = time.perf_counter() - began
    with capsys.disabled():
        print(  # noqa: T201 — the figure is what this is for
            f"\n{LINES} lines: sealed in {sealed_seconds:.1f} s, verified in {whole_seconds:.1f} s;"
            f" {NEW_LINES} new ones in {new_seconds:.2f} s; sealing nothing {idle_seconds:.3f} s; a proof of {len(proof.encode())} bytes"
            f" in {proof_seconds:.2f} s"
        )
    assert len(proof.encode()) <= PROOF_BYTES_MAX
    # Wall time tells something only where the machine has nothing else to do.
    slack = 1 if LINES >= 1_000_000 else 10
    assert whole_seconds <= slack * LINES / LINES_PER_SECOND_MIN
    assert new_seconds <= slack * INCREMENTAL_SECONDS_MAX
    assert idle_seconds <= slack * IDLE_SECONDS_MAX


def test_an_older_line_taken_away_shows_in_the_short_check_too():
    """Changes of older lines are left to the whole check; that some are missing is not."""
    superuser.empty()
    write_lines(0, 100)
    journal.seal_new_entries()
    root = journal.sign_root(at=superuser.now(), day=superuser.DAY_1)
    write_lines(100, 10)
    journal.seal_new_entries()
    assert journal.verify(since=root).is_intact
    superuser.do(f"DELETE FROM journal_entry WHERE id = {superuser.ids()[3]}")
    assert not journal.verify(since=root).is_intact
