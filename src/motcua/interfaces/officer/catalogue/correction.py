"""A published version said right: the text of what was published wrongly, with the reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.actions import correct_version
from motcua.domain.catalogue.selectors.page import procedure_version
from motcua.domain.catalogue.selectors.record import record_of
from motcua.domain.catalogue.values import PublishedVersion, VersionId
from motcua.domain.records.rules.record import record_as_data
from motcua.domain.records.rules.typed import Place, TypedRecord, typed_of, understood
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.catalogue.access import number_in, publisher_required, today
from motcua.interfaces.officer.catalogue.completeness import checked
from motcua.interfaces.officer.catalogue.form_context import form_context
from motcua.interfaces.officer.catalogue.typed_form import change, typed_record
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words


@require_http_methods(["GET", "HEAD", "POST"])
@publisher_required
def correct(request: HttpRequest, published_id: int) -> HttpResponse:
    """The form of a version; POST changes the form, or supersedes the version with what it says."""
    held = record_of(VersionId(published_id))
    if request.method != "POST":
        return _page(request, published_id, held, typed_of(record_as_data(held)))
    typed, reason = typed_record(request), typed_line(request, "reason")
    wanted, _colon, rest = request.POST.get("lam", "").partition(":")
    if wanted != "luu":
        group, _colon, number = rest.partition(":")
        focus = change(typed, wanted, group, number_in(number))
        return _page(request, published_id, held, typed, reason=reason, focus=focus)
    meant = understood(typed, base=record_as_data(held))
    if meant.faults or not reason:
        fault = "" if reason else _("Xin ghi lý do đính chính.")
        return _page(request, published_id, held, typed, reason=reason, fault=fault, status=422)
    slug = procedure_version(VersionId(published_id), day=today()).slug

    def act() -> HttpResponse:
        correct_version(
            version_id=VersionId(published_id),
            facts=meant.data,
            reason=reason,
            by=request.actor,
            at=clock.now(),
        )
        messages.success(
            request, _("Đã đính chính. Bản cũ vẫn đọc được như đã biết trước lúc này.")
        )
        return redirect("officer:catalogue_history", slug=slug)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return _page(request, published_id, held, typed, reason=reason, refusal=refusal)


def _page(
    request: HttpRequest,
    published_id: int,
    held: PublishedVersion,
    typed: TypedRecord,
    *,
    reason: str = "",
    fault: str = "",
    refusal: DomainError | None = None,
    status: int = 200,
    focus: Place | None = None,
) -> HttpResponse:
    slug = procedure_version(VersionId(published_id), day=today()).slug
    meant = understood(typed, base=record_as_data(held))
    check = checked(meant, day=today(), slug=slug, base=held, base_version_id=published_id)
    faults = [Fault("o-reason", fault)] if fault else []
    if status != 200:  # noqa: PLR2004 — only a refusal repeats them on top
        faults += [
            Fault(each.place.element_id, f"{each.sentence} {each.cure}") for each in meant.faults
        ]
    context: dict[str, Any] = {
        "section": "catalogue",
        "title": held.name,
        "heading": _("Đính chính bản đã công bố"),
        "save_words": _("Đính chính"),
        "here": reverse("officer:catalogue_correct", args=[published_id]),
        "back": reverse("officer:catalogue_history", args=[slug]),
        "back_words": _("Các phiên bản của thủ tục"),
        "asks_reason": True,
        "reason": reason,
        "revision": 0,
        "check": check,
        "faults": faults,
        "fault_of": {"reason": fault},
        "refusal": in_words(refusal) if refusal else None,
        "focus_word": "data-go" if "HX-Request" in request.headers else "autofocus",
        "idempotency_key": new_key(),
        **form_context(typed, check, focus=focus),
    }
    if refusal:
        status = refusal.http_status
    return show(request, "officer/catalogue/edit.html", context, status=status)
