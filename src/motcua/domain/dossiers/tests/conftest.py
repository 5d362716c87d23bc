"""Fixtures of this module."""

import pytest
from django.apps import apps

from .people import everybody


@pytest.fixture
def content_store(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"


@pytest.fixture
def people(db, content_store):
    return everybody()


@pytest.fixture
def row():
    """The row behind a code, for looking at what an act wrote."""
    model = apps.get_model("dossiers", "Dossier")
    return lambda code: model.objects.get(code=code)


@pytest.fixture
def written():
    """A count of every row that an act can write: equal before and after a refusal."""
    names = [
        ("dossiers", "Dossier"),
        ("dossiers", "Component"),
        ("drafts", "Draft"),
        ("dossiers", "Slip"),
        ("dossiers", "Apology"),
        ("dossiers", "Pause"),
        ("dossiers", "Obligation"),
        ("dossiers", "Consultation"),
        ("dossiers", "Verification"),
        ("dossiers", "Custody"),
        ("dossiers", "SupplementRequest"),
        ("dossiers", "ExtraPaperAttempt"),
        ("dossiers", "ReplacedResult"),
        ("dossiers", "RegisterEntry"),
        ("dossiers", "Counter"),
        ("journal", "Entry"),
        ("outbox", "FactRow"),
        ("documents", "File"),
    ]

    def rows():
        picture = {}
        for label, name in names:
            model = apps.get_model(label, name)
            picture[name] = sorted(map(repr, model.objects.values_list()), key=str)
        return picture

    return rows


@pytest.fixture
def facts():
    """Names of all facts published so far, oldest first."""
    model = apps.get_model("outbox", "FactRow")
    return lambda: list(model.objects.order_by("published_at", "id").values_list("name", flat=True))
