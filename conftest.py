"""What every test stands on: a database with the reference data, kept between tests."""

from datetime import date

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, settings

# A machine that does much else at once is slow now and then; that says nothing of the code.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

# Loaded once per database; a test that truncates leaves these alone.
REFERENCE_TABLES = (
    "catalogue_",
    "forms_",
    "guidance_",
    "identity_role",
    "organisations_",
    "regimes_",
    "search_",
    "working_time_",
    "django_",
)
# What acts write among the reference data, and what these refer to: emptied row by row, because a
# table to which one that stays refers cannot be truncated.
EMPTIED_BY_ROW = (
    "catalogue_intake_list_line",
    "catalogue_intake_list",
    "catalogue_record",
    "catalogue_decision",
    "identity_account",
)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, with what `motcua load` loads."""
    from django.db.backends.postgresql.operations import DatabaseOperations  # noqa: PLC0415

    original = DatabaseOperations.sql_flush

    def sql_flush(self, style, tables, **options):
        """Empty what acts write. The journal's triggers are lifted for this, and only here."""
        kept = (*REFERENCE_TABLES, *EMPTIED_BY_ROW)
        emptied = [table for table in tables if not table.startswith(kept)]
        statements = original(self, style, emptied, **options)
        return [
            "SET session_replication_role = replica;",
            *statements,
            *(f"DELETE FROM {table};" for table in EMPTIED_BY_ROW if table in tables),
            "SET session_replication_role = origin;",
        ]

    DatabaseOperations.sql_flush = sql_flush
    with django_db_blocker.unblock():
        call_command("load", verbosity=0)
    yield
    DatabaseOperations.sql_flush = original


@pytest.fixture
def reference_data_at_hand(db, settings):
    """As in production: what the process holds is not asked for again during the test.

    Each is asked for once before, lest what another test published and rolled back is still held.
    """
    from motcua.domain.catalogue.selectors import fields_on  # noqa: PLC0415
    from motcua.domain.organisations.selectors import communes_on  # noqa: PLC0415
    from motcua.domain.regimes.selectors import regime_on  # noqa: PLC0415

    day = date(2026, 11, 25)
    for ask in (regime_on, communes_on, fields_on):  # each looks at its version once more
        ask(day)
    settings.REFERENCE_CACHE_SECONDS = 3600
