"""The counters and services of a unit, read from data and judged.

Legal   LR-101: 61/2018/NĐ-CP art 13: counters by field in the hall of the one-stop unit, and the
        machine that gives numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from motcua.domain.reception.errors import PlanUnreadable
from motcua.domain.reception.values import (
    CounterPlan,
    PriorityGroup,
    QueueRules,
    ServicePlan,
    UnitPlan,
)

SERVICES_MAX, COUNTERS_MAX, PRIORITIES_MAX = 26, 60, 20
MINUTES = range(1, 241)
NAME_CHARACTERS_MAX = 80


def plan_from(data: Mapping[str, Any]) -> UnitPlan:
    """The plan that data describe. Raises PlanUnreadable with the first thing that will not do."""
    try:
        plan = UnitPlan(
            services=tuple(_service(each) for each in _rows(data, "services")),
            counters=tuple(_counter(each) for each in _rows(data, "counters")),
            priorities=tuple(_priority(each) for each in _rows(data, "priorities")),
            rules=_rules(data.get("rules") or {}),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise PlanUnreadable(why=f"thiếu hoặc sai {fault}") from None
    for why in _faults(plan):
        raise PlanUnreadable(why=why)
    return plan


def plan_as_data(plan: UnitPlan) -> dict[str, Any]:
    """What `plan_from` reads."""
    return {
        "services": [_as_data(each) for each in plan.services],
        "counters": [_as_data(each) for each in plan.counters],
        "priorities": [_as_data(each) for each in plan.priorities],
        "rules": _as_data(plan.rules),
    }


def _as_data(value: Any) -> dict[str, Any]:
    return {
        name: list(part) if isinstance(part, tuple) else part
        for name, part in asdict(value).items()
    }


def _rows(data: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    rows = data.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(each, Mapping) for each in rows):
        raise TypeError(name)
    return rows


def _service(row: Mapping[str, Any]) -> ServicePlan:
    return ServicePlan(
        key=str(row["key"]),
        letter=str(row["letter"]),
        name=str(row["name"]),
        field_keys=tuple(map(str, row.get("field_keys") or ())),
        usual_minutes=int(row.get("usual_minutes", 10)),
    )


def _counter(row: Mapping[str, Any]) -> CounterPlan:
    return CounterPlan(
        number=int(row["number"]),
        name=str(row["name"]),
        service_keys=tuple(map(str, row["service_keys"])),
    )


def _priority(row: Mapping[str, Any]) -> PriorityGroup:
    return PriorityGroup(key=str(row["key"]), name=str(row["name"]), source=str(row["source"]))


def _rules(row: Mapping[str, Any]) -> QueueRules:
    known = {each.name for each in fields(QueueRules)}
    if unknown := set(row) - known:
        raise ValueError(", ".join(sorted(unknown)))
    return QueueRules(**{name: int(value) for name, value in row.items()})


def _faults(plan: UnitPlan) -> list[str]:
    keys = [each.key for each in plan.services]
    letters = [each.letter for each in plan.services]
    numbers = [each.number for each in plan.counters]
    served = {key for each in plan.counters for key in each.service_keys}
    groups = [each.key for each in plan.priorities]
    names = [
        *(each.name for each in plan.services),
        *(each.name for each in plan.counters),
        *(each.name for each in plan.priorities),
    ]
    rules = plan.rules
    judged = [
        (not 0 < len(keys) <= SERVICES_MAX, "phải có từ 1 đến 26 nhóm việc"),
        (not 0 < len(numbers) <= COUNTERS_MAX, "phải có từ 1 đến 60 quầy"),
        (len(groups) > PRIORITIES_MAX, "quá nhiều diện ưu tiên"),
        (len(set(keys)) < len(keys), "hai nhóm việc cùng mã"),
        (len(set(letters)) < len(letters), "hai nhóm việc cùng chữ cái"),
        (len(set(numbers)) < len(numbers), "hai quầy cùng số"),
        (len(set(groups)) < len(groups), "hai diện ưu tiên cùng mã"),
        (
            any(not (len(each) == 1 and each.isascii() and each.isupper()) for each in letters),
            "chữ cái của nhóm việc phải là một chữ in hoa A đến Z",
        ),
        (any(each < 1 for each in numbers), "số quầy phải từ 1"),
        (bool(served - set(keys)), "quầy nhận nhóm việc không có"),
        (bool(set(keys) - served), "có nhóm việc mà không quầy nào nhận"),
        (
            any(not 0 < len(each.strip()) <= NAME_CHARACTERS_MAX for each in names),
            "tên phải có từ 1 đến 80 ký tự",
        ),
        (
            any(not each.source.strip() for each in plan.priorities),
            "diện ưu tiên phải ghi căn cứ",
        ),
        (
            any(each.usual_minutes not in MINUTES for each in plan.services),
            "số phút thường lệ phải từ 1 đến 240",
        ),
        (
            min(rules.priority_run_max, rules.calls_max, rules.waiting_max) < 1
            or min(rules.put_backs_max, rules.opens_minutes_before, rules.stops_minutes_before) < 0,
            "quy tắc gọi số có giá trị âm hoặc bằng không",
        ),
    ]
    return [why for is_wrong, why in judged if is_wrong]
