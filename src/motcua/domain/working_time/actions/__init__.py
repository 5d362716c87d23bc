"""What may be done with calendars."""

from .announce_days import announce_days
from .drop_proposal import drop_proposal
from .propose_days import propose_days
from .publish_calendar import publish_calendar
from .sign_proposal import sign_proposal

__all__ = [
    "announce_days",
    "drop_proposal",
    "propose_days",
    "publish_calendar",
    "sign_proposal",
]
