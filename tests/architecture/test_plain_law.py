"""The counting of limits stands alone: no Django, no neighbour; and a regime fits it."""

import subprocess
import sys
from dataclasses import fields

import pytest

from motcua.domain.regimes.values import CountingRules as RegimeCountingRules
from motcua.domain.working_time import ports
from motcua.domain.working_time.values import CountingRules

PLAIN = (
    "motcua.domain.working_time.rules",
    "motcua.domain.working_time.values",
    "motcua.domain.regimes.rules",
    "motcua.domain.regimes.values",
    "motcua.interfaces.commands.due",
)
STRANGERS = {"django", "psycopg", "procrastinate"}


@pytest.mark.parametrize("module", PLAIN)
def test_it_is_imported_without_django(module):
    """Not even through something that it imports: import-linter looks only one step far."""
    source = f"import sys, {module}; print(*sys.modules)"
    outcome = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True
    )
    loaded = set(outcome.stdout.split())
    assert module in loaded
    assert not {name for name in loaded if name.split(".")[0] in STRANGERS}
    if ".working_time." in module:
        assert not {name for name in loaded if name.startswith("motcua.domain.regimes")}
        assert not {name for name in loaded if name.startswith("motcua.domain.identity")}


def test_a_regime_brings_the_counting_rules_that_the_clock_asks_for():
    """Neighbours do not import each other, so the shape stands in three places."""

    def shape(rules):
        return {field.name: field.type for field in fields(rules)}

    assert shape(RegimeCountingRules) == shape(CountingRules)
    asked = {name for name in vars(ports.CountingRules) if not name.startswith("_")}
    assert asked - {"source_of"} == set(shape(CountingRules)) - {"sources"}
