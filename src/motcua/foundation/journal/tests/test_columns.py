"""Every column of the journal is classified, and the one that may hold words of people says so."""

from django.apps import apps

from motcua.foundation.journal.models import PRIVACY
from motcua.foundation.privacy import Sensitivity


def test_every_column_is_classified():
    columns = {
        model._meta.db_table: {field.column for field in model._meta.local_fields}
        for model in apps.get_app_config("journal").get_models()
    }
    assert {table: set(classes) for table, classes in PRIVACY.items()} == columns


def test_only_what_can_be_erased_may_be_personal():
    personal = {
        table for table, classes in PRIVACY.items() if Sensitivity.PERSONAL in classes.values()
    }
    assert personal == {"journal_private"}
