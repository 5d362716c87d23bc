"""The desk: four piles, the most urgent dossier first, and the field that finds any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.selectors import (
    DeskCounts,
    DeskTab,
    desk_counts,
    desk_list,
    find_on_desk,
)
from motcua.domain.dossiers.selectors.desk_filters import DueFilter, due_counts, narrowed
from motcua.domain.dossiers.selectors.desk_matters import Matter, matter_counts, of_matter
from motcua.domain.identity.values import Actor
from motcua.foundation import clock
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import DueKind
from motcua.interfaces.officer.access import officer_required
from motcua.interfaces.officer.act_words import ACT_WORDS, SEVERAL
from motcua.interfaces.officer.deadlines import Calendars
from motcua.interfaces.officer.glance import glance_at
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.rows import DeskRow, desk_rows
from motcua.interfaces.officer.typed import one_line
from motcua.interfaces.web.idempotency import new_key

ROWS_PER_PAGE = 25
PAGES_MAX = 400  # Nobody pages further; a filter or the search field leads there.
SEARCH_CHARACTERS_MAX = 200

TAB_WORDS: dict[DeskTab, str | Promise] = {
    DeskTab.MINE: gettext_lazy("Cần tôi làm"),
    DeskTab.ELSEWHERE: gettext_lazy("Chờ nơi khác"),
    DeskTab.READY: gettext_lazy("Sẵn sàng trả"),
    DeskTab.DONE: gettext_lazy("Đã xong hôm nay"),
}
_RUNNING = frozenset({DeskTab.MINE, DeskTab.ELSEWHERE})  # Piles in which limits still run.
_FILTER_LOOKS: dict[DueFilter, tuple[DueKind, str | Promise]] = {
    DueFilter.OVERDUE: ("late", gettext_lazy("Quá hạn")),
    DueFilter.SOON: ("soon", gettext_lazy("Sắp hạn")),
    DueFilter.LATER: ("early", gettext_lazy("Còn hạn")),
    DueFilter.WAITING: ("off", gettext_lazy("Chờ tiếp nhận")),
    DueFilter.HELD: ("hold", gettext_lazy("Dừng tính")),
}
_MATTER_LOOKS: dict[Matter, tuple[DueKind, str | Promise]] = {
    Matter.APOLOGY: ("soon", gettext_lazy("Cần xin lỗi")),
    Matter.WITHDRAWAL: ("hold", gettext_lazy("Xin rút hồ sơ")),
    Matter.SUPPLEMENT: ("soon", gettext_lazy("Bổ sung đã gửi")),
    Matter.OPINION: ("soon", gettext_lazy("Hỏi ý kiến mình")),
    Matter.PAUSED: ("hold", gettext_lazy("Đang tạm dừng")),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str | Promise
    count: int
    address: str
    key: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Filter:
    kind: DueKind
    words: str
    address: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class DeskQuery:
    """What the address asks for; anything it cannot mean is the default."""

    tab: DeskTab
    due: DueFilter | None
    matter: Matter | None
    page: int

    def address(self, **changes: object) -> str:
        words = {
            "muc": self.tab,
            "viec": self.matter or "",
            "han": self.due or "",
            "trang": self.page,
        } | changes
        if words["trang"] == 1:
            words["trang"] = ""
        kept = {name: value for name, value in words.items() if value}
        return f"{reverse('officer:desk')}?{urlencode(kept)}"


@require_safe
@officer_required
def desk(request: HttpRequest) -> HttpResponse:
    """One pile of the desk; with `?q=` the dossier of that code, or what else was found."""
    by: Actor = request.actor
    if not by.agency_codes(permissions.READ):
        return show(request, "officer/no_desk.html", {})
    text = one_line(request.GET.get("q", ""))[:SEARCH_CHARACTERS_MAX]
    if text:
        return _found(request, by, text)
    at = clock.now()
    calendars = Calendars(at=at)
    asked = _query(request)
    soon_until = calendars.soon_until(min(by.agency_codes(permissions.READ)))
    counts = desk_counts(by=by, at=at)
    whole_pile = desk_list(asked.tab, by=by, at=at)
    by_matter = matter_counts(whole_pile, by=by) if asked.tab is DeskTab.MINE else {}
    pile = of_matter(whole_pile, asked.matter, by=by)
    by_due = (
        due_counts(pile, at=at, soon_until=soon_until).by_filter if asked.tab in _RUNNING else {}
    )
    total = counts.by_tab[asked.tab]
    if asked.due or asked.matter:
        total = by_due[asked.due] if asked.due else sum(by_due.values())
    start = (asked.page - 1) * ROWS_PER_PAGE
    rows = desk_rows(
        narrowed(pile, asked.due, at=at, soon_until=soon_until)[start : start + ROWS_PER_PAGE],
        by=by,
        calendars=calendars,
    )
    context = {
        "headline": headline(asked.tab, counts, late=by_due.get(DueFilter.OVERDUE, 0)),
        "now_words": _now_words(calendars, by),
        "tabs": _tabs(asked, counts),
        "filters": [*_matter_filters(asked, by_matter), *_filters(asked, by_due)],
        "tab_label": TAB_WORDS[asked.tab],
        "is_filtered": asked.due is not None or asked.matter is not None,
        "unfiltered_address": asked.address(han="", viec="", trang=1),
        "can_register": bool(by.agency_codes(permissions.REGISTER)),
        "may_control": _may_control(by),
        "rows": rows,
        "glance": _glance(request, rows, calendars),
        "several": _several(rows),
        "first": start + 1,
        "last": start + len(rows),
        "total": total,
        "previous_address": asked.address(trang=asked.page - 1) if asked.page > 1 else "",
        "next_address": asked.address(trang=asked.page + 1) if start + len(rows) < total else "",
        "here": asked.address(),
        "idempotency_key": new_key(),
    }
    return show(request, "officer/desk.html", context)


def headline(tab: DeskTab, counts: DeskCounts, *, late: int) -> str:
    """The pile that is shown, as one sentence with its figures. `late`: how many of it are overdue."""
    if tab is DeskTab.MINE:
        return _own_work(counts)
    count = counts.by_tab[tab]
    if not count:
        return {
            DeskTab.ELSEWHERE: _("Không hồ sơ nào đang chờ nơi khác"),
            DeskTab.READY: _("Không hồ sơ nào chờ trả kết quả"),
            DeskTab.DONE: _("Hôm nay chưa hồ sơ nào xong"),
        }[tab]
    words = {
        DeskTab.ELSEWHERE: ngettext(
            "%(count)s hồ sơ đang chờ nơi khác", "%(count)s hồ sơ đang chờ nơi khác", count
        ),
        DeskTab.READY: ngettext(
            "%(count)s hồ sơ có kết quả, chờ trả", "%(count)s hồ sơ có kết quả, chờ trả", count
        ),
        DeskTab.DONE: ngettext(
            "Hôm nay đã xong %(count)s hồ sơ", "Hôm nay đã xong %(count)s hồ sơ", count
        ),
    }[tab] % {"count": count}
    if late:
        late_words = ngettext("%(count)s đã quá hạn", "%(count)s đã quá hạn", late)
        words += f", {late_words % {'count': late}}"
    return words


def _own_work(counts: DeskCounts) -> str:
    """What must be done today."""
    mine, today, late = counts.by_tab[DeskTab.MINE], counts.due_today, counts.overdue
    if not mine:
        return _("Trên bàn không còn việc nào của ông/bà")
    late_words = ngettext("%(count)s hồ sơ quá hạn", "%(count)s hồ sơ quá hạn", late) % {
        "count": late
    }
    today_words = ngettext(
        "Hôm nay phải xong %(count)s hồ sơ", "Hôm nay phải xong %(count)s hồ sơ", today
    ) % {"count": today}
    if today and late:
        return _("%(today)s, còn %(late)s") % {"today": today_words, "late": late_words}
    if late:
        return _("Còn %(late)s, xin làm trước") % {"late": late_words}
    if today:
        return today_words
    words = ngettext(
        "Có %(count)s hồ sơ cần ông/bà làm, chưa hồ sơ nào đến hạn hôm nay",
        "Có %(count)s hồ sơ cần ông/bà làm, chưa hồ sơ nào đến hạn hôm nay",
        mine,
    )
    return words % {"count": mine}


def _found(request: HttpRequest, by: Actor, text: str) -> HttpResponse:
    """A scanned or typed code opens its dossier, so does the only one found; else a list."""
    text = _code_in(text)
    found = list(find_on_desk(text, by=by))
    exact = [dossier for dossier in found if dossier.code.casefold() == text.casefold()]
    by_short = [dossier for dossier in found if dossier.code.casefold().endswith(f"-{text}")]
    for hits in (exact, by_short, found):
        if len(hits) == 1:
            return redirect("officer:dossier", code=hits[0].code)
    rows = desk_rows(found, by=by, calendars=Calendars(at=clock.now()))
    context = {
        "rows": rows,
        "scan_text": text,
        "total": len(rows),
        "desk_address": reverse("officer:desk"),
    }
    return show(request, "officer/found.html", context)


def _code_in(text: str) -> str:
    """What a scanner reads from a slip's QR code is the public address: take the code out."""
    _before, mark, after = text.partition("/tra-cuu/")
    return after.split("/")[0] if mark else text


def _query(request: HttpRequest) -> DeskQuery:
    tab, due = request.GET.get("muc", ""), request.GET.get("han", "")
    matter = request.GET.get("viec", "")
    typed = request.GET.get("trang", "")[:4]
    asked_tab = DeskTab(tab) if tab in set(DeskTab) else DeskTab.MINE
    is_known = due in set(DueFilter) and asked_tab in _RUNNING
    return DeskQuery(
        tab=asked_tab,
        due=DueFilter(due) if is_known else None,
        matter=Matter(matter) if matter in set(Matter) and asked_tab is DeskTab.MINE else None,
        page=min(max(int(typed), 1), PAGES_MAX) if typed.isdecimal() else 1,
    )


def _tabs(asked: DeskQuery, counts: DeskCounts) -> Sequence[Tab]:
    return [
        Tab(
            label=words,
            count=counts.by_tab[tab],
            address=asked.address(muc=tab, han="", viec="", trang=1),
            key=number,
            is_current=tab is asked.tab,
        )
        for number, (tab, words) in enumerate(TAB_WORDS.items(), 1)
    ]


def _matter_filters(asked: DeskQuery, by_matter: Mapping[Matter, int]) -> Sequence[Filter]:
    """What is asked of whoever sits here, beside the way of dossiers through the offices."""
    return [
        Filter(
            kind=kind,
            words=f"{words} {formats.whole_number(by_matter[matter])}",
            address=asked.address(viec="" if matter is asked.matter else matter, han="", trang=1),
            is_on=matter is asked.matter,
        )
        for matter, (kind, words) in _MATTER_LOOKS.items()
        if by_matter.get(matter) or matter is asked.matter
    ]


def _filters(asked: DeskQuery, by_due: Mapping[DueFilter, int]) -> Sequence[Filter]:
    """Only what there is; the one that is on stays, so that it can be taken off again."""
    return [
        Filter(
            kind=kind,
            words=f"{words} {formats.whole_number(by_due[due])}",
            address=asked.address(han="" if due is asked.due else due, trang=1),
            is_on=due is asked.due,
        )
        for due, (kind, words) in _FILTER_LOOKS.items()
        if by_due.get(due) or due is asked.due
    ]


def _glance(
    request: HttpRequest, rows: Sequence[DeskRow], calendars: Calendars
) -> dict[str, Any] | None:
    """The chosen row, else the first. Facts about the person only where a row was chosen."""
    chosen = request.GET.get("chon", "")
    known = {row.code for row in rows}
    if chosen in known:
        return glance_at(chosen, by=request.actor, calendars=calendars, is_asked_for=True)
    if rows:
        return glance_at(rows[0].code, by=request.actor, calendars=calendars, is_asked_for=False)
    return None


def _several(rows: Sequence[DeskRow]) -> Sequence[dict[str, Any]]:
    """The acts that some rows of this page can be given together."""
    present = {row.act for row in rows}
    return [
        {"act": act, "label": label, "key": ACT_WORDS[act].key}
        for act, label in SEVERAL.items()
        if act in present
    ]


def _may_control(by: Actor) -> bool:
    """Leaders and officers for procedure control look after what others ask of people."""
    does_the_work = by.agency_codes(permissions.ACCEPT) | by.agency_codes(permissions.TAKE)
    return bool(by.agency_codes(permissions.READ) - does_the_work)


def _now_words(calendars: Calendars, by: Actor) -> str:
    """The day and hour, and whether tomorrow is off: it moves what must be done today."""
    words = formats.capital(f"{formats.long_day(calendars.at)}, {formats.clock_time(calendars.at)}")
    tomorrow = calendars.of(min(by.agency_codes(permissions.READ))).special_day(
        calendars.today + timedelta(days=1)
    )
    if tomorrow is not None and not tomorrow.is_working:
        return _("%(now)s. Mai nghỉ: %(name)s.") % {"now": words, "name": _(tomorrow.name)}
    return f"{words}."
