"""From where a request comes. Headers that a browser can write are not believed."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The network address of the browser, as our own outermost proxy saw it.

    Each of our proxies (`TRUSTED_PROXIES_COUNT`) adds one address at the right end of
    X-Forwarded-For; everything further left was written by the client and proves nothing. Without
    a proxy of ours the header is not read at all.
    """
    connected: str = request.META.get("REMOTE_ADDR", "")
    proxies_count: int = settings.TRUSTED_PROXIES_COUNT
    if proxies_count == 0:
        return connected
    addresses = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    return addresses[-proxies_count] if len(addresses) >= proxies_count else connected
