"""What a leader signs with nothing to type: a result, or a rejection."""

from django.http import HttpRequest, HttpResponse

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.states import Act
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.acting import act_plainly, sent_form_required


@reader_required
@sent_form_required
def approve_result(request: HttpRequest, code: str) -> HttpResponse:
    """Approve the result; it then lies ready at the one-stop unit."""
    return act_plainly(request, code, Act.APPROVE_RESULT, actions.approve_result)


@reader_required
@sent_form_required
def reject(request: HttpRequest, code: str) -> HttpResponse:
    """Sign the rejection that was proposed; it goes to the applicant with form 03."""
    return act_plainly(request, code, Act.REJECT, actions.reject)
