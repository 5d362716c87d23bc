"""What is overdue or missing in the catalogue, each with where to mend it."""

from typing import Any


def alert_lines() -> list[dict[str, Any]]:
    """The alerts of today, the gravest first."""
    return []
