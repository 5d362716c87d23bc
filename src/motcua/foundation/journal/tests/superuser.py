"""What somebody can do who is superuser of the database and knows our code, but not our keys."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection

from motcua.foundation import journal
from motcua.foundation.journal.lines import ENTRY_COLUMNS, leaf_digest, leaf_line, utc_text
from motcua.foundation.journal.tree import DIGEST_BYTES, Frontier

SUBJECTS = ("dossier:1", "dossier:2", "dossier:3")
DAY_1, DAY_2 = date(2026, 11, 24), date(2026, 11, 25)
ENTRIES_PER_DAY = 9
UTC_TEXT = """'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'"""


def now():
    return datetime.now(UTC)


def act(subject="dossier:1", **more):
    """One act as the product records it."""
    journal.record("tests.happened", subject=subject, by="account:1", at=now(), **more)


def days(folder):
    """Two signed days, some acts after them, the newest head; returns the numbers of all entries."""
    for day in (DAY_1, DAY_2):
        for number in range(ENTRIES_PER_DAY):
            act(SUBJECTS[number % 3], facts={"number": number})
        journal.seal_new_entries()
        journal.sign_root(at=now(), day=day)
    for subject in SUBJECTS:
        act(subject)
    journal.seal_new_entries()
    folder.write_days()
    folder.keep_latest(at=now())
    act("dossier:1")  # Not sealed yet.
    return ids()


def empty():
    """No line, no seal, no root."""
    for table in ("journal_root", "journal_seal", "journal_private", "journal_entry"):
        do(f"DELETE FROM {table}")


def ids():
    return [number for (number,) in rows("SELECT id FROM journal_entry ORDER BY id")]


def rows(statement, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def do(*statements):
    """Statements with every trigger lifted, as a superuser may."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            for statement in statements:
                cursor.execute(statement)
        finally:
            cursor.execute("SET session_replication_role = origin")


def insert(**columns):
    """A row of the journal out of nothing."""
    values = {
        "word": "'tests.happened'",
        "subject": "'dossier:1'",
        "by": "'account:1'",
        "at": "now()",
        "facts": "'{}'::jsonb",
    } | columns
    do(f"INSERT INTO journal_entry ({', '.join(values)}) VALUES ({', '.join(values.values())})")
    return rows("SELECT max(id) FROM journal_entry")[0][0]


def rebuild(*, is_moment_kept=True):
    """Make every seal anew out of the entries as they are now, all digests right.

    The moments of sealing are kept for entries that had one, so that nothing shows in them.
    """
    sealed = dict(
        rows(
            f"SELECT entry_id, to_char(sealed_at AT TIME ZONE 'UTC', {UTC_TEXT}) FROM journal_seal"
        )
    )
    last = utc_text(now())
    order = rows("SELECT entry_id FROM journal_seal ORDER BY position")
    known = {entry_id: place for place, (entry_id,) in enumerate(order)}
    entries = {entry[0]: entry for entry in rows(f"SELECT {ENTRY_COLUMNS} FROM journal_entry e")}
    wanted = sorted(entries, key=lambda entry_id: (known.get(entry_id, len(known)), entry_id))
    wanted = [entry_id for entry_id in wanted if entry_id in sealed or not is_moment_kept]
    do("DELETE FROM journal_seal")
    frontier, heads = Frontier(), {}
    for entry_id in wanted:
        entry = entries[entry_id]
        ordinal, previous = heads.get(entry[2], (0, b""))
        line = leaf_line(
            entry,
            position=frontier.size + 1,
            ordinal=ordinal + 1,
            previous=previous.hex(),
            sealed_at=sealed.get(entry_id, last),
        )
        nodes = frontier.add(leaf_digest(line))
        heads[entry[2]] = (ordinal + 1, nodes[:DIGEST_BYTES])
        do(
            "INSERT INTO journal_seal (position, entry_id, subject, ordinal, sealed_at, nodes) VALUES"
            f" ({frontier.size}, {entry_id}, '{entry[2]}', {ordinal + 1},"
            f" '{sealed.get(entry_id, last)}', '\\x{nodes.hex()}')"
        )


def sign_with(key_file, settings, day=DAY_2):
    """Put roots signed with another key in place of ours."""
    ours = settings.SIGNING_KEY_FILE
    settings.SIGNING_KEY_FILE = key_file
    do("DELETE FROM journal_root")
    journal.sign_root(at=now(), day=day)
    settings.SIGNING_KEY_FILE = ours


def backup():
    """The journal's tables as they are."""
    tables = ("journal_entry", "journal_seal", "journal_root", "journal_private")
    for table in tables:
        do(f"DROP TABLE IF EXISTS backup_{table}", f"CREATE TABLE backup_{table} AS TABLE {table}")
    ((last,),) = rows("SELECT last_value FROM journal_entry_id_seq")

    def restore():
        for table in reversed(tables):
            do(f"DELETE FROM {table}")
        for table in tables:
            do(f"INSERT INTO {table} OVERRIDING SYSTEM VALUE TABLE backup_{table}")
            do(f"DROP TABLE backup_{table}")
        do(f"SELECT setval('journal_entry_id_seq', {last})")

    return restore


def yesterday():
    return f"'{(now() - timedelta(days=1)).isoformat()}'"
