"""Signing in and out: name and password, then for officers the code of a telephone."""

from urllib.parse import quote, urlencode

import segno
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import IdentityError
from motcua.domain.identity.values import AccountId, AccountKind
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.web import interrupted_form, pending_sign_in
from motcua.interfaces.web.client_address import client_address
from motcua.interfaces.web.demonstration import demonstration
from motcua.interfaces.web.pending_sign_in import PendingSignIn
from motcua.interfaces.web.refusal import form_page, refusal_of
from motcua.interfaces.web.safe_address import within_site

ISSUER = "Một cửa điện tử"
_INTERRUPTIONS = {"1": "kept", "2": "lost"}  # ?het-phien=


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password. Wrong ones are told apart by nothing (trust.md C5)."""
    if request.method != "POST":
        return _sign_in_page(request)
    try:
        proof = actions.prove_password(
            username=request.POST.get("username", ""),
            password=request.POST.get("password", ""),
            address=client_address(request),
            by=request.session.actor,
            at=clock.now(),
        )
    except IdentityError as error:
        return _sign_in_page(request, error)
    next_address = within_site(request, request.POST.get("next"), default="")
    if proof.must_prove_more:
        pending_sign_in.begin(request, proof, next_address)
        return HttpResponseRedirect(reverse("web:second_factor"))
    return _signed_in(request, proof.account_id, proof.kind, next_address)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """The code of the telephone, or the setting up of one that has never been tied."""
    pending = pending_sign_in.present(request)
    if pending is None:
        return HttpResponseRedirect(reverse("web:sign_in"))
    if request.method != "POST":
        return _code_page(request, pending)
    account_id, at = AccountId(pending.account_id), clock.now()
    code = request.POST.get("code", "")
    by = request.session.actor
    try:
        if _must_enrol(pending):
            actions.enrol_second_factor(
                account_id=account_id, secret=pending.new_secret, code=code, by=by, at=at
            )
        actions.prove_second_factor(
            account_id=account_id, code=code, attempt=pending.attempt, by=by, at=at
        )
    except IdentityError as error:
        return _code_page(request, pending, error)
    return _signed_in(request, account_id, AccountKind.OFFICER, pending.next_address)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """After a session ended in the middle of a form: send what was typed, or leave it."""
    form = interrupted_form.waiting(request)
    if request.method == "POST" or form is None or not request.actor.is_signed_in:
        interrupted_form.drop(request)
        return HttpResponseRedirect(within_site(request, request.POST.get("next"), default="/"))
    return render(request, "web/resume.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session dies on the server; a link alone only asks (no other site can sign one out)."""
    if request.method != "POST":
        return render(request, "web/sign_out.html")
    auth.logout(request)
    return HttpResponseRedirect(reverse("web:signed_out"))


@require_http_methods(["GET", "HEAD"])
def signed_out(request: HttpRequest) -> HttpResponse:
    return render(request, "web/signed_out.html")


def _signed_in(
    request: HttpRequest, account_id: AccountId, kind: AccountKind, next_address: str
) -> HttpResponse:
    pending_sign_in.finish(request, account_id)
    if interrupted_form.waiting(request):
        return HttpResponseRedirect(reverse("web:resume"))
    return HttpResponseRedirect(next_address or _first_page(kind))


def _first_page(kind: AccountKind) -> str:
    try:
        return reverse("officer:desk" if kind is AccountKind.OFFICER else "citizen:my_dossiers")
    except NoReverseMatch:
        return "/"


def _sign_in_page(request: HttpRequest, error: DomainError | None = None) -> HttpResponse:
    username = request.POST.get("username", request.GET.get("ten", ""))
    offered = demonstration() if settings.IS_DEMONSTRATION else None
    context = {
        "next": within_site(
            request, request.POST.get("next") or request.GET.get("next"), default=""
        ),
        "username": username,
        "is_citizen": bool(offered) and username in {each.username for each in offered.citizens},
        "is_prefilled": request.method != "POST" and "ten" in request.GET,
        "refusal": refusal_of(error, field_id="o-username"),
        "interruption": _INTERRUPTIONS.get(request.GET.get("het-phien", "")),
        "demonstration": offered,
    }
    return form_page(request, "web/sign_in.html", context, error)


def _code_page(
    request: HttpRequest, pending: PendingSignIn, error: DomainError | None = None
) -> HttpResponse:
    account_id = AccountId(pending.account_id)
    person, must_enrol = selectors.person(account_id), _must_enrol(pending)
    context = {
        "person": person,
        "refusal": refusal_of(error, field_id="o-code"),
        "must_enrol": must_enrol,
        "demonstration_code": selectors.demonstration_code(account_id, at=clock.now()),
    }
    if must_enrol:
        context |= _enrolment(pending.new_secret, person.username)
    return form_page(request, "web/second_factor.html", context, error)


def _must_enrol(pending: PendingSignIn) -> bool:
    """Whether the person has no code generator; asked anew, another browser may have set one up."""
    return not selectors.has_second_factor(AccountId(pending.account_id))


def _enrolment(secret: str, username: str) -> dict[str, object]:
    """The secret as a picture for the telephone's camera and as text for its keyboard."""
    label = quote(f"{ISSUER}:{username}")
    address = f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': ISSUER})}"
    picture = segno.make(address, error="m").svg_data_uri(
        scale=5, border=4, dark="#000", light="#fff"
    )
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    return {"picture": picture, "secret": " ".join(groups)}
