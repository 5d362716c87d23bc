"""At the one-stop counter: accept with the slip, hand over."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.states import Act
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.acting import (
    act_once,
    act_plainly,
    expected_version,
    refused,
    sent_form_required,
)

FEES_MAX = 100


@reader_required
@sent_form_required
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Accept and hand out the slip; the ticked fees stand on it."""

    def perform() -> object:
        return actions.accept(
            dossier_code=code,
            fee_orders=fee_orders(request),
            by=request.actor,
            at=clock.now(),
            expected_version=expected_version(request),
        )

    try:
        return act_once(request, code, Act.ACCEPT, perform)
    except DomainError as error:
        return refused(request, code, Act.ACCEPT, error)


@reader_required
@sent_form_required
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Hand over to the agency that decides."""
    return act_plainly(request, code, Act.HAND_OVER, actions.hand_over)


def fee_orders(request: HttpRequest) -> Sequence[int]:
    """The ticked fees; anything else in the field is dropped."""
    typed = request.POST.getlist("fee")[:FEES_MAX]
    return [int(order[:4]) for order in typed if order[:4].isdecimal()]
