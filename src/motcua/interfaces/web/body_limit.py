"""Cuts a body that nobody could have meant, before anything reads it (trust.md C4).

A file a little too large is refused at its field, with words; that takes reading it. What is more
than twice the limit of one file is refused by its announced length: not one byte goes to disk.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from motcua.interfaces.web.problems import too_large


class BodyLimitMiddleware:
    """Stands outside everything that parses a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _announced_bytes(request) > 2 * settings.UPLOAD_BYTES_MAX:
            response = too_large(request)
            response.headers["Connection"] = "close"
            return response
        return self.get_response(request)


def _announced_bytes(request: HttpRequest) -> int:
    """The length in the head; a body without one is not read at all (WSGI)."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
