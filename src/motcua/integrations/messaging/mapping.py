"""Our words ↔ the gateway's, nothing else."""

from collections.abc import Mapping

from motcua.domain.notifications.values import OutgoingMessage


def to_gateway(message: OutgoingMessage) -> Mapping[str, str]:
    """The body of `POST /messages`."""
    return {
        "channel": message.channel.value,
        "to": message.address,
        "subject": message.subject,
        "text": message.text,
        "dossier_code": message.dossier_code,
    }
