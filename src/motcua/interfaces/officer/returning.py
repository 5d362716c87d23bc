"""Giving the result to the applicant."""

from django.http import HttpRequest, HttpResponse

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.states import Act
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.acting import act_once, expected_version, refused, sent_form_required


@reader_required
@sent_form_required
def return_result(request: HttpRequest, code: str) -> HttpResponse:
    """Return the result at the counter, by post or online."""

    def perform() -> None:
        actions.return_result(
            dossier_code=code,
            returned_how=request.POST.get("returned_how", ""),
            by=request.actor,
            at=clock.now(),
            expected_version=expected_version(request),
        )

    try:
        return act_once(request, code, Act.RETURN_RESULT, perform)
    except DomainError as error:
        return refused(request, code, Act.RETURN_RESULT, error)
