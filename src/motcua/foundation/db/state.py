"""The database as an operator sees it, read in a few short queries."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

SUPERUSER_REFUSED = (
    "the database role %s is a superuser: it could rewrite the journal. "
    "Let the application connect with a role that does not own the tables."
)
_complete: dict[str, int] = {}  # How many migrations were applied when none was missing.


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """`role_name` is empty where the database did not answer."""

    is_reachable: bool
    role_name: str = ""
    role_is_superuser: bool = False
    missing_migrations_count: int = 0
    worker_silence_seconds: float | None = None


def database_state() -> DatabaseState:
    """What holds now. Never raises for a database that is down: that is one of the answers."""
    try:
        role_name, role_is_superuser = _role()
        missing = _missing_migrations_count()
        silence = None if missing else _worker_silence_seconds()
    except DatabaseError:
        return DatabaseState(is_reachable=False)
    return DatabaseState(
        is_reachable=True,
        role_name=role_name,
        role_is_superuser=role_is_superuser,
        missing_migrations_count=missing,
        worker_silence_seconds=silence,
    )


def database_now() -> datetime:
    """What the database's clock says: the witness of our own (`clock.compare_with`)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (moment,) = cursor.fetchone()
    assert isinstance(moment, datetime)  # noqa: S101 — a timestamptz
    return moment


def refuse_superuser() -> None:
    """Stop a production process that would run as a superuser (trust.md, consequence 6).

    Leaves no connection behind: a web server may fork after this.
    Raises  ImproperlyConfigured.
    """
    if settings.IS_DEMONSTRATION:
        return
    try:
        name, is_superuser = _role()
    finally:
        connections.close_all()
        connections["default"].close_pool()  # type: ignore[attr-defined]
    if is_superuser:
        raise ImproperlyConfigured(SUPERUSER_REFUSED % name)


def _role() -> tuple[str, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user")
        name, is_superuser = cursor.fetchone()
    return name, is_superuser


def _missing_migrations_count() -> int:
    """Counting rows is enough while they are as many as when all was found in place: reading every
    migration file takes a tenth of a second, and this is asked several times a minute."""
    applied = _applied_migrations_count()
    if applied and applied == _complete.get("applied"):
        return 0
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not missing:
        _complete["applied"] = applied
    return missing


def _applied_migrations_count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        if cursor.fetchone() != (True,):
            return 0
        cursor.execute("SELECT count(*) FROM django_migrations")
        (count,) = cursor.fetchone()
    return int(count)


def _worker_silence_seconds() -> float | None:
    """Since the liveliest worker was last heard, by the database's own clock. None: no worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers"
        )
        (seconds,) = cursor.fetchone()
    return None if seconds is None else float(seconds)
