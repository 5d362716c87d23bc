"""The paper that was just made out, for the frame from which the counter prints."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.slips import issued_paper


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})
@require_safe
@reader_required
def counter_slip(request: HttpRequest, code: str, slip_id: int) -> HttpResponse:
    """The same paper as everywhere; only this address may stand in a frame, and only in ours."""
    return issued_paper(request, code, slip_id)
