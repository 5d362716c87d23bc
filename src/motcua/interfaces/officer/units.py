"""The work of a unit, for those who see to it: how much lies with whom, and all of it in a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.selectors import heads
from motcua.domain.identity.selectors import colleagues, roles
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies
from motcua.domain.workflow.permissions import WORKLOAD, as_role
from motcua.domain.workflow.selectors.inbox import Cursor, DueFilter, InboxFilter, unit_queue
from motcua.domain.workflow.selectors.workload import Load, workload
from motcua.foundation import clock
from motcua.interfaces.design_system.components import Choice
from motcua.interfaces.officer.access import workload_required
from motcua.interfaces.officer.deadlines import Calendars
from motcua.interfaces.officer.desk_query import filter_of
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.rows import several_acts, task_rows
from motcua.interfaces.web.idempotency import new_key

BAR_WIDTH = 240
NOBODY = "chua-ai"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of an officer's bar: what it counts, where it begins, how long it is."""

    kind: str
    words: str
    count: int
    x: int
    width: int
    address: str


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One officer, or one role's work that nobody has taken."""

    name: str
    roles: str
    is_unclaimed: bool
    open: int
    hours: str
    bars: Sequence[Bar]
    address: str


@require_safe
@workload_required
def unit(request: HttpRequest) -> HttpResponse:
    """How much work lies with whom, as a picture; each figure opens its dossiers."""
    by: Actor = request.actor
    agency_code = _agency_code(request)
    loads = workload(agency_code, by=by, at=clock.now())
    role_names = {role.key: _(role.name) for role in roles()}
    most = max((load.open for load in loads), default=0)
    context = {
        "rows": [_load_row(load, agency_code, most, role_names) for load in loads],
        "open": sum(load.open for load in loads),
        "overdue": sum(load.overdue for load in loads),
        "due_today": sum(load.due_today for load in loads),
        "queue_address": _queue_address(agency_code),
        "overdue_address": _queue_address(agency_code, han=DueFilter.OVERDUE.value),
        "today_address": _queue_address(agency_code, **{"hom-nay": "1"}),
        "bar_width": BAR_WIDTH,
        **_of_unit(by, agency_code, route="officer:unit"),
    }
    return show(request, "officer/unit.html", context)


@require_safe
@workload_required
def queue(request: HttpRequest) -> HttpResponse:
    """All open tasks of the unit, the most urgent first, with who has them."""
    by: Actor = request.actor
    at = clock.now()
    agency_code = _agency_code(request)
    asked = _asked(request)
    calendars = Calendars(at=at)
    page = unit_queue(
        agency_code,
        by=by,
        at=at,
        soon_until=calendars.soon_until(agency_code),
        asked=asked,
        after=Cursor(request.GET.get("sau", "")),
        before=Cursor(request.GET.get("truoc", "")),
    )
    rows = task_rows(
        page.rows,
        heads(task.dossier_id for task in page.rows),
        by=by,
        calendars=calendars,
        is_own_pile=False,
        is_of_unit=True,
    )
    words = {name: value for name, value in request.GET.items() if name not in {"sau", "truoc"}}
    people = {
        str(each.account_id): each.full_name
        for each in colleagues(agency_code, right_prefix=as_role(""), at=at)
    }
    context = {
        "rows": rows,
        "several": several_acts(rows),
        "here": request.get_full_path(),
        "idempotency_key": new_key(),
        "shows_who": True,
        "people": [
            Choice(NOBODY, _("Chưa ai nhận")),
            *(Choice(number, name) for number, name in people.items()),
        ],
        "person": NOBODY if asked.is_unclaimed else str(asked.assignee_account_id or ""),
        "roles": [
            Choice(role.key, _(role.name))
            for role in roles()
            if as_role(role.key) in role.permissions
        ],
        "role": asked.role_key,
        "dues": [
            Choice(DueFilter.OVERDUE.value, _("Quá hạn")),
            Choice(DueFilter.SOON.value, _("Sắp hạn")),
            Choice(DueFilter.LATER.value, _("Còn hạn")),
        ],
        "due_value": asked.due.value if asked.due else "",
        "is_due_today": asked.is_due_today,
        "previous_address": _page(words, truoc=page.previous),
        "next_address": _page(words, sau=page.next),
        "unit_address": f"{reverse('officer:unit')}?{urlencode({'co-quan': agency_code})}",
        **_of_unit(by, agency_code, route="officer:unit_queue"),
    }
    return show(request, "officer/unit_queue.html", context)


def _agency_code(request: HttpRequest) -> str:
    """The unit that is asked for, else the first; whoever asks for another's gets the own one."""
    own = sorted(request.actor.agency_codes(WORKLOAD))
    asked = request.GET.get("co-quan", "")
    return asked if asked in own else own[0]


def _asked(request: HttpRequest) -> InboxFilter:
    found = filter_of(request.GET)
    due = request.GET.get("han", "")
    return replace(
        found,
        due=DueFilter(due) if due in set(DueFilter) else None,
        agency_code="",
        role_key=request.GET.get("vai-tro", "")[:80],
        is_unclaimed=request.GET.get("ai-giu") == NOBODY,
        is_due_today="hom-nay" in request.GET,
    )


def _of_unit(by: Actor, agency_code: str, *, route: str) -> dict[str, Any]:
    """Which unit is shown, and the others that the actor sees to."""
    found = agencies(sorted(by.agency_codes(WORKLOAD)))
    names = {str(code): agency.name for code, agency in found.items()}
    return {
        "agency_code": agency_code,
        "agency_name": names.get(agency_code, ""),
        "others": [
            {"name": name, "address": f"{reverse(route)}?{urlencode({'co-quan': code})}"}
            for code, name in names.items()
            if code != agency_code
        ],
    }


def _queue_address(agency_code: str, **words: str) -> str:
    return f"{reverse('officer:unit_queue')}?{urlencode({'co-quan': agency_code} | words)}"


def _page(words: dict[str, str], **place: str | None) -> str:
    kept = {name: value for name, value in place.items() if value}
    return f"{reverse('officer:unit_queue')}?{urlencode(words | kept)}" if kept else ""


def _load_row(load: Load, agency_code: str, most: int, role_names: dict[str, str]) -> LoadRow:
    words = (
        {"ai-giu": str(load.account_id)}
        if load.account_id
        else {"ai-giu": NOBODY, "vai-tro": load.role_keys[0]}
    )
    counted = [
        ("late", _("quá hạn"), load.overdue, {"han": DueFilter.OVERDUE.value}),
        ("soon", _("hạn hôm nay"), load.due_today, {"hom-nay": "1"}),
        ("early", _("còn lại"), load.open - load.overdue - load.due_today, {}),
    ]
    bars: list[Bar] = []
    x = 0
    for kind, label, count, more in counted:
        if not count:
            continue
        width = max(round(count * BAR_WIDTH / most), 2)
        address = _queue_address(agency_code, **words, **more)
        bars.append(Bar(kind, label, count, x, width, address))
        x += width + 1
    hours = f"{load.hours:.1f}".replace(".", ",").removesuffix(",0")
    return LoadRow(
        name=load.full_name or _("Chưa ai nhận"),
        roles=", ".join(role_names.get(key, key) for key in load.role_keys),
        is_unclaimed=load.account_id is None,
        open=load.open,
        hours=hours,
        bars=bars,
        address=_queue_address(agency_code, **words),
    )
