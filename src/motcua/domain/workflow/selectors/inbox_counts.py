"""How high the piles of a desk are, and what of the actor's own work is urgent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from motcua.domain.identity.values import Actor
from motcua.domain.workflow.values import Matter
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read

from .inbox_branches import PEOPLE, branches, people_values
from .inbox_filters import DueFilter, Pile, stands

# A pile that is not one's own work is counted so far; as many means: as many or more.
COUNT_MAX = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCounts:
    """Heights of the piles; the rest is about `Pile.MINE`, which is counted to the end."""

    by_pile: Mapping[Pile, int]
    by_due: Mapping[DueFilter, int]
    by_matter: Mapping[Matter, int]
    overdue: int
    due_today: int


def inbox_counts(*, by: Actor, at: datetime, soon_until: datetime) -> InboxCounts:
    """The heights of all piles. One query.

    Piles other than MINE are counted up to COUNT_MAX.
    """
    end_of_day = datetime.combine(at.astimezone(VIETNAM).date(), time.max, tzinfo=VIETNAM)
    counted: list[tuple[str, list[Any]]] = [
        ("TRUE", []),
        ("task.dossier_due_at >= %s AND task.dossier_due_at <= %s", [at, end_of_day]),
        *(
            (condition, [*values])
            for due in DueFilter
            for condition, values in (stands(due, at=at, soon_until=soon_until),)
        ),
        *((f"task.kind = '{matter.value}'", []) for matter in Matter),
    ]
    filters = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition, _ in counted)
    mine, mine_values = _all_of(Pile.MINE, by, at)
    others = [
        (f"SELECT count(DISTINCT id) FROM ({statement}) pile", values)  # noqa: S608
        for pile in Pile
        if pile is not Pile.MINE
        for statement, values in (_all_of(pile, by, at),)
    ]
    columns = ", ".join(f"({statement})" for statement, _ in others)
    [row] = read(
        f"WITH {PEOPLE} SELECT {filters}, {columns} FROM ({mine}) task",  # noqa: S608
        [
            *people_values(by, at),
            *(value for _, values in counted for value in values),
            *(value for _, values in others for value in values),
            *mine_values,
        ],
    )
    total, due_today, *rest = row
    by_due = dict(zip(DueFilter, rest, strict=False))
    del rest[: len(DueFilter)]
    by_matter = dict(zip(Matter, rest, strict=False))
    del rest[: len(Matter)]
    others_by_pile = dict(zip((pile for pile in Pile if pile is not Pile.MINE), rest, strict=True))
    return InboxCounts(
        by_pile={
            pile: min(others_by_pile.get(pile, COUNT_MAX), COUNT_MAX)
            if pile is not Pile.MINE
            else total
            for pile in Pile
        },
        by_due=by_due,
        by_matter=by_matter,
        overdue=by_due[DueFilter.OVERDUE],
        due_today=due_today,
    )


def _all_of(pile: Pile, by: Actor, at: datetime) -> tuple[str, list[Any]]:
    """The tasks of a pile, of each stretch no more than are counted."""
    columns = "task.id, task.kind, task.dossier_due_at, task.urgent_at"
    limit = "" if pile is Pile.MINE else f" LIMIT {COUNT_MAX}"
    parts: list[str] = []
    values: list[Any] = []
    for each in branches(pile, by, at):
        inner = f"SELECT {columns} FROM workflow_task task WHERE {each.condition}"  # noqa: S608
        parts.append(
            f"(SELECT task.* FROM {each.source}"  # noqa: S608
            f" CROSS JOIN LATERAL ({inner}) task{limit})"
        )
        values += each.values
    return " UNION ALL ".join(parts), values
