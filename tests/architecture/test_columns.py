"""Every column of ours is classified for privacy, and no class is declared for nothing."""

from importlib import import_module

from django.apps import apps

from motcua.foundation.privacy import Sensitivity

from .graph import domain_modules


def test_every_column_is_classified():
    columns, declared = {}, {}
    for module in domain_modules():
        config = apps.get_app_config(module)
        tables = list(config.get_models(include_auto_created=True))
        for model in tables:
            columns[model._meta.db_table] = {field.column for field in model._meta.local_fields}
        if tables:  # Some modules keep nothing.
            models = import_module(f"motcua.domain.{module}.models")
            declared |= getattr(models, "PRIVACY", {})
    assert {table: set(classes) for table, classes in declared.items()} == columns
    assert all(
        isinstance(kind, Sensitivity) for classes in declared.values() for kind in classes.values()
    )
