"""The desk: open tasks of one officer, the most urgent first, however many dossiers there are.

Every list is merged from short stretches of one index, a stretch for each role in each agency and
one for each person: the database reads about as many rows as the page shows. Pages follow each
other by the place of their last row (keyset), so the last page is as quick as the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.domain.identity.values import Actor
from motcua.domain.workflow import permissions
from motcua.domain.workflow.values import TaskId, TaskLine
from motcua.foundation.db import read

from .inbox_branches import PEOPLE, Branch, branch_of_agency, branches, people_values
from .inbox_counts import COUNT_MAX, InboxCounts, inbox_counts
from .inbox_filters import (
    Cursor,
    DueFilter,
    InboxFilter,
    InboxPage,
    Pile,
    Place,
    cursor_of,
    narrowed,
    place_of,
)

__all__ = [
    "COUNT_MAX",
    "Cursor",
    "DueFilter",
    "InboxCounts",
    "InboxFilter",
    "InboxPage",
    "Pile",
    "inbox",
    "inbox_counts",
    "unit_queue",
]

ROWS_PER_PAGE = 25
_COLUMNS = (
    *("id", "dossier_id", "step_key", "ordinal", "kind", "name", "agency_id", "role_key"),
    *("assignee_id", "hours", "opened_at", "due_at", "dossier_due_at", "is_held", "ended_at"),
    *("outcome", "ended_by_id", "note", "version"),
)
_OF_TASK = ", ".join(f"task.{name}" for name in _COLUMNS)
_OF_MERGED = ", ".join(f"merged.{name}" for name in _COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One page: of which stretches, narrowed how, on which side of which place."""

    stretches: Sequence[Branch]
    words: str
    values: Sequence[Any]
    after: Place | None
    before: Place | None
    size: int
    moment: str = "urgent_at"
    is_newest_first: bool = False

    @property
    def is_backward(self) -> bool:
        return self.before is not None and self.after is None


def inbox(
    asked: InboxFilter,
    *,
    by: Actor,
    at: datetime,
    soon_until: datetime,
    after: Cursor | None = None,
    before: Cursor | None = None,
    size: int = ROWS_PER_PAGE,
) -> InboxPage:
    """One page of one pile of the actor's desk. One query.

    `soon_until` is the last moment that counts as soon: the caller knows the calendar. A cursor
    that is none leads to the first page. DONE shows what was ended last first.
    """
    words, values = narrowed(asked, at=at, soon_until=soon_until)
    is_done = asked.pile is Pile.DONE
    page = _Asked(
        stretches=branches(asked.pile, by, at),
        words=words,
        values=values,
        after=place_of(after),
        before=place_of(before),
        size=size,
        moment="ended_at" if is_done else "urgent_at",
        is_newest_first=is_done,
    )
    return _page(page, by=by, at=at)


def unit_queue(
    agency_code: str,
    *,
    by: Actor,
    at: datetime,
    soon_until: datetime,
    asked: InboxFilter | None = None,
    after: Cursor | None = None,
    before: Cursor | None = None,
    size: int = ROWS_PER_PAGE,
) -> InboxPage:
    """Open tasks of one agency, whoever has them, for those who see to its work. One query.

    Of `asked` everything but the pile counts. Raises NotPermitted.
    """
    by.require(permissions.WORKLOAD, agency_code=agency_code)
    words, values = narrowed(asked or InboxFilter(), at=at, soon_until=soon_until)
    page = _Asked(
        stretches=[branch_of_agency(agency_code)],
        words=words,
        values=values,
        after=place_of(after),
        before=place_of(before),
        size=size,
    )
    return _page(page, by=by, at=at)


def _page(asked: _Asked, *, by: Actor, at: datetime) -> InboxPage:
    """One row more is read than is shown, so that it is known whether there are more."""
    statement, values = statement_of(asked)
    found = read(statement, [*people_values(by, at), *values])
    has_more = len(found) > asked.size
    found = found[: asked.size]
    if asked.is_backward:
        found.reverse()
    has_before = has_more if asked.is_backward else asked.after is not None
    has_after = asked.is_backward or has_more
    return InboxPage(
        rows=tuple(_line(row) for row in found),
        next=_cursor(found[-1]) if found and has_after else None,
        previous=_cursor(found[0]) if found and has_before else None,
    )


def statement_of(asked: _Asked) -> tuple[str, list[Any]]:
    """The query of one page, without the values of PEOPLE, which come first."""
    is_falling = asked.is_newest_first != asked.is_backward
    direction, sign = ("DESC", "<") if is_falling else ("ASC", ">")
    place = asked.before if asked.is_backward else asked.after
    words, beyond, limit = asked.words, list[Any](), asked.size + 1
    if place is not None:
        words += f" AND (task.{asked.moment}, task.id) {sign} (%s::timestamptz, %s)"
        beyond = [place.moment, place.task_id]
    parts: list[str] = []
    values: list[Any] = []
    for each in asked.stretches:
        inner = (
            f"SELECT {_OF_TASK}, task.{asked.moment} AS moment FROM workflow_task task"  # noqa: S608
            f" WHERE {each.condition}{words}"
            f" ORDER BY task.{asked.moment} {direction}, task.id {direction} LIMIT {limit}"
        )
        parts.append(
            f"(SELECT found.* FROM {each.source} CROSS JOIN LATERAL ({inner}) found)"  # noqa: S608
        )
        values += [*each.values, *asked.values, *beyond]
    # A task may lie in several stretches: it is shown once. The moment is read as text, because
    # it may be infinity, which no datetime can say.
    statement = (
        f"WITH {PEOPLE} SELECT DISTINCT ON (merged.moment, merged.id) {_OF_MERGED},"  # noqa: S608
        f" merged.moment::text FROM ({' UNION ALL '.join(parts)}) merged"
        f" ORDER BY merged.moment {direction}, merged.id {direction} LIMIT {limit}"
    )
    return statement, values


def _cursor(row: tuple[Any, ...]) -> Cursor:
    return cursor_of(Place(row[-1], row[0]))


def _line(row: tuple[Any, ...]) -> TaskLine:
    (task_id, dossier_id, step_key, ordinal, kind, name, agency_code, role_key, *rest) = row
    (assignee, hours, opened_at, due_at, dossier_due_at, is_held, ended_at, *last) = rest
    (outcome, ended_by, note, version, _moment) = last
    return TaskLine(
        task_id=TaskId(task_id),
        dossier_id=dossier_id,
        step_key=step_key,
        ordinal=ordinal,
        kind=kind,
        name=name,
        agency_code=agency_code,
        role_key=role_key,
        assignee_account_id=assignee,
        hours=None if hours is None else float(hours),
        opened_at=opened_at,
        due_at=due_at,
        dossier_due_at=dossier_due_at,
        is_held=is_held,
        ended_at=ended_at,
        outcome=outcome,
        ended_by_account_id=ended_by,
        note=note,
        version=version,
    )
