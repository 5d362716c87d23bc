"""The officers' page of the queue: which counter, who waits, who was missed; and every step of it."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.domain.reception import actions, permissions
from motcua.domain.reception.errors import CounterUnknown
from motcua.domain.reception.rules.kiosk import kiosk_key
from motcua.domain.reception.selectors import board, counter_desk, seats_of
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.queue_bar import desk_of, queue_bar, seat_of, sit
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words
from motcua.interfaces.web.safe_address import within_site

DIGITS_MAX = 18
call_required = right_required(permissions.CALL)
keeper_required = right_required(permissions.CALL, permissions.CLOSE_DAY)
_DONE = {
    "recall": gettext_lazy("Đã gọi lại."),
    "skip": gettext_lazy("Đã bỏ qua số này."),
    "put_back": gettext_lazy("Đã xếp lại vào hàng."),
    "finish": gettext_lazy("Đã xong với người này."),
    "transfer": gettext_lazy("Đã chuyển sang quầy khác."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@call_required
def queue(request: HttpRequest) -> HttpResponse:
    """Choose a counter (POST), see the queue of the unit."""
    if request.method == "POST":
        return answer_once(request, lambda: _seat(request))
    at = clock.now()
    seats = seats_of(request.actor, at=at)
    desk, seat = desk_of(request), seat_of(request)
    code = desk.agency_code if desk else next(iter(seats), "")
    address = reverse("citizen:kiosk", args=[code]) if code else ""
    context = {
        "section": "queue",
        "units": [
            {
                "code": unit,
                "counters": [
                    {
                        "counter": each,
                        "services": ", ".join(
                            service.name
                            for service in plan.services
                            if service.key in each.service_keys
                        ),
                        "is_mine": seat == (unit, each.number),
                    }
                    for each in plan.counters
                ],
            }
            for unit, plan in seats.items()
        ],
        "queue": queue_bar(request),
        "desk": desk,
        "board": board(code, at=at) if code else None,
        "may_close": request.actor.may(permissions.CLOSE_DAY, agency_code=code),
        "kiosk_address": f"{address}?may={kiosk_key(code, secret=settings.SECRET_KEY)}",
        "display_address": reverse("citizen:hall_board", args=[code]) if code else "",
        "idempotency_key": new_key(),
    }
    return show(request, "officer/queue.html", context)


@require_POST
@call_required
def queue_step(request: HttpRequest) -> HttpResponse:
    """One step of the queue, then back to where the bar stands."""
    step = request.POST.get("step", "")
    back = within_site(request, request.POST.get("next", ""), default=reverse("officer:queue"))

    def answer() -> HttpResponse:
        _STEPS[step](request)
        if step in _DONE:
            messages.success(request, str(_DONE[step]))
        return redirect(back)

    if step not in _STEPS:
        return redirect(back)
    try:
        return answer_once(request, answer)
    except DomainError as error:
        messages.error(request, " ".join(in_words(error)))
        return redirect(back)


@require_POST
@keeper_required
def close_queue(request: HttpRequest) -> HttpResponse:
    """End the queue of today."""
    code = request.POST.get("unit", "")
    at = clock.now()

    def answer() -> HttpResponse:
        count = actions.close_day(
            agency_code=code, day=at.astimezone(VIETNAM).date(), by=request.actor, at=at
        )
        words = _("Đã đóng hàng chờ hôm nay. Chưa được tiếp: %(count)s người.")
        messages.success(request, words % {"count": count})
        return redirect("officer:queue")

    try:
        return answer_once(request, answer)
    except DomainError as error:
        messages.error(request, " ".join(in_words(error)))
        return redirect("officer:queue")


def _seat(request: HttpRequest) -> HttpResponse:
    agency_code, _space, number = request.POST.get("seat", "").partition(" ")
    try:
        counter_desk(agency_code, _number(number), by=request.actor, at=clock.now())
    except DomainError as error:
        messages.error(request, " ".join(in_words(error)))
        return redirect("officer:queue")
    sit(request, agency_code, _number(number))
    return redirect("officer:register_paper")


def _number(text: str) -> int:
    return int(text[:DIGITS_MAX]) if text[:DIGITS_MAX].isdecimal() else 0


def _call(request: HttpRequest) -> None:
    seat = seat_of(request)
    if seat is None:
        raise CounterUnknown
    actions.call_next(agency_code=seat[0], counter_number=seat[1], by=request.actor, at=clock.now())


def _on_ticket(act: Callable[..., object]) -> Callable[[HttpRequest], None]:
    def step(request: HttpRequest) -> None:
        act(
            ticket_id=_number(request.POST.get("ticket", "")),
            by=request.actor,
            at=clock.now(),
        )

    return step


def _transfer(request: HttpRequest) -> None:
    actions.transfer_ticket(
        ticket_id=_number(request.POST.get("ticket", "")),
        to_counter_number=_number(request.POST.get("to", "")),
        by=request.actor,
        at=clock.now(),
    )


_STEPS: Mapping[str, Callable[[HttpRequest], None]] = {
    "call": _call,
    "recall": _on_ticket(actions.recall_ticket),
    "start": _on_ticket(actions.start_serving),
    "skip": _on_ticket(actions.skip_ticket),
    "finish": _on_ticket(actions.finish_ticket),
    "put_back": _on_ticket(actions.put_back_ticket),
    "transfer": _transfer,
}
