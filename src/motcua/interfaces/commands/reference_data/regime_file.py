"""What data/regimes.yaml says, as values. No database."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.domain.regimes.values import (
    Mark,
    PublishedParameter,
    PublishedProfile,
    RegimePublication,
)


def publication_of(
    profiles: list[Mapping[str, Any]], parameters: Mapping[str, Any]
) -> RegimePublication:
    """The rows of a document that is known to be well formed."""
    return RegimePublication(
        profiles=tuple(
            PublishedProfile(
                key=row["key"],
                version=row["version"],
                name=row["name"],
                instrument=row["instrument"],
                mark=Mark(row["mark"]),
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=_day(row["valid_to"]),
            )
            for row in profiles
        ),
        parameters=tuple(
            PublishedParameter(
                key=key,
                value=row["value"],
                instrument=row["instrument"],
                article=row["article"],
                mark=Mark(row["mark"]),
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=_day(row["valid_to"]),
            )
            for key, parameter in parameters.items()
            for row in parameter["values"]
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
