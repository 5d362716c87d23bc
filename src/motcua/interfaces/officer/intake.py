"""At the one-stop counter: accept with the slip, hand over."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import PaperBrought
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.acting import (
    act_once,
    act_plainly,
    do_within,
    expected_version,
    refused,
    sent_form_required,
)
from motcua.interfaces.officer.forms.intake import brought_at_intake
from motcua.interfaces.officer.forms.reading import read

FEES_MAX = 100


@reader_required
@sent_form_required
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Accept in the case that was found and hand out the slip; the ticked fees stand on it."""

    def perform() -> object:
        return do_within(
            request,
            code,
            Act.ACCEPT,
            actions.accept,
            version=expected_version(request),
            case_key=request.POST.get("case_key"),
            fee_orders=fee_orders(request),
            papers=_brought(request, code),
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


def _brought(request: HttpRequest, code: str) -> Sequence[PaperBrought]:
    """What was brought upon a supplement request, from a form that asks for it."""
    if not any(name.startswith("papers-") for name in request.POST):
        return ()
    form = brought_at_intake(dossier_of_officer(code, by=request.actor))
    return read(request, form).values["papers"] if form else ()


def fee_orders(request: HttpRequest) -> Sequence[int]:
    """The ticked fees; anything else in the field is dropped."""
    typed = request.POST.getlist("fee")[:FEES_MAX]
    return [int(order[:4]) for order in typed if order[:4].isdecimal()]
