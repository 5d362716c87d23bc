"""Now. The only place in the product that asks the machine for the time.

Interfaces and jobs call `now()` and hand the moment to an act as `at`; the domain never asks.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """The present moment, aware, in Vietnam time."""
    return datetime.now(tz=UTC).astimezone(VIETNAM)
