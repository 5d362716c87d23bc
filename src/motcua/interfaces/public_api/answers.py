"""What every answer of the read API has in common: who may ask and how often, what is kept, in
which language it refuses, and that any page of the web may read it.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, time
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, parse_etags
from django.utils.translation import gettext
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt

from motcua.domain.catalogue.selectors.public import catalogue_state
from motcua.domain.guidance.selectors.events import released
from motcua.foundation import clock, throttle
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.web.client_address import client_address
from motcua.interfaces.web.problems import problem, refusal

VERSION: Final = "2"  # Of the shapes: part of every ETag, so that a new shape is fetched anew.
METHODS: Final = ("GET", "HEAD", "OPTIONS")
WINDOW_SECONDS: Final = 60
FRESH_SECONDS: Final = 60
PREFLIGHT_SECONDS: Final = 86_400
EXPOSED: Final = "ETag, Last-Modified, Link, Retry-After, X-Request-Number"

View = Callable[..., HttpResponse]


class RequestsTooMany(DomainError):
    """`details["retry_after_seconds"]` says when the next request is admitted."""

    code = "public_api.requests_too_many"
    http_status = 429
    message = "Máy này đã gửi quá nhiều yêu cầu trong một phút."
    remedy = "Xin chờ %(retry_after_seconds)s giây rồi gửi tiếp, hoặc tải bộ dữ liệu mở."


def public(view: View) -> View:
    """Opens a view of the read API to everybody, with all that answers have in common."""

    @wraps(view)
    def answered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        language = _language(request)
        with translation.override(language):
            response = _answer(request, view, arguments, named)
        is_problem = response.headers.get("Content-Type", "").startswith("application/problem")
        response.headers["Content-Language"] = language if is_problem else settings.LANGUAGE_CODE
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        patch_vary_headers(response, ["Accept-Language"])
        return response

    answered.protection = "public"  # type: ignore[attr-defined]
    return csrf_exempt(answered)


def now_here() -> datetime:
    """Now, in Vietnam."""
    return clock.now().astimezone(VIETNAM)


def known_now() -> datetime:
    """The moment of the last publication: all that is known now was known then, and what is
    published next is known later, so a reader who leafs on with it reads one edition to its end."""
    published_at = catalogue_state().published_at
    return published_at.astimezone(VIETNAM) if published_at else now_here()


def _answer(
    request: HttpRequest, view: View, arguments: tuple[Any, ...], named: dict[str, Any]
) -> HttpResponse:
    if request.method == "OPTIONS":
        return _options()
    if request.method not in METHODS:
        return _not_allowed(request)
    try:
        _count(request)
        tag, modified_at = _edition(request)
        if tag in parse_etags(request.headers.get("If-None-Match", "")):
            response: HttpResponse = HttpResponseNotModified()  # Given out with a 200 only.
        else:
            response = _read(request, view, arguments, named)
    except DomainError as error:
        return refusal(request, error)
    if response.status_code == HTTPStatus.OK:
        seconds = int(modified_at.timestamp())
        response = get_conditional_response(request, tag, seconds, response) or response
    if response.status_code in {200, 304}:
        response.headers["ETag"] = tag
        response.headers["Last-Modified"] = http_date(modified_at.timestamp())
        response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response


def _read(
    request: HttpRequest, view: View, arguments: tuple[Any, ...], named: dict[str, Any]
) -> HttpResponse:
    """HEAD is a GET of which nothing but the head is sent."""
    is_head = request.method == "HEAD"
    request.method = "GET"
    response = view(request, *arguments, **named)
    if is_head:
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def _options() -> HttpResponse:
    response = HttpResponse(status=204)
    response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = ", ".join(
        METHODS
    )
    response.headers["Access-Control-Allow-Headers"] = (
        "Accept, Accept-Language, If-None-Match, If-Modified-Since"
    )
    response.headers["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
    return response


def _not_allowed(request: HttpRequest) -> HttpResponse:
    response = problem(
        request,
        status=405,
        code="public_api.method_not_allowed",
        message=gettext("Địa chỉ này chỉ để đọc."),
        remedy=gettext("Xin dùng GET, HEAD hoặc OPTIONS."),
    )
    response.headers["Allow"] = ", ".join(METHODS)
    return response


def _count(request: HttpRequest) -> None:
    verdict = throttle.hit(
        "public_api",
        key=client_address(request),
        limit=settings.API_REQUESTS_PER_MINUTE_MAX,
        seconds=WINDOW_SECONDS,
        at=clock.now(),
    )
    if not verdict.is_allowed:
        raise RequestsTooMany(retry_after_seconds=verdict.retry_after_seconds)


def _edition(request: HttpRequest) -> tuple[str, datetime]:
    """The ETag of an address, and since when it has been so: data change when they are published,
    and at midnight, when a version that was published before takes effect."""
    state, now = catalogue_state(), now_here()
    editions = f"{state.token}.{released.edition().version}"
    seed = "\n".join([VERSION, editions, now.date().isoformat(), request.get_full_path()])
    tag = hashlib.sha256(seed.encode(errors="replace")).hexdigest()[:32]
    midnight = datetime.combine(now.date(), time.min, tzinfo=VIETNAM)
    modified_at = max(state.published_at or midnight, midnight)
    return f'W/"{tag}"', modified_at.replace(microsecond=0)


def _language(request: HttpRequest) -> str:
    """The first of our languages that Accept-Language names; Vietnamese if it names none."""
    known = dict(settings.LANGUAGES)
    for name, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if (short := name.split("-")[0]) in known:
            return short
    return settings.LANGUAGE_CODE
