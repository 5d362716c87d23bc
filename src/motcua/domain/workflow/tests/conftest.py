"""Fixtures of this module: the people and rows of `dossiers`."""

from motcua.domain.dossiers.tests.conftest import (  # noqa: F401 — fixtures are found by name
    content_store,
    facts,
    people,
    row,
    written,
)
