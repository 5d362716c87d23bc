"""Every moment between two steps of an act, and two ways of dying there.

A step is a message to the database, a commit, or laying a file in its place. The process dies like
one whose power fails (SIGKILL to itself, in a fork); the database dies to this act alone (its back
end is terminated by another connection).
"""

import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

import psycopg
from django.db import DatabaseError, InterfaceError, connection

Act = Callable[[], object]
POINTS_MAX = 200  # More would mean that the loop never ends.


class Steps:
    """Counts the moments as they are reached; dies at the chosen one."""

    def __init__(self, stop_at: int, die: Callable[[], None]) -> None:
        self.names: list[str] = []
        self._stop_at, self._die = stop_at, die

    def reached(self, name: str) -> None:
        self.names.append(name)
        if len(self.names) == self._stop_at:
            self._die()


@contextmanager
def watched(steps: Steps) -> Iterator[None]:
    """Report each moment between two steps of what runs inside."""

    def before_statement(execute, sql, parameters, many, context):
        steps.reached(f"before {' '.join(sql.split())[:60]}")
        outcome = execute(sql, parameters, many, context)
        if not connection.in_atomic_block:
            steps.reached("after a statement that commits itself")
        return outcome

    commit, replace, fsync = connection._commit, Path.replace, os.fsync

    def watched_commit():
        steps.reached("before commit")
        commit()
        steps.reached("after commit")

    def watched_replace(path, target):
        steps.reached("before the file is laid in its place")
        outcome = replace(path, target)
        steps.reached("after the file is laid in its place")
        return outcome

    def watched_fsync(descriptor):
        steps.reached("before the file is synced")
        fsync(descriptor)

    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(before_statement))
        stack.enter_context(patch.object(connection, "_commit", watched_commit))
        stack.enter_context(patch.object(Path, "replace", watched_replace))
        stack.enter_context(patch.object(os, "fsync", watched_fsync))
        yield


def process_dies(act: Act, stop_at: int) -> bool:
    """Run the act in a process that dies at a moment. False if it ended before that moment."""
    connection.close()
    process_id = os.fork()
    if process_id == 0:
        _run_in_child(act, stop_at)
    _, status = os.waitpid(process_id, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0, "the act failed by itself; its traceback stands above"
    return False


def database_dies(act: Act, stop_at: int) -> bool:
    """Run the act here and terminate its back end at a moment. False if it ended before."""
    died = []

    def die() -> None:
        died.append(True)
        _terminate(connection.connection.info.backend_pid)

    connection.ensure_connection()
    try:
        with watched(Steps(stop_at, die)):
            act()
    except (DatabaseError, InterfaceError):
        assert died, "the database failed before it was stopped"
    finally:
        connection.close()
    return bool(died)


def _run_in_child(act: Act, stop_at: int) -> None:
    """Never returns. The parent's connections are left alone: its sockets are shared with it."""
    code = 1
    try:
        kept = dict(connection._connection_pools), connection.connection
        connection._connection_pools.clear()
        connection.connection = None
        with watched(Steps(stop_at, lambda: os.kill(os.getpid(), signal.SIGKILL))):
            act()
        code = 0 if kept else 1
    except BaseException:  # noqa: BLE001 — a fork must never come back into the test
        traceback.print_exc()
    finally:
        os._exit(code)


def _terminate(backend_process_id: int) -> None:
    parameters = connection.get_connection_params()
    with psycopg.connect(
        **{key: parameters[key] for key in ("dbname", "user", "host", "port") if key in parameters},
        autocommit=True,
    ) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [backend_process_id])
