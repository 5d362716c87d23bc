"""The journal adds and never changes, and its chain finds what was changed all the same."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.foundation import journal

AT = datetime(2026, 11, 23, 2, 40, tzinfo=UTC)


def record(count=1):
    for n in range(count):
        journal.record("tests.happened", subject="test:1", by="account:1", at=AT, facts={"n": n})
    return [line.entry_id for line in journal.entries_about("test:1")][-count:]


@pytest.mark.django_db
def test_lines_are_read_back_in_order():
    record(3)
    lines = journal.entries_about("test:1")
    assert [line.facts["n"] for line in lines] == [0, 1, 2]
    assert journal.latest_about("test:1") == lines[-1]
    assert journal.latest_about("test:2") is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET by = 'account:2'",
        "DELETE FROM journal_entry",
        "UPDATE journal_reading SET by = 'account:2'",
        "DELETE FROM journal_reading",
        "TRUNCATE journal_entry CASCADE",
        "TRUNCATE journal_reading",
    ],
)
def test_the_database_refuses_to_change_what_was_written(statement):
    record()
    journal.record_reading(subject="test:1", by="account:1", at=AT, purpose="page")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_the_chain_is_intact_and_says_how_much_is_not_sealed_yet():
    before = journal.seal_new_entries()  # What loading the reference data recorded, if it did.
    record(5)
    assert journal.seal_new_entries() == 5
    assert journal.seal_new_entries() == 0
    record(2)
    verdict = journal.verify()
    assert verdict.is_intact
    assert (verdict.lines_checked_count, verdict.unsealed_count) == (before + 5, 2)
    assert journal.seal_new_entries() == 2
    assert journal.verify().lines_checked_count == before + 7


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("tampering", "complaint"),
    [
        (
            "UPDATE journal_entry SET by = 'account:9' WHERE id = {second}",
            "does not fit its seal 2",
        ),
        ("UPDATE journal_entry SET facts = '{{}}' WHERE id = {second}", "does not fit its seal 2"),
        ("UPDATE journal_entry SET at = at + interval '1 s' WHERE id = {second}", "seal 2"),
        ("DELETE FROM journal_seal WHERE position = 2", "seal 2 is missing"),
        ("UPDATE journal_seal SET digest = 'x' WHERE position = 3", "does not fit its seal 3"),
    ],
)
def test_a_superuser_who_lifts_the_triggers_is_found(tampering, complaint):
    second = record(3)[1]
    journal.seal_new_entries()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(tampering.format(second=second))
        cursor.execute("SET session_replication_role = origin")
    verdict = journal.verify()
    assert not verdict.is_intact
    assert complaint in verdict.fault


@pytest.mark.django_db(transaction=True)
def test_a_line_that_commits_late_is_sealed_late_and_never_lost():
    """An older transaction still open holds the sealing back behind it."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(
                "INSERT INTO journal_entry (word, subject, by, at, facts)"
                " VALUES ('tests.late', 'test:1', 'account:1', now(), '{}')"
            )
            record(1)
            assert journal.seal_new_entries() == 0
            cursor.execute("COMMIT")
    finally:
        other.close()
    assert journal.seal_new_entries() == 2
    assert journal.verify().is_intact
