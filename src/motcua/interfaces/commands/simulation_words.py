"""A simulation in words and as JSON, for the command line."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from motcua.domain.simulation.rules.results import (
    Change,
    OfficerFigures,
    Pair,
    PredictedDossier,
    Simulation,
)
from motcua.foundation.clock import VIETNAM

_HOUR = timedelta(hours=1)
_LISTED_MAX = 20
_CHANGE_WORDS = {
    Change.GAINED: "trễ thành đúng hạn",
    Change.LOST: "đúng hạn thành trễ",
}


def hours(amount: timedelta) -> float:
    """Office time in hours, to the hundredth."""
    return round(amount / _HOUR, 2)


def percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def simulation_lines(
    simulation: Simulation, *, names: Mapping[int, str], agencies: Mapping[str, str]
) -> Iterator[str]:
    """One sentence first, then steps, people, dossiers that would change."""
    yield _sentence(simulation)
    if simulation.unexplained:
        yield (
            f"{simulation.unexplained} hồ sơ đã đi khác quy trình của mình: giữ nguyên như đã xảy ra."
        )
    if simulation.added_elsewhere > timedelta():
        added = _figure(simulation.added_elsewhere / _HOUR)
        yield f"Thêm {added} giờ giao cho cơ quan chưa có việc trong thời gian này."
    yield ""
    yield f"{'Bước':<42}{'lượt trước':>11}{'lượt sau':>10}{'giờ trước':>11}{'giờ sau':>10}"
    for step in simulation.steps:
        times = f"{step.times_then:>11}{step.times_now:>10}"
        yield f"{step.name[:41]:<42}{times}{_two(step.work)}"
    yield ""
    yield f"{'Cán bộ':<42}{'lượt trước':>11}{'lượt sau':>10}{'giờ trước':>11}{'giờ sau':>10}"
    for each in simulation.officers:
        times = f"{each.times_then:>11}{each.times_now:>10}"
        yield f"{_officer(each, names, agencies)[:41]:<42}{times}{_two(each.work)}"
    for change, words in _CHANGE_WORDS.items():
        changed = simulation.changed(change)
        if changed:
            yield ""
            yield f"{len(changed)} hồ sơ {words}:"
            yield from map(_dossier, changed[:_LISTED_MAX])
            if len(changed) > _LISTED_MAX:
                yield f"  … và {len(changed) - _LISTED_MAX} hồ sơ nữa (--json in đủ)"


def simulation_as_json(
    simulation: Simulation, *, slug: str, draft: int | None, first: date, last: date
) -> dict[str, Any]:
    """The whole answer, moments in ISO 8601, work in hours."""
    counted = simulation.counted
    return {
        "procedure": slug,
        "draft": draft,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "dossiers": len(simulation.dossiers),
        "counted": counted,
        "unexplained": simulation.unexplained,
        "on_time": {
            "then": simulation.on_time_then,
            "now": simulation.on_time_now,
            "then_percent": percent(simulation.on_time_then, counted),
            "now_percent": percent(simulation.on_time_now, counted),
        },
        "hours": {
            **_pair(simulation.work),
            "saved": hours(simulation.saved),
            "added_elsewhere": hours(simulation.added_elsewhere),
        },
        "changes": {change.value: simulation.count(change) for change in Change},
        "days": [day.isoformat() for day in simulation.days],
        "steps": [
            {
                "key": step.step_key,
                "name": step.name,
                "is_new": step.is_new,
                "is_gone": step.is_gone,
                "times": {"then": step.times_then, "now": step.times_now},
                "work_hours": _pair(step.work),
                "stay_hours": _pair(step.stay),
                "queue": {"then": step.queue_then, "now": step.queue_now},
            }
            for step in simulation.steps
        ],
        "officers": [
            {
                "account": each.officer,
                "agency": each.agency_code,
                "times": {"then": each.times_then, "now": each.times_now},
                "work_hours": _pair(each.work),
            }
            for each in simulation.officers
        ],
        "changed": [
            {
                "code": each.code,
                "change": each.change.value,
                "due_at": _iso(each.due_at),
                "decided_at": _iso(each.decided_at),
                "predicted_at": _iso(each.predicted_at),
            }
            for each in _all_changed(simulation)
        ],
    }


def _sentence(simulation: Simulation) -> str:
    counted = simulation.counted
    if not counted:
        return f"{len(simulation.dossiers)} hồ sơ, chưa hồ sơ nào có kết quả để so."
    then, now = (
        _figure(100 * each / counted) for each in (simulation.on_time_then, simulation.on_time_now)
    )
    saved = simulation.saved / _HOUR
    words = f"{'bớt' if saved > 0 else 'thêm'} {_figure(abs(saved))} giờ"
    return (
        f"{counted} hồ sơ: nếu dùng bản này, {now}% đúng hạn thay vì {then}%, "
        f"{words if simulation.saved else 'số giờ như cũ'}."
    )


def _figure(amount: float) -> str:
    return f"{amount:.1f}".replace(".", ",")


def _two(pair: Pair) -> str:
    return f"{_figure(pair.then / _HOUR):>11}{_figure(pair.now / _HOUR):>10}"


def _pair(pair: Pair) -> dict[str, float]:
    return {"then": hours(pair.then), "now": hours(pair.now)}


def _officer(each: OfficerFigures, names: Mapping[int, str], agencies: Mapping[str, str]) -> str:
    if each.officer is None:
        return f"(không xếp hàng) {agencies.get(each.agency_code, '')}".strip()
    return names.get(each.officer, str(each.officer))


def _dossier(each: PredictedDossier) -> str:
    moments = (each.due_at, each.decided_at, each.predicted_at)
    due, then, now = (
        f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}" if moment else "–" for moment in moments
    )
    return f"  {each.code}  hẹn {due}, đã xong {then}, sẽ xong {now}"


def _all_changed(simulation: Simulation) -> Iterable[PredictedDossier]:
    return (*simulation.changed(Change.GAINED), *simulation.changed(Change.LOST))


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
