"""The codes of dossiers by their ids: what a reference in the journal means to people."""

from collections.abc import Iterable

from motcua.foundation.db import read


def codes_of(dossier_ids: Iterable[int]) -> dict[int, str]:
    """The codes of dossiers that exist. One query; says nothing personal."""
    rows = read("SELECT id, code FROM dossiers_dossier WHERE id = ANY(%s)", [sorted(dossier_ids)])
    return dict(rows)


def last_numbers() -> dict[tuple[str, str, str], int]:
    """The last number of every series that was begun, by kind, agency and period. One query."""
    rows = read("SELECT kind, agency_code, period, last_number FROM dossiers_counter", [])
    return {(kind, agency_code, period): last for kind, agency_code, period, last in rows}
