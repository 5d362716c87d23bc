"""News of procedures for a unit that receives: what changes, from when, and that it was read."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from motcua.domain.dossiers import permissions
from motcua.domain.identity.values import Actor
from motcua.domain.notifications.actions import mark_news_read
from motcua.domain.notifications.selectors import news_of_units
from motcua.domain.notifications.values import NoticeId, UnitNews
from motcua.domain.organisations.selectors import agencies
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key

UNREAD_SHOWN_MAX = 3


def unread_news(by: Actor) -> list[dict[str, Any]]:
    """What the units in which somebody receives have not read yet, the newest. One query."""
    units = by.agency_codes(permissions.REGISTER)
    found = news_of_units(units, only_unread=True, count_max=UNREAD_SHOWN_MAX) if units else ()
    return [_line(news) for news in found]


@require_safe
@reader_required
def procedure_news(request: HttpRequest) -> HttpResponse:
    """The latest news of the officer's units, read or not."""
    found = news_of_units(request.actor.agency_codes(permissions.READ))
    names = {str(code): each.name for code, each in agencies(n.agency_code for n in found).items()}
    lines = [{**_line(news), "unit": names.get(news.agency_code, "")} for news in found]
    return show(request, "officer/procedure_news.html", {"lines": lines})


@reader_required
@require_POST
def read_news(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Note that the unit has read it."""

    def act() -> HttpResponse:
        mark_news_read(notice_id=NoticeId(notice_id), by=request.actor, at=clock.now())
        return redirect("officer:procedure_news")

    return answer_once(request, act, is_one_act=True)


def _line(news: UnitNews) -> dict[str, Any]:
    return {
        "news": news,
        "is_to_come": news.effective_from > _today(),
        "idempotency_key": new_key(),
    }


def _today() -> date:
    return clock.now().astimezone(VIETNAM).date()
