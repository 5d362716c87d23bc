"""Fixtures of this module."""

from datetime import timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers.tests.people import everybody

from .halls import AT, arrange


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return everybody()


@pytest.fixture
def hall(people):
    """A unit with counters, and the people who work there."""
    arrange(at=AT - timedelta(days=1))
    return people


@pytest.fixture
def written():
    """Every row that an act of the queue can write: equal before and after a refusal."""
    names = [
        ("reception", "PlanRow"),
        ("reception", "QueueDay"),
        ("reception", "Ticket"),
        ("journal", "Entry"),
        ("outbox", "FactRow"),
    ]
    return lambda: {
        name: sorted(map(repr, apps.get_model(label, name).objects.values_list()))
        for label, name in names
    }


@pytest.fixture
def words():
    """The journal's words of the queue, oldest first."""
    entries = apps.get_model("journal", "Entry").objects.filter(word__startswith="reception.")
    return lambda: list(entries.order_by("id").values_list("word", flat=True))


@pytest.fixture
def facts():
    model = apps.get_model("outbox", "FactRow").objects.filter(name__startswith="reception.")
    return lambda: list(model.order_by("published_at", "id").values_list("name", flat=True))
