"""How often somebody who is not signed in may look up dossiers: people yes, harvesters no.

A few look-ups a minute are free of any writing: they are counted in this process alone, so that the
page stays as quick as a page can be. Whoever asks for more is counted in the table that all
processes share.
"""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from motcua.foundation import clock, throttle
from motcua.foundation.errors import DomainError
from motcua.interfaces.web.client_address import client_address

FREE_COUNT_MAX = 10  # per address, minute and process
WINDOW_SECONDS = 60
ADDRESSES_COUNT_MAX = 20_000


class FreeCounts:
    """What one process counts by itself, per address and minute, before anything is written."""

    def __init__(self, free_count_max: int) -> None:
        self._free_count_max = free_count_max
        self._counts: dict[str, int] = {}
        self._minute = 0

    def is_free(self, address: str, at: datetime) -> bool:
        """Whether this is among the first of the address in this minute and process."""
        minute = int(at.timestamp()) // WINDOW_SECONDS
        if minute != self._minute or len(self._counts) >= ADDRESSES_COUNT_MAX:
            self._minute = minute
            self._counts.clear()
        self._counts[address] = self._counts.get(address, 0) + 1
        return self._counts[address] <= self._free_count_max

    def forget(self) -> None:
        """Forget what this process has counted."""
        self._counts.clear()


_free = FreeCounts(FREE_COUNT_MAX)


class LookUpsTooMany(DomainError):
    """`details["retry_after_seconds"]` says when the next look-up is allowed."""

    code = "citizen.look_ups_too_many"
    http_status = 429
    message = "Máy này đã tra cứu quá nhiều hồ sơ trong một phút."
    remedy = "Xin chờ %(retry_after_seconds)s giây rồi tra lại. Đăng nhập thì xem được hồ sơ của mình không phải chờ."


def count(request: HttpRequest) -> None:
    """Count one look-up. Raises LookUpsTooMany."""
    address, at = client_address(request), clock.now()
    if _free.is_free(address, at):
        return
    verdict = throttle.hit(
        "look_up",
        key=address,
        limit=settings.LOOK_UPS_PER_MINUTE_MAX,
        seconds=WINDOW_SECONDS,
        at=at,
    )
    if not verdict.is_allowed:
        raise LookUpsTooMany(retry_after_seconds=verdict.retry_after_seconds)


def forget() -> None:
    """Forget what this process has counted."""
    _free.forget()
