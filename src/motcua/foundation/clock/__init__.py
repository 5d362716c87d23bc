"""Now. The only place in the product that asks the machine for the time.

Interfaces and jobs call `now()` and hand the moment to an act as `at`; the domain never asks.

A machine's clock may be set wrong or jump while a process runs (trust.md A10). So a process reads it
once and then counts what has passed on the clock that nobody sets. Whoever has a second clock at hand,
the database's, compares (`compare_with`): where two agree the third is wrong, and where this process
cannot know it says that it is in doubt.
"""

import time
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DIFFERENCE_MAX: Final = timedelta(
    seconds=10
)  # More than any honest difference between two machines
# Goes on while the machine sleeps, unlike the monotonic clock.
_STEADY: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def _machine() -> datetime:
    return datetime.now(tz=UTC)


def _counted() -> timedelta:
    return timedelta(seconds=time.clock_gettime(_STEADY))


def _agree(one: datetime, other: datetime) -> bool:
    return abs(one - other) <= DIFFERENCE_MAX


class _Clock:
    """A moment that was read, and how much has passed since."""

    def __init__(self) -> None:
        self.read()

    def read(self) -> None:
        """Take the machine's clock as it is now."""
        self._read_at, self._counted_at = _machine(), _counted()
        self.is_in_doubt = False

    def now(self) -> datetime:
        return self._read_at + (_counted() - self._counted_at)

    def compare_with(self, witness: datetime) -> None:
        """What the machine says now and what a second clock says now: whom to believe."""
        machine, own = _machine(), self.now()
        if _agree(witness, own):
            self.is_in_doubt = False
        elif _agree(witness, machine):
            self.read()  # The machine was set right since it was read.
        else:
            self.is_in_doubt = True


_clock = _Clock()


def now() -> datetime:
    """The present moment, aware, in Vietnam time. Never jumps while the process runs."""
    return _clock.now().astimezone(VIETNAM)


def after(seconds: float) -> datetime:
    """The moment so many seconds from now: when to try again."""
    return now() + timedelta(seconds=seconds)


def compare_with(witness: datetime) -> None:
    """Hear a second clock, read at this moment. Called about once a minute by every process."""
    _clock.compare_with(witness)


def is_in_doubt() -> bool:
    """Whether this process and its witness disagree, so that nothing should be done by the clock."""
    return _clock.is_in_doubt
