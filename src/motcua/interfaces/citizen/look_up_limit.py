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

_counts: dict[str, int] = {}
_minute: list[int] = [0]


class LookUpsTooMany(DomainError):
    """`details["retry_after_seconds"]` says when the next look-up is allowed."""

    code = "citizen.look_ups_too_many"
    http_status = 429
    message = "Máy này đã tra cứu quá nhiều hồ sơ trong một phút."
    remedy = "Xin chờ %(retry_after_seconds)s giây rồi tra lại. Đăng nhập thì xem được hồ sơ của mình không phải chờ."


def count(request: HttpRequest) -> None:
    """Count one look-up. Raises LookUpsTooMany."""
    address, at = client_address(request), clock.now()
    if _is_free(address, at):
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


def _is_free(address: str, at: datetime) -> bool:
    """Whether this is among the first look-ups of the address in this minute and process."""
    minute = int(at.timestamp()) // WINDOW_SECONDS
    if minute != _minute[0] or len(_counts) >= ADDRESSES_COUNT_MAX:
        _minute[0] = minute
        _counts.clear()
    _counts[address] = _counts.get(address, 0) + 1
    return _counts[address] <= FREE_COUNT_MAX


def forget() -> None:
    """Forget what this process has counted."""
    _counts.clear()
