"""The gateway's wire."""

from uuid import UUID

from django.conf import settings

from motcua.domain.notifications.values import OutgoingMessage
from motcua.integrations import transport

from .mapping import to_gateway


def send(message: OutgoingMessage, *, key: UUID) -> None:
    """Hand a message to the gateway. The same key twice has one effect there.

    Raises what `transport.post_json` raises.
    """
    transport.post_json(
        f"{settings.MESSAGING_GATEWAY_URL.rstrip('/')}/messages",
        to_gateway(message),
        idempotency_key=str(key),
    )
