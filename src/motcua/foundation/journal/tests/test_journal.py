"""The journal adds and never changes; every line gets its place once nothing older can still come."""

from datetime import UTC, datetime

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection, transaction

from motcua.foundation import journal
from motcua.foundation.db import together
from motcua.foundation.signing import mark

from . import superuser

pytestmark = pytest.mark.alone

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
        "UPDATE journal_seal SET ordinal = 9",
        "DELETE FROM journal_seal",
        "UPDATE journal_root SET size = 9",
        "DELETE FROM journal_root",
        "UPDATE journal_private SET value = ''",
        "TRUNCATE journal_entry CASCADE",
        "TRUNCATE journal_reading",
        "TRUNCATE journal_seal",
        "TRUNCATE journal_root",
        "TRUNCATE journal_private",
    ],
)
def test_the_database_refuses_to_change_what_was_written(statement):
    """Also to its owner, as long as the triggers stand."""
    record()
    journal.record("t.t", subject="test:1", by="a", at=AT, private_facts={"reason": "x"})
    journal.record_reading(subject="test:1", by="account:1", at=AT, purpose="page")
    _seal_by_hand()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def _seal_by_hand():
    # Nothing of this transaction can be sealed before it ends.
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_seal (position, entry_id, subject, ordinal, sealed_at, nodes)"
            " SELECT 1000000, max(id), 'test:1', 1, now(), '' FROM journal_entry"
        )
        cursor.execute("INSERT INTO journal_root (day, size, document) VALUES (now(), 1, '{}')")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db(transaction=True)
def test_the_journal_is_intact_and_says_how_much_is_not_sealed_yet():
    superuser.empty()
    record(5)
    assert journal.seal_new_entries() == 5
    assert journal.seal_new_entries() == 0
    record(2)
    verdict = journal.verify()
    assert verdict.is_intact
    assert (verdict.lines_checked_count, verdict.unsealed_count) == (5, 2)
    assert journal.seal_new_entries() == 2
    assert journal.verify().lines_checked_count == 7


@pytest.mark.django_db(transaction=True)
def test_a_line_that_commits_late_is_sealed_late_and_never_lost():
    """An older transaction still open holds the sealing back behind it."""
    superuser.empty()
    other = connection.copy()
    words = '["tests.late","test:1","account:1","2026-11-23T02:40:00.000000Z",{}]'
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(
                "INSERT INTO journal_entry (word, subject, by, at, facts, mark)"
                " VALUES ('tests.late', 'test:1', 'account:1', %s, '{}', %s)",
                [AT, mark("motcua.journal.entry.1", words)],
            )
            record(1)
            assert journal.seal_new_entries() == 0
            cursor.execute("COMMIT")
    finally:
        other.close()
    assert journal.seal_new_entries() == 2
    assert journal.verify().is_intact


@pytest.mark.django_db(transaction=True)
def test_a_line_far_behind_the_newest_is_left_to_the_sweep(monkeypatch):
    superuser.empty()
    monkeypatch.setattr("motcua.foundation.journal.sealing.LATE_NUMBERS_MAX", 2)
    record(4)
    ids = superuser.ids()
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('journal_entry_id_seq', %s)", [ids[-1] + 10])
    record(1)
    journal.seal_new_entries()
    superuser.do("DELETE FROM journal_seal")
    journal.seal_new_entries()  # All of them: nothing is sealed, so nothing is far behind.
    late = f"SELECT {ids[-1]} + 3, word, subject, by, at, facts, mark FROM journal_entry LIMIT 1"
    superuser.do(f"INSERT INTO journal_entry (id, word, subject, by, at, facts, mark) {late}")
    assert journal.seal_new_entries() == 0
    assert journal.seal_new_entries(is_sweep=True) == 1


@pytest.mark.django_db(transaction=True)
def test_a_restored_dump_whose_transactions_are_from_another_cluster_is_sealed():
    superuser.empty()
    record(2)
    superuser.do("UPDATE journal_entry SET transaction_id = '99999999999'::xid8")
    assert journal.seal_new_entries() == 2


@pytest.mark.django_db(transaction=True)
def test_an_act_sends_no_more_messages_for_its_mark_and_its_private_facts(
    django_assert_num_queries,
):
    with transaction.atomic(), django_assert_num_queries(1), together():
        journal.record("t.t", subject="test:1", by="a", at=AT, private_facts={"reason": "x"})
        record_only = {"subject": "test:1", "by": "a", "at": AT}
        journal.record("t.t", **record_only)


COLUMN_OF = {"journal_root": "size"}


def rights_complained_of():
    return [
        fault.msg
        for fault in run_checks(tags=["motcua"], include_deployment_checks=True)
        if fault.id == "motcua.W004"
    ]


@pytest.mark.django_db(transaction=True)
def test_a_role_that_only_adds_can_act_and_seal_and_change_nothing(settings):
    """trust.md B1: the application's role cannot UPDATE, DELETE, TRUNCATE, ALTER."""
    superuser.empty()
    settings.IS_DEMONSTRATION = False
    tables = "journal_entry, journal_seal, journal_root, journal_reading, journal_private"
    superuser.do(
        "DROP ROLE IF EXISTS journal_clerk",
        "CREATE ROLE journal_clerk",
        f"GRANT SELECT, INSERT ON {tables} TO journal_clerk",
        "GRANT DELETE ON journal_private TO journal_clerk",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO journal_clerk",
    )
    refused = [
        f"{verb} {table}{rest}"
        for table in tables.split(", ")
        for verb, rest in (
            ("UPDATE", f" SET {COLUMN_OF.get(table, 'subject')} = NULL"),
            ("DELETE FROM", ""),
            ("TRUNCATE", ""),
            ("ALTER TABLE", " DISABLE TRIGGER ALL"),
            ("DROP TABLE", ""),
        )
        if (verb, table) != ("DELETE FROM", "journal_private")
    ]
    try:
        with connection.cursor() as cursor:
            assert "journal_entry" in rights_complained_of()[0]
            cursor.execute("SET ROLE journal_clerk")
            assert rights_complained_of() == []
            superuser.act(private_facts={"reason": "x"})
            assert journal.seal_new_entries() == 1
            journal.sign_root(at=AT, day=AT.date())
            assert journal.shred(subject="dossier:1", by="account:1", at=AT) == 1
            for statement in refused:
                with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
                    cursor.execute(statement)
            with pytest.raises(DatabaseError, match="permission denied"):
                cursor.execute("SET session_replication_role = replica")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("DROP OWNED BY journal_clerk; DROP ROLE journal_clerk")
    assert journal.verify().is_intact
