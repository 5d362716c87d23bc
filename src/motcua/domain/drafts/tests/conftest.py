"""Fixtures of this module."""

import pytest
from django.apps import apps

from .people import applicants


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return applicants()


@pytest.fixture
def written():
    """Every row that an act can write: equal before and after a refusal."""
    names = [("drafts", "Draft"), ("journal", "Entry"), ("outbox", "FactRow")]

    def rows():
        return [
            list(apps.get_model(*name)._default_manager.order_by("pk").values()) for name in names
        ]

    return rows
