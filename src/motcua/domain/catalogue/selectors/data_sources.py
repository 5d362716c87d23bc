"""Databases that replace papers, as the procedures in force name them. Kept in the process."""

from motcua.foundation.db import read

from .held import catalogue

_NAMES = """
    SELECT DISTINCT source FROM (
        SELECT jsonb_array_elements(components)->>'once_only_source' AS source
        FROM catalogue_procedure_version WHERE superseded_at IS NULL
        UNION ALL
        SELECT jsonb_array_elements(data_sources)->>'source'
        FROM catalogue_procedure_version WHERE superseded_at IS NULL
    ) named WHERE source IS NOT NULL
"""


def data_sources_named() -> frozenset[str]:
    """Every database that a procedure names. One query while this process does not hold them."""
    return catalogue.get("data_sources", _read)


def _read() -> frozenset[str]:
    return frozenset(name for (name,) in read(_NAMES, ()))
