"""A person changes the password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import (
    IdentityError,
    OldPasswordWrong,
    PasswordsDiffer,
    WeakPassword,
)
from motcua.domain.identity.rules import PASSWORD_CHARACTERS_MIN
from motcua.foundation import clock
from motcua.interfaces.web import pending_sign_in
from motcua.interfaces.web.protection import sign_in_required
from motcua.interfaces.web.refusal import form_page, refusal_of

_FIELDS = {OldPasswordWrong: "old", WeakPassword: "new", PasswordsDiffer: "again"}


@sensitive_post_parameters("old", "new", "again")
@sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Old password, new password twice. Other devices must sign in again."""
    if request.method != "POST":
        return _page(request)
    try:
        if request.POST.get("new") != request.POST.get("again"):
            raise PasswordsDiffer
        actions.change_password(
            old_password=request.POST.get("old", ""),
            new_password=request.POST.get("new", ""),
            kept_session=request.session.digest,
            by=request.actor,
            at=clock.now(),
        )
    except IdentityError as error:
        return _page(request, error)
    pending_sign_in.carry_on(request)
    messages.success(request, gettext("Đã đổi mật khẩu. Các máy khác phải đăng nhập lại."))
    return HttpResponseRedirect(reverse("web:sessions"))


def _page(request: HttpRequest, error: IdentityError | None = None) -> HttpResponse:
    field = _FIELDS.get(type(error), "old")
    refusal = refusal_of(error, field_id=f"o-{field}")
    context = {
        "refusal": refusal,
        "faults": {field: refusal.message} if refusal else {},
        "length_min": PASSWORD_CHARACTERS_MIN,
        "username": selectors.person(request.actor.account_id).username,
    }
    return form_page(request, "web/change_password.html", context, error)
