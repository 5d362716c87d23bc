"""Fixtures of this module: the people and rows of `dossiers`, and other agencies."""

import pytest
from django.apps import apps

from motcua.domain.dossiers.tests.conftest import (  # noqa: F401 — fixtures are found by name
    content_store,
    facts,
    people,
    row,
    written,
)

from . import interlinked


@pytest.fixture
def others(people):  # noqa: F811
    """Officials of other agencies; the investment certificate runs on its own process."""
    found = interlinked.everybody_across()
    interlinked.publish(interlinked.INVESTMENT)
    return found


@pytest.fixture
def all_written(written):  # noqa: F811
    """Every row that acts of this module and those below can write: equal before and after a refusal."""
    names = ("Run", "Task")

    def rows():
        picture = dict(written())
        for name in names:
            model = apps.get_model("workflow", name)
            picture[name] = sorted(map(repr, model.objects.values_list()), key=str)
        return picture

    return rows
