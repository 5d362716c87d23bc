"""COPY into many tables, fast and whole: one transaction, every constraint holds at its end.

NOT NULL and CHECK hold for each line as it is copied. Foreign keys are compared table by table when
all lines are there, in the same transaction, instead of line by line: the same question asked once.
Indexes of tables that were empty, also those that see to it that something is there only once, are
built at the end of the same transaction: sorting once is quicker than finding each place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import Queue
from threading import Thread
from typing import Any

from django.db import connection, transaction

Columns = Mapping[str, Sequence[str]]  # by table, in an order that foreign keys allow
Batch = Sequence[tuple[str, bytes]]  # lines in PostgreSQL's text format, by table

_BATCHES_WAITING_MAX = 8
_VACUUMS_AT_ONCE = 2
_MISSING = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s AND is_nullable = 'NO'
        AND column_default IS NULL AND is_generated = 'NEVER' AND is_identity = 'NO'
        AND column_name <> ALL (%s)
"""
_INDEXES = """
    SELECT
        CASE WHEN held.oid IS NULL THEN format('DROP INDEX %%s', indexrelid::regclass)
            ELSE format('ALTER TABLE %%s DROP CONSTRAINT %%I', indrelid::regclass, held.conname)
        END,
        CASE WHEN held.oid IS NULL THEN pg_get_indexdef(indexrelid)
            ELSE format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', indrelid::regclass, held.conname,
                pg_get_constraintdef(held.oid))
        END
    FROM pg_index LEFT JOIN pg_constraint held
        ON held.conindid = indexrelid AND held.conrelid = indrelid AND held.contype = 'u'
    WHERE indrelid = %s::regclass AND NOT indisprimary AND NOT indisexclusion
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype = 'f')
    ORDER BY indexrelid::regclass::text
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
    """Columns that must have a value get none, or rows point nowhere."""


def columns_forgotten(columns: Columns) -> Columns:
    """Columns that must have a value and are not among these, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table, names in columns.items():
            cursor.execute(_MISSING, [table, list(names)])
            if missing := [name for (name,) in cursor.fetchall()]:
                found[table] = missing
    return found


def copy_whole(
    batches: Iterable[Batch],
    columns: Columns,
    *,
    replaced: Mapping[str, tuple[str, Sequence[str]]],
) -> None:
    """All batches in one transaction. Raises LinesWanting; then nothing was written.

    `replaced` names, by table, a column and its values: such rows are gone before the first batch.

    While one batch is copied the next one is made: the database works beside us.
    """
    if forgotten := columns_forgotten(columns):
        raise LinesWanting(f"columns without a value: {forgotten}")
    with transaction.atomic(), _foreign_keys_at_the_end(columns), _indexes_at_the_end(columns):
        _delete(replaced)
        waiting: Queue[Batch | None] = Queue(_BATCHES_WAITING_MAX)
        faults: list[BaseException] = []
        connection.ensure_connection()
        copier = Thread(target=_copy_all, args=(connection.connection, columns, waiting, faults))
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
        _set_sequences([*columns])


def _copy_all(
    raw: Any, columns: Columns, waiting: "Queue[Batch | None]", faults: list[BaseException]
) -> None:
    while (batch := waiting.get()) is not None:
        if faults:
            continue
        try:
            with raw.cursor() as cursor:
                for table, content in batch:
                    names = ", ".join(f'"{name}"' for name in columns[table])
                    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                        copy.write(content)
        except BaseException as fault:  # noqa: BLE001 — handed to whoever waits for this thread
            faults.append(fault)


@contextmanager
def _foreign_keys_at_the_end(tables: Iterable[str]) -> Iterator[None]:
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
        cursor.execute("SET LOCAL jit = off")  # Compiling takes longer than comparing.
        for table in tables:
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
def _indexes_at_the_end(tables: Iterable[str]) -> Iterator[None]:
    """Indexes of empty tables are dropped and built again, in the same transaction."""
    again: list[str] = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")  # noqa: S608 — our own names
            if cursor.fetchone() == (True,):
                continue
            cursor.execute(_INDEXES, [table])
            for drop, build in cursor.fetchall():
                cursor.execute(drop)
                again.append(build)
        yield
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        for build in again:
            cursor.execute(build)


def _delete(replaced: Mapping[str, tuple[str, Sequence[str]]]) -> None:
    with connection.cursor() as cursor:
        for table, (column, values) in replaced.items():
            cursor.execute(f"DELETE FROM {table} WHERE {column} = ANY (%s)", [list(values)])  # noqa: S608 — our own names


def _set_sequences(tables: Sequence[str]) -> None:
    """Whoever inserts afterwards goes on after the ids that were copied."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(_SEQUENCE.format(table=table), [table])


def highest_ids(tables: Iterable[str]) -> Mapping[str, int]:
    """The highest id in each table; 0 where there is none."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 — our own names
            (found[table],) = cursor.fetchone()
    return found


def settle(tables: Iterable[str]) -> None:
    """What autovacuum would do in the next hours: plans know the sizes, lists need not look twice."""
    with ThreadPoolExecutor(_VACUUMS_AT_ONCE) as pool:
        list(pool.map(_vacuum, tables))


def _vacuum(table: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM (ANALYZE) {table}")
    finally:
        connection.close()  # This thread's own; nobody else closes it.
