"""The list of reorganisations, one of them with all that it moves, and what is decided on it."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.control.actions import enact_reorganisation
from motcua.domain.control.selectors.reorganisation import effects_of
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.actions import reorganise, withdraw_reorganisation
from motcua.domain.organisations.permissions import REORGANISE
from motcua.domain.organisations.rules import Unreadable, from_data
from motcua.domain.organisations.selectors import reorganisation, reorganisations
from motcua.domain.organisations.values import (
    Reorganisation,
    ReorganisationId,
    ReorganisationLine,
    ReorganisationState,
)
from motcua.foundation import clock, plain_yaml
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.calendar_words import people_words
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

from .showing import effects_context
from .words import STATE_LOOKS, STATE_WORDS

UNPROCESSABLE = 422
FILE_BYTES_MAX = 4 * 1024 * 1024


@require_safe
@right_required(REORGANISE)
def reorganisations_page(request: HttpRequest) -> HttpResponse:
    """All of them, those that take effect last first."""
    return _list(request)


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(REORGANISE)
def enter(request: HttpRequest) -> HttpResponse:
    """POST enters what a file says; who only opens the address is led to the list."""
    if request.method != "POST":
        return redirect("officer:reorganisations")
    asked, faults = _sent(request)
    if asked is None:
        return _list(request, faults=faults, status=UNPROCESSABLE)
    document = asked

    def act() -> HttpResponse:
        entered = reorganise(reorganisation=document, by=request.actor, at=clock.now())
        messages.success(
            request, _("Đã ghi. Xin xem những gì sẽ chuyển; người thứ hai sẽ công bố.")
        )
        return redirect("officer:reorganisation", entered)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        return _list(request, faults=in_words(error), status=error.http_status)


@require_safe
@right_required(REORGANISE)
def reorganisation_page(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """One reorganisation with all that it would move as things lie now."""
    return _one(request, reorganisation(ReorganisationId(reorganisation_id)))


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(REORGANISE)
def publish(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """POST publishes what somebody else entered."""

    def act() -> str:
        enact_reorganisation(
            reorganisation_id=ReorganisationId(reorganisation_id), by=request.actor, at=clock.now()
        )
        return _("Đã công bố. Đến ngày hiệu lực, hồ sơ và người tự chuyển sang nơi kế thừa.")

    return _once(request, reorganisation_id, act)


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(REORGANISE)
def withdraw(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """POST takes back what has not taken effect."""

    def act() -> str:
        withdraw_reorganisation(
            reorganisation_id=ReorganisationId(reorganisation_id),
            reason=request.POST.get("reason", ""),
            by=request.actor,
            at=clock.now(),
        )
        return _("Đã rút. Các cơ quan giữ nguyên như trước.")

    return _once(request, reorganisation_id, act)


def _once(request: HttpRequest, reorganisation_id: int, act: Callable[[], str]) -> HttpResponse:
    found = reorganisation(ReorganisationId(reorganisation_id))
    if request.method != "POST":
        return redirect("officer:reorganisation", reorganisation_id)

    def answer() -> HttpResponse:
        messages.success(request, act())
        return redirect("officer:reorganisation", reorganisation_id)

    try:
        return answer_once(request, answer, is_one_act=True)
    except DomainError as error:
        return _one(request, found, refusal=error)


def _sent(request: HttpRequest) -> tuple[Reorganisation | None, Sequence[str]]:
    """What the file says, or every fault with its place."""
    sent = request.FILES.get("file")
    if sent is None:
        return None, [_("Xin chọn tệp quyết định đã soạn (YAML).")]
    try:
        data = plain_yaml.read_bytes(sent.read(FILE_BYTES_MAX + 1), bytes_max=FILE_BYTES_MAX)
        return from_data(data), ()
    except plain_yaml.Unreadable as fault:
        return None, [str(fault)]
    except Unreadable as fault:
        return None, [str(each) for each in fault.faults]


def _list(request: HttpRequest, *, faults: Sequence[str] = (), status: int = 200) -> HttpResponse:
    context = {
        "section": "reorganisations",
        "lines": [
            {
                "number": line.reorganisation_id,
                "asked": line.reorganisation,
                "count": len(line.reorganisation.moves),
                "due": _due(line),
            }
            for line in reorganisations()
        ],
        "faults": faults,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/reorganisations/list.html", context, status=status)


def _one(
    request: HttpRequest, line: ReorganisationLine, *, refusal: DomainError | None = None
) -> HttpResponse:
    by: Actor = request.actor
    at = clock.now()
    people = people_words([line.entered_by, line.closed_by])
    is_open = line.state is ReorganisationState.ENTERED
    lies_ahead = line.reorganisation.takes_effect_on > at.astimezone(clock.VIETNAM).date()
    effects = (
        effects_of(line.reorganisation, at=at, own_id=line.reorganisation_id) if is_open else None
    )
    context = {
        "section": "reorganisations",
        "line": line,
        "asked": line.reorganisation,
        "due": _due(line),
        "entered_by": people.get(line.entered_by, ""),
        "closed_by": people.get(line.closed_by, ""),
        "is_own": line.entered_by == by.reference,
        "is_open": is_open,
        "may_withdraw": is_open or (line.state is ReorganisationState.PUBLISHED and lies_ahead),
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
        **(effects_context(effects) if effects else {}),
    }
    status = refusal.http_status if refusal else 200
    return show(request, "officer/reorganisations/one.html", context, status=status)


def _due(line: ReorganisationLine) -> Due:
    return Due(STATE_LOOKS[line.state], str(STATE_WORDS[line.state]))
