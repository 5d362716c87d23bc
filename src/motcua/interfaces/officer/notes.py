"""Quick notes on a dossier, written and read by officials."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from motcua.domain.workflow import actions
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.acting import readable, sent_form_required
from motcua.interfaces.officer.dossier import show_dossier
from motcua.interfaces.officer.typed import typed_text
from motcua.interfaces.web.idempotency import answer_once
from motcua.interfaces.web.refusal import in_words


@reader_required
@sent_form_required
def write_note(request: HttpRequest, code: str) -> HttpResponse:
    """Write a note and go back to the dossier; refused, nothing typed is lost."""
    text = typed_text(request, "note")

    def act() -> HttpResponse:
        actions.write_note(dossier_code=code, text=text, by=request.actor, at=clock.now())
        messages.success(request, _("Đã lưu ghi chú. Chỉ người trong cơ quan xem được."))
        return redirect("officer:dossier", code=code)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        page = readable(request, code)
        message, remedy = in_words(error)
        notice = {
            "act_label": _("Ghi chú nhanh"),
            "message": message,
            "remedy": remedy,
            "typed": [(_("Ghi chú"), text)] if text else [],
        }
        return show_dossier(request, page, notice=notice, status=error.http_status)
