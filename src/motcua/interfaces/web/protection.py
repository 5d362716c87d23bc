"""Who may open a view. Every view outside the short list of public ones wears one of these."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from motcua.foundation.errors import NotPermitted
from motcua.interfaces.web import interrupted_form
from motcua.interfaces.web.problems import problem
from motcua.interfaces.web.safe_address import within_site

View = Callable[..., HttpResponse]


def sign_in_required(view: View) -> View:
    """Lets signed-in people through; leads all others to the sign-in page and back here."""

    @wraps(view)
    def protected(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if not request.actor.is_signed_in:
            return lead_to_sign_in(request)
        return view(request, *arguments, **named)

    protected.protection = "signed_in"
    return protected


def right_required(*permissions: str) -> Callable[[View], View]:
    """Lets through who holds one of the rights in any agency. Which dossier: the act decides."""

    def decorate(view: View) -> View:
        @wraps(view)
        def protected(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if not request.actor.is_signed_in:
                return lead_to_sign_in(request)
            if not any(request.actor.agency_codes(permission) for permission in permissions):
                raise NotPermitted(permission=" ".join(permissions))
            return view(request, *arguments, **named)

        protected.protection = permissions
        return protected

    return decorate


def lead_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, then back. A form that was sent is kept and offered for sending again.

    HTMX follows `HX-Redirect`; a program that asks for JSON is told with 401.
    """
    if "json" in request.headers.get("Accept", ""):
        return problem(
            request,
            status=401,
            code="web.sign_in_required",
            message=gettext("Phải đăng nhập mới làm được việc này."),
            remedy=gettext("Xin đăng nhập rồi gửi lại."),
        )
    page = _address_to_return_to(request)
    parameters = {"next": page}
    if request.method == "POST":
        parameters["het-phien"] = "1" if interrupted_form.keep(request, page=page) else "2"
    address = f"{reverse('web:sign_in')}?{urlencode(parameters)}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _address_to_return_to(request: HttpRequest) -> str:
    """The page itself; for a form that was sent, the page on which it was filled in."""
    here = request.get_full_path()
    if request.method in {"GET", "HEAD"}:
        return here
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc == request.get_host():
        return within_site(request, came_from._replace(scheme="", netloc="").geturl(), default=here)
    return here
