"""Giving the result to the applicant."""

from django.http import HttpRequest, HttpResponse

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.states import Act
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.acting import (
    act_once,
    do_within,
    expected_version,
    refused,
    sent_form_required,
)


@reader_required
@sent_form_required
def return_result(request: HttpRequest, code: str) -> HttpResponse:
    """Return the result at the counter, by post or online."""

    def perform() -> None:
        do_within(
            request,
            code,
            Act.RETURN_RESULT,
            actions.return_result,
            version=expected_version(request),
            returned_how=request.POST.get("returned_how", ""),
        )

    try:
        return act_once(request, code, Act.RETURN_RESULT, perform)
    except DomainError as error:
        return refused(request, code, Act.RETURN_RESULT, error)
