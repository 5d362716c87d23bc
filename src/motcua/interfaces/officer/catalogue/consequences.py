"""What a change means for dossiers under way, processes, forms and guidance, in lines to read."""

from typing import Any

from motcua.domain.catalogue.values import Decision, Record


def consequences_of_record(found: Record) -> list[dict[str, Any]]:
    """What publishing one record would touch."""
    return []


def consequences_of_decision(found: Decision) -> list[dict[str, Any]]:
    """What publishing a decision would touch."""
    return []
