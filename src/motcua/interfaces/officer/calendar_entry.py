"""The form on which days off, swaps and closures are entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.identity.values import Actor
from motcua.domain.working_time import permissions
from motcua.domain.working_time.actions import propose_days
from motcua.domain.working_time.selectors import days_in_force, may_decide
from motcua.domain.working_time.values import DayChanges, DayKey, DayKind, DayScope, PublishedDay
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Choice, Fault
from motcua.interfaces.officer import calendar_words as words
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line, typed_text
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

ROWS_AT_FIRST, ROWS_MAX = 3, 40
DAYS_OFFERED_MAX = 40
NAME_CHARACTERS_MAX, NOTE_CHARACTERS_MAX, DECISION_CHARACTERS_MAX = 200, 1_000, 200


@dataclass(slots=True)
class _Entry:
    """What was typed, and what is wrong with it."""

    scope: str = ""
    decision: str = ""
    decided_on: str = ""
    note: str = ""
    rows: list[dict[str, str]] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(permissions.PROPOSE_CALENDAR)
def enter(request: HttpRequest) -> HttpResponse:
    """GET shows the form, POST keeps the change and leads to what it would move."""
    by: Actor = request.actor
    scopes = _scopes(by)
    if request.method != "POST":
        return _page(request, _Entry(scope=next(iter(scopes)), rows=_empty(ROWS_AT_FIRST)), scopes)
    entry = _typed(request)
    if "them" in request.POST:  # One more line, nothing kept yet.
        entry.rows += _empty(ROWS_AT_FIRST)
        return _page(request, entry, scopes)
    changes, decided_on = _read(entry, scopes)
    if entry.faults or decided_on is None:
        return _page(request, entry, scopes, status=422)

    def act() -> HttpResponse:
        number = propose_days(
            changes=changes,
            decision=entry.decision,
            decided_on=decided_on,
            note=entry.note,
            by=by,
            at=clock.now(),
        )
        messages.success(
            request, _("Đã ghi. Lịch chưa đổi: xin xem hồ sơ nào bị đổi ngày hẹn rồi báo người ký.")
        )
        return redirect("officer:calendar_change", number=number)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        return _page(request, entry, scopes, refusal=error, status=error.http_status)


def _scopes(by: Actor) -> Mapping[str, tuple[DayScope, str]]:
    """For whom this person may enter days, the widest first; never empty."""
    wide = [DayKey(date.min), DayKey(date.min, DayScope.PROVINCE, settings.PROVINCE_CODE)]
    found = [
        (key.scope, key.scope_code)
        for key in wide
        if may_decide(by, permissions.PROPOSE_CALENDAR, [key])
    ]
    found += [
        (DayScope.AGENCY, code) for code in sorted(by.agency_codes(permissions.PROPOSE_CALENDAR))
    ]
    return {":".join(filter(None, (scope.value, code))): (scope, code) for scope, code in found}


def _empty(count: int) -> list[dict[str, str]]:
    return [{"day": "", "kind": "", "name": ""} for _row in range(count)]


def _typed(request: HttpRequest) -> _Entry:
    typed_count = request.POST.get("dong", "")[:3]
    count = min(int(typed_count), ROWS_MAX) if typed_count.isdecimal() else ROWS_AT_FIRST
    return _Entry(
        scope=typed_line(request, "scope"),
        decision=typed_line(request, "decision")[:DECISION_CHARACTERS_MAX],
        decided_on=typed_line(request, "decided_on"),
        note=typed_text(request, "note")[:NOTE_CHARACTERS_MAX],
        rows=[
            {name: typed_line(request, f"{name}-{n}") for name in ("day", "kind", "name")}
            for n in range(count)
        ],
        taken_back=request.POST.getlist("taken_back")[:DAYS_OFFERED_MAX],
    )


def _read(
    entry: _Entry, scopes: Mapping[str, tuple[DayScope, str]]
) -> tuple[DayChanges, date | None]:
    """The change as values; what cannot be read is named beside its field."""
    if entry.scope not in scopes:
        entry.faults["scope"] = _("Xin chọn lịch áp dụng cho ai.")
        return DayChanges(), None
    scope, code = scopes[entry.scope]
    if not entry.decision:
        entry.faults["decision"] = _("Xin ghi số, ký hiệu quyết định hoặc thông báo.")
    decided_on = day_in(entry.decided_on)
    if decided_on is None:
        entry.faults["decided_on"] = _("Xin ghi ngày ký theo cách này: 24/04/2026.")
    days = tuple(
        row for n in range(len(entry.rows)) if (row := _day(entry, n, scope, code)) is not None
    )
    offered = {_value(row.key): row.key for row in _offered(scopes)}
    withdrawn = tuple(offered[value] for value in entry.taken_back if value in offered)
    if not days and not withdrawn and not entry.faults:
        entry.faults["day-0"] = _("Xin ghi ít nhất một ngày, hoặc chọn một ngày để thu hồi.")
    return DayChanges(days, withdrawn), decided_on


def _day(entry: _Entry, n: int, scope: DayScope, code: str) -> PublishedDay | None:
    row = entry.rows[n]
    if not any(row.values()):
        return None
    day = day_in(row["day"])
    if day is None:
        entry.faults[f"day-{n}"] = _("Xin ghi ngày theo cách này: 24/11/2026.")
    if row["kind"] not in set(DayKind):
        entry.faults[f"kind-{n}"] = _("Xin chọn là ngày gì.")
    if not 0 < len(row["name"]) <= NAME_CHARACTERS_MAX:
        entry.faults[f"name-{n}"] = _("Xin ghi tên ngày hoặc lý do, ví dụ: Đóng cửa do bão.")
    if day is None or row["kind"] not in set(DayKind) or not row["name"]:
        return None
    return PublishedDay(
        day=day,
        kind=DayKind(row["kind"]),
        name=row["name"],
        source="",
        year=day.year,
        mark="announced",
        scope=scope,
        scope_code=code,
    )


def _offered(scopes: Mapping[str, tuple[DayScope, str]]) -> Sequence[PublishedDay]:
    """Days to come that this person may take back."""
    today, decided = clock.now().astimezone(VIETNAM).date(), set(scopes.values())
    return [
        row
        for row in days_in_force()
        if row.day >= today and (row.scope, row.scope_code) in decided
    ][:DAYS_OFFERED_MAX]


def _value(key: DayKey) -> str:
    return f"{key.day}@{key.scope}@{key.scope_code}"


def _page(
    request: HttpRequest,
    entry: _Entry,
    scopes: Mapping[str, tuple[DayScope, str]],
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "section": "calendar",
        "entry": entry,
        "faults": [Fault(f"o-{name}", message) for name, message in entry.faults.items()],
        "fault_of": entry.faults,
        "scopes": [Choice(value, words.scope_words(*each), "") for value, each in scopes.items()],
        "kinds": [
            ("", _("Chọn")),
            *((kind.value, said) for kind, said in words.KIND_WORDS.items()),
        ],
        "rows": [
            {
                "n": n,
                "ordinal": n + 1,
                **row,
                "faults": [
                    entry.faults[key]
                    for key in (f"day-{n}", f"kind-{n}", f"name-{n}")
                    if key in entry.faults
                ],
            }
            for n, row in enumerate(entry.rows)
        ],
        "row_count": len(entry.rows),
        "may_add": len(entry.rows) < ROWS_MAX,
        "offered": [
            {
                "value": _value(row.key),
                "words": f"{formats.capital(formats.long_day(row.day))}: {row.name}",
                "scope": words.scope_words(row.scope, row.scope_code),
                "is_on": _value(row.key) in entry.taken_back,
            }
            for row in _offered(scopes)
        ],
        "note_characters_max": NOTE_CHARACTERS_MAX,
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/calendar/enter.html", context, status=status)
