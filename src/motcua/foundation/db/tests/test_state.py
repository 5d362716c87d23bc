"""What the database says about itself, and that production does not run as its superuser."""

import os

import pytest
from django.core.checks import Error, Warning  # noqa: A004 - Django's name
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from motcua.foundation.db import database_state, refuse_superuser
from motcua.foundation.db.checks import role_is_no_superuser

pytestmark = pytest.mark.django_db


@pytest.fixture
def ordinary_role():
    """As an application in production: neither owner nor superuser. Ends with the transaction."""
    name = f"motcua_ordinary_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {name}")
        cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}")
        cursor.execute(f"SET LOCAL ROLE {name}")
    return name


def test_a_migrated_database_lacks_nothing():
    state = database_state()
    assert (state.is_reachable, state.missing_migrations_count) == (True, 0)


def test_a_lost_migration_is_noticed_after_all_were_there():
    assert database_state().missing_migrations_count == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'contenttypes'")
        lost = cursor.rowcount
    assert lost
    assert database_state().missing_migrations_count == lost


def test_the_silence_of_the_liveliest_worker_is_counted_by_the_database():
    assert database_state().worker_silence_seconds is None
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '90 s'), (now() - interval '7 s')"
        )
    assert database_state().worker_silence_seconds == pytest.approx(7)


def test_a_superuser_is_told_apart_from_an_ordinary_role(ordinary_role):
    state = database_state()
    assert (state.role_name, state.role_is_superuser) == (ordinary_role, False)


def test_production_refuses_to_run_as_a_superuser(settings):
    settings.IS_DEMONSTRATION = False
    (fault,) = role_is_no_superuser(None)
    assert isinstance(fault, Error)
    assert fault.id == "motcua.E001"


def test_production_runs_under_an_ordinary_role(settings, ordinary_role):
    settings.IS_DEMONSTRATION = False
    assert role_is_no_superuser(None) == []


def test_the_demonstration_may_be_a_superuser(settings):
    settings.IS_DEMONSTRATION = True
    assert role_is_no_superuser(None) == []
    refuse_superuser()


def test_a_production_process_stops_before_it_serves_as_a_superuser(settings, monkeypatch):
    settings.IS_DEMONSTRATION = False
    monkeypatch.setattr("motcua.foundation.db.state.connections", _Untouched())
    with pytest.raises(ImproperlyConfigured, match="is a superuser"):
        refuse_superuser()


def test_a_database_that_is_down_is_a_warning_not_a_crash(settings, monkeypatch):
    settings.IS_DEMONSTRATION = False
    monkeypatch.setattr("motcua.foundation.db.checks._role", _down)
    (fault,) = role_is_no_superuser(None)
    assert isinstance(fault, Warning)


def _down():
    from django.db import OperationalError  # noqa: PLC0415

    raise OperationalError("no answer")


class _Untouched:
    """The test's own connection must stay open."""

    def close_all(self) -> None:
        """Not here."""

    def __getitem__(self, alias: str) -> "_Untouched":
        return self

    close_pool = close_all
