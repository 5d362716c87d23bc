"""A form sent twice is answered once: the key travels in a hidden field or a header."""

import hashlib
import re
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from motcua.foundation import idempotency

FIELD = "idempotency_key"
HEADER = "Idempotency-Key"
_KEY = re.compile(r"[A-Za-z0-9_-]{16,100}")
_NOT_PART_OF_THE_REQUEST = frozenset({"csrfmiddlewaretoken", FIELD})


def new_key() -> str:
    """A key for one rendering of one form."""
    return secrets.token_urlsafe(18)


def answer_once(
    request: HttpRequest,
    act: Callable[[], HttpResponse],
    *,
    is_one_act: bool = False,
    part: str = "",
) -> HttpResponse:
    """Run `act` once for the request's key; a repeat gets the kept answer (trust.md A6).

    `part` names one of several things that a form asks for, each with a transaction and an answer
    of its own.

    `act` calls domain acts and returns a redirect or a small answer. It must not call the outside:
    it runs inside the transaction that keeps the answer. `is_one_act`: it passes every refusal on
    and so needs no savepoints; one that goes on after a refusal leaves this out.
    """
    key = request.headers.get(HEADER) or request.POST.get(FIELD, "")
    if not _KEY.fullmatch(key):
        return act()
    kept = idempotency.once(
        key=key,
        scope="\n".join(filter(None, (request.actor.reference, request.path, part))),
        request_digest=_digest(request),
        perform=lambda: _frozen(act()),
        is_one_act=is_one_act,
    )
    return _thawed(kept)


def _digest(request: HttpRequest) -> str:
    digest = hashlib.sha256()
    for name, values in sorted(request.POST.lists()):
        if name not in _NOT_PART_OF_THE_REQUEST:
            digest.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name, file.size)).encode())
    return digest.hexdigest()


def _frozen(response: HttpResponse) -> idempotency.Answer:
    return {
        "status": response.status_code,
        "location": response.headers.get("Location", ""),
        "content_type": response.headers.get("Content-Type", ""),
        "body": response.content.decode(),
    }


def _thawed(answer: idempotency.Answer) -> HttpResponse:
    response = HttpResponse(
        answer["body"], status=answer["status"], content_type=answer["content_type"]
    )
    if answer["location"]:
        response.headers["Location"] = answer["location"]
    return response
