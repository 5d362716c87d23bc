"""Statements whose answers nobody needs travel together: one message to the database, not one each.

An act writes five or six rows that depend on nothing the database would say in between. Sent one by
one, each costs a round trip and a change of context on both sides, as much as the writing itself.

    with together():
        insert(components)
        journal.record(…)
        outbox.publish(…)
        number = read(…)        # sends what waits and itself as one message

Outside such a block everything is sent at once. The order of the statements is always kept; what
Django's models send by themselves inside a block does not wait and so comes before.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction

_Statement = tuple[str, Sequence[Any]]

_waiting: ContextVar[list[_Statement] | None] = ContextVar("waiting_statements", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Let the statements of this block wait for each other; send them at its end.

    All of them or none: the block stands inside the act's transaction. When it raises, nothing that
    waits is sent. A block inside another one belongs to it.
    """
    if _waiting.get() is not None:
        yield
        return
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("`together` stands inside a transaction")
    waiting: list[_Statement] = []
    token = _waiting.set(waiting)
    try:
        yield
        if waiting:
            _send(waiting)
    finally:
        _waiting.reset(token)


def write(sql: str, parameters: Sequence[Any]) -> None:
    """A statement whose answer nobody needs."""
    waiting = _waiting.get()
    if waiting is None:
        _send([(sql, parameters)])
    else:
        waiting.append((sql, parameters))


def read(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """A statement and its rows. What waits is sent before it, in the same message."""
    waiting = _waiting.get()
    statements = [*(waiting or ()), (sql, parameters)]
    if waiting:
        waiting.clear()
    return _send(statements, is_answer_needed=True)


def _send(
    statements: Sequence[_Statement], *, is_answer_needed: bool = False
) -> list[tuple[Any, ...]]:
    message = ";\n".join(sql for sql, _ in statements)
    parameters = [value for _, values in statements for value in values]
    with connection.cursor() as cursor:
        cursor.execute(message, parameters)
        if not is_answer_needed:
            return []
        for _ in statements[1:]:
            cursor.nextset()
        return list(cursor.fetchall())
