"""COPY into the tables, fast and whole: one transaction, every constraint holds at its end.

NOT NULL, CHECK and UNIQUE hold for each line as it is copied. Foreign keys are compared table by
table when all lines are there, in the same transaction, instead of line by line: the same question
asked once. Indexes that no constraint needs are built afterwards if their table was empty.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from queue import Queue
from threading import Thread
from typing import Any

from django.db import connection, transaction

from .rows import COLUMNS, SERIES

_BATCHES_WAITING_MAX = 3
_MISSING = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s AND is_nullable = 'NO'
        AND column_default IS NULL AND is_generated = 'NEVER' AND is_identity = 'NO'
        AND column_name <> ALL (%s)
"""
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = %s::regclass AND NOT indisunique
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY 1
"""
_FOREIGN_KEYS = """
    SELECT held.conname, child.attname, held.confrelid::regclass::text, parent.attname
    FROM pg_constraint held
    JOIN pg_attribute child ON child.attrelid = held.conrelid AND child.attnum = held.conkey[1]
    JOIN pg_attribute parent ON parent.attrelid = held.confrelid AND parent.attnum = held.confkey[1]
    WHERE held.conrelid = %s::regclass AND held.contype = 'f' AND cardinality(held.conkey) = 1
    ORDER BY 1
"""
_SEQUENCE = """
    SELECT setval(pg_get_serial_sequence(%s, 'id'), greatest((SELECT max(id) FROM {table}), 1))
"""


class LinesWanting(Exception):
    """The database has columns that the generator does not fill, or rows that point nowhere."""


def columns_forgotten() -> Mapping[str, Sequence[str]]:
    """Columns that must have a value and get none, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            cursor.execute(_MISSING, [table, list(columns)])
            if missing := [name for (name,) in cursor.fetchall()]:
                found[table] = missing
    return found


def write(batches: Iterable[Sequence[tuple[str, bytes]]]) -> None:
    """All batches in one transaction. Raises LinesWanting; then nothing was written.

    While one batch is copied the next one is made: the database works beside us.
    """
    if forgotten := columns_forgotten():
        raise LinesWanting(f"columns without a value: {forgotten}")
    with transaction.atomic(), _foreign_keys_at_the_end(), _indexes_at_the_end():
        _forget_counters()
        waiting: Queue[Sequence[tuple[str, bytes]] | None] = Queue(_BATCHES_WAITING_MAX)
        faults: list[BaseException] = []
        connection.ensure_connection()
        copier = Thread(target=_copy_all, args=(connection.connection, waiting, faults))
        copier.start()
        try:
            for batch in batches:
                if faults:
                    break
                waiting.put(batch)
        finally:
            waiting.put(None)
            copier.join()
        if faults:
            raise faults[0]
        _set_sequences()


def _copy_all(
    raw: Any, waiting: "Queue[Sequence[tuple[str, bytes]] | None]", faults: list[BaseException]
) -> None:
    while (batch := waiting.get()) is not None:
        if faults:
            continue
        try:
            with raw.cursor() as cursor:
                for table, content in batch:
                    names = ", ".join(f'"{name}"' for name in COLUMNS[table])
                    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                        copy.write(content)
        except BaseException as fault:  # noqa: BLE001 — handed to whoever waits for this thread
            faults.append(fault)


@contextmanager
def _foreign_keys_at_the_end() -> Iterator[None]:
    """Whoever may not put the checks off has them line by line."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        (may_put_off,) = cursor.fetchone()
        if may_put_off:
            cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        if not may_put_off:
            return
        cursor.execute("SET LOCAL session_replication_role = origin")
        for table in COLUMNS:
            cursor.execute(_FOREIGN_KEYS, [table])
            for name, column, parent, key in cursor.fetchall():
                cursor.execute(
                    f'SELECT count(*) FROM {table} child WHERE child."{column}" IS NOT NULL'  # noqa: S608 — names out of the catalogue of the database
                    f' AND NOT EXISTS (SELECT FROM {parent} held WHERE held."{key}" ='
                    f' child."{column}")'
                )
                (count,) = cursor.fetchone()
                if count:
                    raise LinesWanting(f"{name}: {count} rows point nowhere")


@contextmanager
def _indexes_at_the_end() -> Iterator[None]:
    """Indexes of empty tables are dropped and built again, in the same transaction."""
    again: list[str] = []
    with connection.cursor() as cursor:
        for table in COLUMNS:
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")  # noqa: S608 — our own names
            if cursor.fetchone() == (True,):
                continue
            cursor.execute(_INDEXES, [table])
            for name, definition in cursor.fetchall():
                cursor.execute(f"DROP INDEX {name}")
                again.append(definition)
        yield
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        for definition in again:
            cursor.execute(definition)


def _forget_counters() -> None:
    """What is copied goes on from the numbers given so far."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossiers_counter WHERE kind = ANY (%s)", [list(SERIES)])


def _set_sequences() -> None:
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            if "id" in columns:
                cursor.execute(_SEQUENCE.format(table=table), [table])
        cursor.execute(_SEQUENCE.format(table="dossiers_counter"), ["dossiers_counter"])


def settle() -> None:
    """What autovacuum would do in the next hours: plans know the sizes, lists need not look twice."""
    with connection.cursor() as cursor:
        for table in COLUMNS:
            cursor.execute(f"VACUUM (ANALYZE) {table}")
