"""One kind of outgoing call: POST of a JSON body."""

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

import httpx
from django.conf import settings

from .errors import AddressNotAllowed, PartnerRefused, PartnerUnavailable

logger = logging.getLogger(__name__)

ANSWER_BYTES_MAX = 1024 * 1024
CONNECT_SECONDS_MAX = 3.0
CONNECTIONS_MAX = 20
COME_AGAIN = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A 2xx answer."""

    status: int
    body: bytes


def post_json(url: str, body: Mapping[str, Any], *, idempotency_key: str) -> Answer:
    """Send `body` once. Returns the partner's 2xx answer.

    Raises AddressNotAllowed, PartnerRefused, PartnerUnavailable. After PartnerUnavailable the
    partner may have done it: repeat with the same key.
    """
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL as fault:
        raise AddressNotAllowed(f"the address makes no sense: {fault}") from None
    if address.userinfo or _origin(address) not in settings.OUTGOING_ORIGINS_ALLOWED:
        raise AddressNotAllowed(f"{_origin(address)} is not in MOTCUA_OUTGOING_ORIGINS_ALLOWED")

    begun = time.monotonic()
    outcome = "no answer"
    try:
        answer = _sent(
            address, body, idempotency_key, ends_at=begun + settings.OUTGOING_SECONDS_MAX
        )
        outcome = str(answer.status)
    except httpx.HTTPError as fault:
        outcome = type(fault).__name__
        # The library's own message may quote the address with its query: only its name goes on.
        raise PartnerUnavailable(f"{_origin(address)}: {outcome}") from None
    finally:
        milliseconds = round((time.monotonic() - begun) * 1000)
        logger.info(
            "POST %s%s %s in %d ms, key %s",
            *(_origin(address), address.path, outcome, milliseconds, idempotency_key),
        )
    return _judged(answer, _origin(address))


def _sent(address: httpx.URL, body: Mapping[str, Any], key: str, *, ends_at: float) -> Answer:
    request = _client().build_request(
        "POST",
        address,
        content=json.dumps(body, ensure_ascii=False).encode(),
        headers={"Content-Type": "application/json", "Idempotency-Key": key},
        timeout=httpx.Timeout(settings.OUTGOING_SECONDS_MAX, connect=CONNECT_SECONDS_MAX),
    )
    with_body = _client().send(request, stream=True)
    try:
        received = bytearray()
        for piece in with_body.iter_raw(64 * 1024):
            received += piece
            if time.monotonic() > ends_at:  # A partner that drips is as good as silent.
                raise httpx.ReadTimeout("the whole answer took too long")
            if len(received) > ANSWER_BYTES_MAX:
                raise httpx.ReadError("the answer is too large")
    finally:
        with_body.close()
    return Answer(status=with_body.status_code, body=bytes(received))


def _judged(answer: Answer, origin: str) -> Answer:
    status = HTTPStatus(answer.status) if answer.status in set(HTTPStatus) else None
    if 200 <= answer.status < 300:  # noqa: PLR2004 - the classes of HTTP
        return answer
    if 400 <= answer.status < 500 and status not in COME_AGAIN:  # noqa: PLR2004
        raise PartnerRefused(answer.status)
    raise PartnerUnavailable(f"{origin}: answered {answer.status}")


def _origin(address: httpx.URL) -> str:
    return f"{address.scheme}://{address.netloc.decode()}"


@cache
def _client() -> httpx.Client:
    """One pool per process. Proxies of the environment are not ours to trust."""
    return httpx.Client(
        follow_redirects=False,
        trust_env=False,
        limits=httpx.Limits(max_connections=CONNECTIONS_MAX),
        headers={"User-Agent": "motcua", "Accept": "application/json"},
    )
