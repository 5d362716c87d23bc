"""Facts that `notifications` publishes: ids and moments, never personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQueued:
    """A message waits to be carried outside. Messages about one dossier go in order."""

    name: ClassVar[str] = "notifications.message_queued.1"

    message_id: int
    dossier_id: int
    at: datetime

    @property
    def order_key(self) -> str:
        return f"dossier:{self.dossier_id}"
