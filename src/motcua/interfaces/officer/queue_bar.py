"""The bar of the queue above the counter's screen, and at which counter somebody sits."""

from typing import Any

from django.http import HttpRequest

from motcua.domain.reception.errors import ReceptionError
from motcua.domain.reception.selectors import counter_desk, seats_of
from motcua.domain.reception.values import CounterDesk
from motcua.foundation import clock
from motcua.foundation.errors import NotPermitted
from motcua.interfaces.web.idempotency import new_key

SEAT = "reception_seat"  # in the session: "agency number"


def sit(request: HttpRequest, agency_code: str, counter_number: int) -> None:
    """Remember the counter for this session."""
    request.session[SEAT] = f"{agency_code} {counter_number}"


def seat_of(request: HttpRequest) -> tuple[str, int] | None:
    agency_code, _, number = str(request.session.get(SEAT, "")).partition(" ")
    return (agency_code, int(number)) if number.isdecimal() else None


def desk_of(request: HttpRequest) -> CounterDesk | None:
    """The counter at which this person sits; None for nobody, or where it is gone."""
    seat = seat_of(request)
    if seat is None:
        return None
    try:
        return counter_desk(*seat, by=request.actor, at=clock.now())
    except (ReceptionError, NotPermitted):
        return None


def queue_bar(request: HttpRequest) -> dict[str, Any] | None:
    """What the bar shows; None where the unit gives no numbers."""
    desk = desk_of(request)
    if desk is None and not seats_of(request.actor, at=clock.now()):
        return None
    return {"desk": desk, "key": new_key(), "here": request.get_full_path()}
