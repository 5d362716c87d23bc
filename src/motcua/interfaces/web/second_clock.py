"""Hears the database's clock once a minute in every web process (trust.md A10)."""

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from motcua.foundation import clock
from motcua.foundation.db import database_now

SECONDS_BETWEEN = 60.0
logger = logging.getLogger(__name__)


class SecondClockMiddleware:
    """A request that comes when a minute has passed asks; nobody waits for the others to answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._asked_at = time.monotonic()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if time.monotonic() - self._asked_at > SECONDS_BETWEEN:
            self._asked_at = time.monotonic()
            self._compare()
        return self.get_response(request)

    def _compare(self) -> None:
        was_in_doubt = clock.is_in_doubt()
        try:
            clock.compare_with(database_now())
        except DatabaseError:
            return  # The request itself will say that the database does not answer.
        if clock.is_in_doubt() and not was_in_doubt:
            logger.critical("this process and the database disagree about the time")
