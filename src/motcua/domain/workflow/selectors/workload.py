"""How much work lies with whom in one agency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import NamedTuple

from motcua.domain.identity.selectors import colleagues, full_names
from motcua.domain.identity.values import AccountId, Actor, Colleague
from motcua.domain.workflow import permissions
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read

_TASKS = """
    SELECT task.assignee_id, task.role_key, count(*),
        count(*) FILTER (WHERE task.dossier_due_at < %s),
        count(*) FILTER (WHERE task.dossier_due_at >= %s AND task.dossier_due_at <= %s),
        count(*) FILTER (WHERE task.is_held), coalesce(sum(task.hours), 0)
    FROM workflow_task task
    WHERE task.agency_id = %s AND task.ended_at IS NULL
    GROUP BY task.assignee_id, task.role_key
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Open tasks of one officer, or those of a role that nobody has taken (`account_id` is None).

    `overdue` and `due_today` go by the dossier's due time, as the list of tasks does; `held`: the
    dossier waits. `hours` are planned hours.
    """

    account_id: AccountId | None
    full_name: str
    role_keys: tuple[str, ...]
    open: int
    overdue: int
    due_today: int
    held: int
    hours: float


def workload(agency_code: str, *, by: Actor, at: datetime) -> Sequence[Load]:
    """One line an officer, also for who has nothing, and one for each role with work that nobody
    has taken. Whoever has work but no role any more is among them with no roles. Most overdue first, then most open. Three queries, the tasks on index `task_by_agency`.

    Legal   LR-098 (61/2018/NĐ-CP arts 9, 19.1).
    Raises  NotPermitted.
    """
    by.require(permissions.WORKLOAD, agency_code=agency_code)
    end_of_day = datetime.combine(at.astimezone(VIETNAM).date(), time.max, tzinfo=VIETNAM)
    roles: dict[int, list[Colleague]] = {}
    for each in colleagues(agency_code, right_prefix=permissions.as_role(""), at=at):
        roles.setdefault(each.account_id, []).append(each)
    of_person: dict[int, list[_Figures]] = {}
    unclaimed: list[Load] = []
    for account_id, role_key, *figures in read(_TASKS, [at, at, end_of_day, agency_code]):
        counted = _Figures(*figures)
        if account_id is None:
            unclaimed.append(_load(None, "", [role_key], [counted]))
        else:
            of_person.setdefault(account_id, []).append(counted)
    gone = full_names([AccountId(each) for each in of_person if each not in roles])
    loads = [
        _load(
            AccountId(account_id),
            roles[account_id][0].full_name if account_id in roles else gone[AccountId(account_id)],
            [each.role_key for each in roles.get(account_id, ())],
            of_person.get(account_id, []),
        )
        for account_id in roles.keys() | of_person.keys()
    ]
    return [*sorted(loads, key=_urgency), *sorted(unclaimed, key=_urgency)]


class _Figures(NamedTuple):
    open: int
    overdue: int
    due_today: int
    held: int
    hours: Decimal


def _load(
    account_id: AccountId | None,
    full_name: str,
    role_keys: Sequence[str],
    figures: Sequence[_Figures],
) -> Load:
    return Load(
        account_id=account_id,
        full_name=full_name,
        role_keys=tuple(role_keys),
        open=sum(each.open for each in figures),
        overdue=sum(each.overdue for each in figures),
        due_today=sum(each.due_today for each in figures),
        held=sum(each.held for each in figures),
        hours=float(sum(each.hours for each in figures)),
    )


def _urgency(load: Load) -> tuple[int, int, str, tuple[str, ...], int]:
    return (-load.overdue, -load.open, load.full_name, load.role_keys, load.account_id or 0)


def open_tasks_of(agency_codes: Sequence[str]) -> dict[str, int]:
    """How many tasks are open, by agency: for who looks what a reorganisation moves. One query."""
    rows = read(
        "SELECT agency_id, count(*) FROM workflow_task"
        " WHERE agency_id = ANY(%s) AND ended_at IS NULL GROUP BY agency_id",
        [[*agency_codes]],
    )
    return {code: int(count) for code, count in rows}
