"""Fixtures of this module."""

from datetime import date

import pytest

from motcua.domain.catalogue.selectors import fields_on
from motcua.domain.organisations.selectors import communes_on
from motcua.domain.regimes.selectors import regime_on


@pytest.fixture
def reference_data_at_hand(db, settings):
    """As in production: what the process holds is not asked for again during the test."""
    day = date(2026, 11, 25)
    for ask in (regime_on, communes_on, fields_on):  # each looks at its version once more
        ask(day)
    settings.REFERENCE_CACHE_SECONDS = 3600
