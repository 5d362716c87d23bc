"""The desk: four piles, the most urgent task first, and the field that finds any dossier."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.selectors import find_on_desk, heads
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.workflow.permissions import WORKLOAD
from motcua.domain.workflow.selectors.inbox import (
    Cursor,
    InboxCounts,
    Pile,
    inbox,
    inbox_counts,
)
from motcua.domain.workflow.selectors.views import saved_views_of
from motcua.foundation import clock
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.access import officer_required
from motcua.interfaces.officer.deadlines import Calendars
from motcua.interfaces.officer.desk_filters import (
    PILE_WORDS,
    chips,
    count_words,
    further_chips,
    questions,
    saved_chips,
    tabs,
)
from motcua.interfaces.officer.desk_query import DeskQuery, query_of
from motcua.interfaces.officer.glance import glance_at
from motcua.interfaces.officer.procedure_news import unread_news
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.rows import DeskRow, dossier_rows, several_acts, task_rows
from motcua.interfaces.officer.typed import one_line
from motcua.interfaces.web.idempotency import new_key

SEARCH_CHARACTERS_MAX = 200
_OWN = frozenset({Pile.MINE, Pile.READY})


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
    query = query_of(request)
    soon_until = calendars.soon_until(min(by.agency_codes(permissions.READ)))
    counts = inbox_counts(by=by, at=at, soon_until=soon_until)
    page = inbox(
        query.asked,
        by=by,
        at=at,
        soon_until=soon_until,
        after=Cursor(query.after),
        before=Cursor(query.before),
    )
    rows = task_rows(
        page.rows,
        heads(task.dossier_id for task in page.rows),
        by=by,
        calendars=calendars,
        is_own_pile=query.asked.pile in _OWN,
    )
    context = {
        "headline": headline(query.asked.pile, counts),
        "now_words": _now_words(calendars, by),
        "pile_label": PILE_WORDS[query.asked.pile],
        "rows": rows,
        "glance": _glance(request, rows, calendars),
        "several": several_acts(rows),
        "previous_address": query.page_address(before=page.previous) if page.previous else "",
        "next_address": query.page_address(after=page.next) if page.next else "",
        "here": query.here,
        "idempotency_key": new_key(),
        "can_register": bool(by.agency_codes(permissions.REGISTER)),
        "may_control": _may_control(by),
        "sees_workload": bool(by.agency_codes(WORKLOAD)),
        "unread_news": unread_news(by),
        **_filters(query, counts, by=by, calendars=calendars),
    }
    return show(request, "officer/desk.html", context)


def _filters(
    query: DeskQuery, counts: InboxCounts, *, by: Actor, calendars: Calendars
) -> dict[str, Any]:
    """All that stands above the list. The further filters are asked for only where they are open."""
    assert by.account_id is not None  # noqa: S101 — officers are signed in
    saved = saved_chips(query, saved_views_of(AccountId(by.account_id)))
    is_open = query.adds_filters or query.has_further_filters
    found = questions(query, by=by, at=calendars.at) if is_open else ()
    can_save = not query.asked.is_whole and not any(chip.is_on for chip in saved)
    return {
        "tabs": tabs(query, counts),
        "saved": saved,
        "filters": [*chips(query, counts), *further_chips(query, found)],
        "questions": found if query.adds_filters else (),
        "kept_words": query.words(
            field_key="", channel="", agency_code="", assignee_account_id=None
        ),
        "further_address": f"{query.address()}&loc=mo",
        "is_filtered": not query.asked.is_whole,
        "unfiltered_address": f"{reverse('officer:desk')}?muc={query.asked.pile}",
        "save_address": f"{reverse('officer:saved_views')}?{query.query()}" if can_save else "",
    }


def headline(pile: Pile, counts: InboxCounts) -> str:
    """The pile that is shown, as one sentence with its figures."""
    if pile is Pile.MINE:
        return _own_work(counts)
    count = counts.by_pile[pile]
    if not count:
        return {
            Pile.ELSEWHERE: _("Không hồ sơ nào đang chờ nơi khác"),
            Pile.READY: _("Không hồ sơ nào chờ trả kết quả"),
            Pile.DONE: _("Hôm nay ông/bà chưa xong việc nào"),
        }[pile]
    words = {
        Pile.ELSEWHERE: ngettext(
            "%(count)s hồ sơ đang chờ nơi khác", "%(count)s hồ sơ đang chờ nơi khác", count
        ),
        Pile.READY: ngettext(
            "%(count)s hồ sơ có kết quả, chờ trả", "%(count)s hồ sơ có kết quả, chờ trả", count
        ),
        Pile.DONE: ngettext(
            "Hôm nay ông/bà đã xong %(count)s việc", "Hôm nay ông/bà đã xong %(count)s việc", count
        ),
    }[pile]
    return words % {"count": count_words(pile, count)}


def _own_work(counts: InboxCounts) -> str:
    """What must be done today."""
    mine, today, late = counts.by_pile[Pile.MINE], counts.due_today, counts.overdue
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
    found = find_on_desk(text, by=by)
    exact = [dossier for dossier in found if dossier.code.casefold() == text.casefold()]
    by_short = [dossier for dossier in found if dossier.code.casefold().endswith(f"-{text}")]
    for hits in (exact, by_short, found):
        if len(hits) == 1:
            return redirect("officer:dossier", code=hits[0].code)
    rows = dossier_rows(found, by=by, calendars=Calendars(at=clock.now()))
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


def _glance(
    request: HttpRequest, rows: Sequence[DeskRow], calendars: Calendars
) -> dict[str, Any] | None:
    """The chosen row with all that a look needs; else the first, with no more than the list says."""
    chosen = request.GET.get("chon", "")
    if chosen in {row.code for row in rows}:
        return glance_at(chosen, by=request.actor, calendars=calendars)
    return {"row": rows[0], "code": rows[0].code} if rows else None


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
