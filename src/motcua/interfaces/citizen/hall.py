"""Take a number: on the machine in the hall, or with a telephone.

Legal   LR-101 (61/2018/NĐ-CP art 13). The machine is told from a telephone by the key in its address:
        it takes numbers for many. Nobody is asked who they are.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.reception.actions import take_ticket
from motcua.domain.reception.errors import PriorityUnknown, ServiceUnknown
from motcua.domain.reception.rules.kiosk import is_kiosk_key
from motcua.domain.reception.selectors import board, plan_of, units_with_queue
from motcua.foundation import clock, throttle
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.web.client_address import client_address
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

WINDOW_SECONDS = 600
KEY_CHARACTERS_MAX = 40
CHOICE_CHARACTERS_MAX = 60
MACHINE = "may"  # in the address of the machine in the hall


class TicketsTooMany(DomainError):
    """One place has taken as many numbers as people come from one place."""

    code = "citizen.tickets_too_many"
    http_status = 429
    message = "Máy này đã lấy nhiều số trong mười phút."
    remedy = "Xin chờ %(retry_after_seconds)s giây, hoặc lấy số ở máy trong sảnh chờ."


@require_safe
def halls(request: HttpRequest) -> HttpResponse:
    """Which one-stop units give numbers."""
    context = {"units": units_with_queue(clock.now())}
    return render(request, "citizen/hall/halls.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def kiosk(request: HttpRequest, unit: str) -> HttpResponse:
    """Choose what one has come for; POST takes the number."""
    if request.method == "POST":
        return _taken(request, unit)
    return _show(request, unit)


halls.protection = kiosk.protection = "public"  # type: ignore[attr-defined]


def _taken(request: HttpRequest, unit: str) -> HttpResponse:
    plan_of(unit, at=clock.now())  # A unit without a queue: not found, and nothing is counted.
    machine = _machine(request, unit)
    try:
        return answer_once(request, lambda: _take(request, unit, machine))
    except (ServiceUnknown, PriorityUnknown) as error:
        return _show(request, unit, fault=" ".join(in_words(error)), status=error.http_status)
    except DomainError as error:
        message, remedy = in_words(error)
        return _show(request, unit, refusal=f"{message} {remedy}", status=error.http_status)


def _take(request: HttpRequest, unit: str, machine: str) -> HttpResponse:
    _count(request, unit, machine)
    taken = take_ticket(
        agency_code=unit,
        service_key=request.POST.get("viec", "")[:CHOICE_CHARACTERS_MAX],
        priority_key=request.POST.get("uu-tien", "")[:CHOICE_CHARACTERS_MAX],
        source="kiosk" if machine else "phone",
        by=request.actor,
        at=clock.now(),
    )
    address = reverse("citizen:my_number", args=[taken.key])
    return redirect(f"{address}?{MACHINE}={machine}" if machine else address)


def _count(request: HttpRequest, unit: str, machine: str) -> None:
    verdict = throttle.hit(
        "queue_ticket",
        key=f"kiosk {unit}" if machine else client_address(request),
        limit=settings.QUEUE_TICKETS_OF_KIOSK_MAX if machine else settings.QUEUE_TICKETS_MAX,
        seconds=WINDOW_SECONDS,
        at=clock.now(),
    )
    if not verdict.is_allowed:
        raise TicketsTooMany(retry_after_seconds=verdict.retry_after_seconds)


def _show(
    request: HttpRequest, unit: str, *, fault: str = "", refusal: str = "", status: int = 200
) -> HttpResponse:
    at = clock.now()
    plan = plan_of(unit, at=at)
    machine = _machine(request, unit)
    faults: Sequence[Fault] = [Fault("viec", fault)] if fault else []
    context: dict[str, Any] = {
        "board": board(unit, at=at),
        "priorities": plan.priorities,
        "chosen": request.POST.get("viec", ""),
        "chosen_priority": request.POST.get("uu-tien", ""),
        "machine": machine,
        "fault": fault,
        "faults": faults,
        "refusal": refusal,
        "idempotency_key": new_key(),
        "title": _("Lấy số thứ tự"),
    }
    template = "citizen/hall/machine.html" if machine else "citizen/hall/kiosk.html"
    return render(request, template, context, status=status)


def _machine(request: HttpRequest, unit: str) -> str:
    """The key of the machine in the hall; empty on any other device."""
    sent = request.POST if request.method == "POST" else request.GET
    key = sent.get(MACHINE, "")[:KEY_CHARACTERS_MAX]
    return key if is_kiosk_key(key, unit, secret=settings.SECRET_KEY) else ""
