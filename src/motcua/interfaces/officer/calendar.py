"""Changes of the calendar: the list, and one of them with all that it would move."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.dossiers import permissions as dossiers
from motcua.domain.dossiers.actions import sign_calendar_change
from motcua.domain.dossiers.rules.calendar_impact import CalendarImpact, Move
from motcua.domain.dossiers.selectors.calendar_impact import calendar_impact
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.working_time import permissions
from motcua.domain.working_time.actions import drop_proposal
from motcua.domain.working_time.errors import ProposalUnknown
from motcua.domain.working_time.selectors import (
    days_in_force,
    may_decide,
    proposal,
    proposals,
)
from motcua.domain.working_time.values import CalendarProposal, ProposalId, ProposalState
from motcua.foundation import clock, journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer import calendar_words as words
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

CHANGES_LISTED_MAX = 100
DAYS_LISTED_MAX = 12
ROWS_PER_PAGE = 50
PAGES_MAX = 1_000
keeper_required = right_required(permissions.PROPOSE_CALENDAR, permissions.PUBLISH_CALENDAR)


@require_safe
@keeper_required
def changes(request: HttpRequest) -> HttpResponse:
    """The changes that one may enter or sign, and the days off that come next."""
    by: Actor = request.actor
    rows = [each for each in proposals(count_max=CHANGES_LISTED_MAX) if _may_see(by, each)]
    people = words.people_words(name for each in rows for name in (each.entered_by, each.closed_by))
    today = clock.now().astimezone(VIETNAM).date()
    coming = [row for row in days_in_force() if row.day >= today][:DAYS_LISTED_MAX]
    waiting = sum(each.state is ProposalState.OPEN for each in rows)
    context = {
        "section": "calendar",
        "headline": _headline(waiting),
        "rows": [
            {
                "change": each,
                "address": reverse("officer:calendar_change", args=[each.proposal_id]),
                "title": words.title_of(each),
                "scope": words.scopes_of(each),
                "state_words": words.STATE_WORDS[each.state],
                "state_kind": _STATE_KINDS[each.state],
                "entered_by": people.get(each.entered_by, ""),
                "closed_by": people.get(each.closed_by, ""),
            }
            for each in rows
        ],
        "coming": words.day_lines(coming),
        "may_enter": bool(by.agency_codes(permissions.PROPOSE_CALENDAR)),
    }
    return show(request, "officer/calendar/changes.html", context)


@require_safe
@keeper_required
def change(request: HttpRequest, number: int) -> HttpResponse:
    """One change: its days, and every dossier and appointment that it moves, before it is signed."""
    return _page(request, _found(request, number))


@require_http_methods(["GET", "HEAD", "POST"])
@keeper_required
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign: exactly what was shown moves, or nothing and the new list is shown."""

    def act() -> str:
        signed = sign_calendar_change(
            proposal_id=ProposalId(number),
            digest=request.POST.get("digest", "")[:64],
            by=request.actor,
            at=clock.now(),
        )
        return ngettext(
            "Đã ký. %(count)s hồ sơ có ngày hẹn mới, người nộp được báo và nhận giấy hẹn mới.",
            "Đã ký. %(count)s hồ sơ có ngày hẹn mới, người nộp được báo và nhận giấy hẹn mới.",
            signed.dossiers,
        ) % {"count": formats.whole_number(signed.dossiers)}

    return _once(request, number, act)


@require_http_methods(["GET", "HEAD", "POST"])
@keeper_required
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Drop what was entered and not signed."""

    def act() -> str:
        drop_proposal(proposal_id=ProposalId(number), by=request.actor, at=clock.now())
        return _("Đã bỏ thay đổi này. Lịch và các ngày hẹn giữ nguyên.")

    return _once(request, number, act)


_STATE_KINDS = {
    ProposalState.OPEN: "soon",
    ProposalState.SIGNED: "done",
    ProposalState.DROPPED: "off",
}


def _headline(waiting: int) -> str:
    if not waiting:
        return _("Lịch làm việc, ngày nghỉ")
    return ngettext(
        "%(count)s thay đổi lịch đang chờ ký", "%(count)s thay đổi lịch đang chờ ký", waiting
    ) % {"count": waiting}


def _may_see(by: Actor, each: CalendarProposal) -> bool:
    return any(
        may_decide(by, right, each.keys)
        for right in (permissions.PROPOSE_CALENDAR, permissions.PUBLISH_CALENDAR)
    )


def _found(request: HttpRequest, number: int) -> CalendarProposal:
    """Somebody else's change looks like none. Raises ProposalUnknown."""
    found = proposal(ProposalId(number))
    if not _may_see(request.actor, found):
        raise ProposalUnknown
    return found


def _once(request: HttpRequest, number: int, act: Callable[[], str]) -> HttpResponse:
    found = _found(request, number)
    address = reverse("officer:calendar_change", args=[number])
    if request.method != "POST":
        return redirect(address)

    def answer() -> HttpResponse:
        messages.success(request, act())
        return redirect(address)

    try:
        return answer_once(request, answer, is_one_act=True)
    except DomainError as error:
        return _page(request, found, refusal=error)


def _page(
    request: HttpRequest, found: CalendarProposal, *, refusal: DomainError | None = None
) -> HttpResponse:
    by: Actor = request.actor
    found = proposal(found.proposal_id)
    is_open = found.state is ProposalState.OPEN
    people = words.people_words([found.entered_by, found.closed_by])
    is_own = found.entered_by == by.reference
    withdrawn = {(key.day, key.scope, key.scope_code) for key in found.changes.withdrawn}
    context = {
        "section": "calendar",
        "change": found,
        "title": words.title_of(found),
        "scope": words.scopes_of(found),
        "days": words.day_lines(found.changes.days),
        "withdrawn": _withdrawn(found, withdrawn),
        "state_words": words.STATE_WORDS[found.state],
        "state_kind": _STATE_KINDS[found.state],
        "entered_by": people.get(found.entered_by, ""),
        "closed_by": people.get(found.closed_by, ""),
        "is_open": is_open,
        "is_own": is_own,
        "may_sign": not is_own and may_decide(by, permissions.PUBLISH_CALENDAR, found.keys),
        "may_drop": may_decide(by, permissions.PROPOSE_CALENDAR, found.keys),
        "outcome": _outcome(found),
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    if is_open:
        context |= _impact_words(request, calendar_impact(found.changes, at=clock.now()))
    status = refusal.http_status if refusal else 200
    return show(request, "officer/calendar/change.html", context, status=status)


def _withdrawn(found: CalendarProposal, keys: set[tuple[Any, ...]]) -> Sequence[words.DayLine]:
    """Days that are taken back, with their names while the calendar still has them."""
    held = [row for row in days_in_force() if (row.day, row.scope, row.scope_code) in keys]
    lines = list(words.day_lines(held))
    known = {row.key for row in held}
    lines += [
        words.DayLine(formats.capital(formats.long_day(key.day)), "", "", "")
        for key in found.changes.withdrawn
        if key not in known
    ]
    return lines


def _outcome(found: CalendarProposal) -> dict[str, Any] | None:
    """What signing it did, as the journal says it."""
    for line in journal.entries_about(f"calendar_proposal:{found.proposal_id}", module="dossiers"):
        if line.word == "dossiers.calendar_change_signed":
            return dict(line.facts)
    return None


def _impact_words(request: HttpRequest, impact: CalendarImpact) -> dict[str, Any]:
    count = len(impact.moves)
    pages = max(1, -(-count // ROWS_PER_PAGE))
    typed = request.GET.get("trang", "")[:4]
    page = min(max(int(typed), 1) if typed.isdecimal() else 1, pages, PAGES_MAX)
    start = (page - 1) * ROWS_PER_PAGE
    names = words.agency_names(
        [
            *impact.by_agency,
            *(each.holding_agency_code for each in impact.moves),
            *(each.agency_code for each in impact.appointments),
        ]
    )
    return {
        "digest": impact.digest,
        "count": count,
        "kept": impact.kept,
        "by_shift": [(words.moved_words(days), many) for days, many in impact.by_shift.items()],
        "by_agency": [(names[code], many) for code, many in impact.by_agency.items()],
        "by_procedure": list(impact.by_procedure.items()),
        "moves": _move_rows(request.actor, impact.moves[start : start + ROWS_PER_PAGE], names),
        "appointments": [
            {
                "words": words.APPOINTMENT_WORDS[each.kind],
                "code": each.code,
                "agency": names[each.agency_code],
                "old": each.old_at,
                "new": each.new_at,
            }
            for each in impact.appointments[:ROWS_PER_PAGE]
        ],
        "appointment_count": len(impact.appointments),
        "first": start + 1,
        "last": min(start + ROWS_PER_PAGE, count),
        "previous_page": page - 1 if page > 1 else None,
        "next_page": page + 1 if page < pages else None,
    }


def _move_rows(by: Actor, moves: Sequence[Move], names: dict[str, str]) -> list[dict[str, Any]]:
    holders = full_names([AccountId(each.holder_id) for each in moves if each.holder_id])
    return [
        {
            "move": each,
            "address": reverse("officer:dossier", args=[each.code])
            if by.may(dossiers.READ, agency_code=each.agency_code)
            else "",
            "agency": names[each.holding_agency_code],
            "holder": holders.get(AccountId(each.holder_id), "") if each.holder_id else "",
            "shift": words.moved_words(each.days),
        }
        for each in moves
    ]
