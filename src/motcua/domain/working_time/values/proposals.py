"""Changes of the calendar that were entered and wait for a second person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime as DateTime  # noqa: N812 — a type beside `date`
from enum import StrEnum, auto
from typing import Any, NewType

from .calendars import DayKind, DayScope
from .published import DayChanges, DayKey, PublishedDay

ProposalId = NewType("ProposalId", int)


class ProposalState(StrEnum):
    """How far a change of the calendar has come."""

    OPEN = auto()
    SIGNED = auto()
    DROPPED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarProposal:
    """Days that a decision sets or takes back, who entered them and who signed.

    `entered_by` and `closed_by` are references as in the journal, never names.
    """

    proposal_id: ProposalId
    state: ProposalState
    changes: DayChanges
    decision: str  # số, ký hiệu
    decided_on: date
    note: str
    entered_by: str
    entered_at: DateTime
    closed_by: str
    closed_at: DateTime | None

    @property
    def keys(self) -> tuple[DayKey, ...]:
        """The days that it sets or takes back."""
        return self.changes.keys

    @property
    def source(self) -> str:
        return decision_text(self.decision, self.decided_on)


def decision_text(decision: str, decided_on: date) -> str:
    """`28/2026/QH16 ngày 24/04/2026`: the source of the days, and what receipts say."""
    return f"{decision} ngày {decided_on:%d/%m/%Y}"


def changes_as_json(changes: DayChanges) -> dict[str, Any]:
    """For a JSON column; `changes_from_json` gives them back equal."""
    return {
        "days": [
            {
                **_key_as_json(row.key),
                "kind": row.kind.value,
                "name": row.name,
                "source": row.source,
                "year": row.year,
                "mark": row.mark,
            }
            for row in changes.days
        ],
        "withdrawn": [_key_as_json(key) for key in changes.withdrawn],
    }


def changes_from_json(stored: Mapping[str, Any]) -> DayChanges:
    return DayChanges(
        days=tuple(
            PublishedDay(
                date.fromisoformat(row["day"]),
                DayKind(row["kind"]),
                row["name"],
                row["source"],
                row["year"],
                row["mark"],
                DayScope(row["scope"]),
                row["scope_code"],
            )
            for row in stored["days"]
        ),
        withdrawn=tuple(
            DayKey(date.fromisoformat(row["day"]), DayScope(row["scope"]), row["scope_code"])
            for row in stored["withdrawn"]
        ),
    )


def _key_as_json(key: DayKey) -> dict[str, str]:
    return {"day": key.day.isoformat(), "scope": key.scope.value, "scope_code": key.scope_code}
