"""Gives every request its number."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from motcua.foundation.telemetry import request_number


class RequestNumberMiddleware:
    """Outermost: the number covers everything, and goes out as `X-Request-Number`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with request_number() as number:
            response = self.get_response(request)
            response.headers["X-Request-Number"] = number
            return response
