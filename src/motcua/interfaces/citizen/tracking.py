"""Where a dossier is: all of it for its owner, less for who holds the slip, little for others.

Legal   TT 01/2018/TT-VPCP art 16.2d: without identification only the code and how far it has come;
        identified, down to the division that has it. 61/2018/NĐ-CP art 6.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.selectors import (
    dossier_of_applicant,
    dossier_with_slip,
    public_progress,
)
from motcua.domain.dossiers.values import DossierPage
from motcua.foundation import clock
from motcua.interfaces.citizen import look_up_limit
from motcua.interfaces.citizen.dossier_codes import TYPED_CHARACTERS_MAX, code_typed
from motcua.interfaces.citizen.stranger_page import stranger_page
from motcua.interfaces.citizen.tracking_context import (
    context_for_owner,
    context_for_slip_holder,
)
from motcua.interfaces.design_system.components import Fault

SLIP_KEY = "giay"
NOT_FOUND_STATUS = 404
_FIELD = "o-ma"


@require_safe
def track(request: HttpRequest) -> HttpResponse:
    """Ask for the code; lead to its page."""
    typed = request.GET.get("ma", "")
    if not typed.strip():
        return _asked(request)
    code = code_typed(typed)
    if code is None:
        return _asked(request, typed=typed, message=_malformed())
    return HttpResponseRedirect(reverse("citizen:track_dossier", args=[code]))


@require_safe
def track_dossier(request: HttpRequest, code: str) -> HttpResponse:
    """Say where the dossier is, as much as this reader may know."""
    meant = code_typed(code)
    if meant is None:
        return _asked(request, typed=code, message=_malformed())
    if meant != code:
        address = reverse("citizen:track_dossier", args=[meant])
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{address}?{query}" if query else address)
    if not request.actor.is_signed_in:
        look_up_limit.count(request)
    try:
        return _shown(request, code)
    except DossierNotFound:
        return _asked(request, typed=code, message=_unknown())


track.protection = track_dossier.protection = "public"  # type: ignore[attr-defined]


def _shown(request: HttpRequest, code: str) -> HttpResponse:
    at = clock.now()
    own = _own(request, code)
    if own is not None:
        return render(request, "citizen/tracking/dossier.html", context_for_owner(own, at=at))
    key = request.GET.get(SLIP_KEY, "")
    with_slip = _with_slip(code, key) if key else None
    if with_slip is not None:
        context = context_for_slip_holder(with_slip, at=at)
        return render(request, "citizen/tracking/dossier.html", context)
    return stranger_page(request, public_progress(code))


def _own(request: HttpRequest, code: str) -> DossierPage | None:
    if not request.actor.is_signed_in:
        return None
    try:
        return dossier_of_applicant(code, by=request.actor)
    except DossierNotFound:
        return None


def _with_slip(code: str, key: str) -> DossierPage | None:
    """The dossier, if the key is that of its slip. A wrong key is as good as none."""
    try:
        return dossier_with_slip(code, key)
    except DossierNotFound:
        return None


def _asked(request: HttpRequest, *, typed: str = "", message: str = "") -> HttpResponse:
    """The form; with a message, what was typed stays and the status says that nothing is there."""
    context = {
        "section": "track",
        "typed": typed[:TYPED_CHARACTERS_MAX],
        "message": message,
        "faults": [Fault(_FIELD, _("Mã hồ sơ: xin xem lại"))] if message else [],
    }
    status = NOT_FOUND_STATUS if message else 200
    return render(request, "citizen/tracking/form.html", context, status=status)


def _malformed() -> str:
    return _(
        "Mã này chưa đúng dạng. Mã hồ sơ có ba phần nối bằng dấu gạch ngang, "
        "ví dụ H31.101.00-261123-0001."
    )


def _unknown() -> str:
    return _(
        "Không có hồ sơ nào mang mã này. Xin đối chiếu từng chữ, từng số với giấy hẹn hoặc tin báo."
    )
