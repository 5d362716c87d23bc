"""How a bad day at the gateway looks, drawn from a seed so that it can be had again."""

import random
from dataclasses import dataclass
from enum import StrEnum, auto
from threading import Lock


class Fault(StrEnum):
    """What happens to one request."""

    NONE = auto()
    TIMEOUT = auto()  # It is done, but the answer never comes.
    ERROR = auto()  # 500, half of the times after doing it.
    RESET = auto()  # The connection breaks, half of the times after doing it.
    SLOW = auto()  # It is done and answered, late.


@dataclass(frozen=True, slots=True)
class Draw:
    """One decision. `is_done_first`: the message is taken before the fault happens."""

    fault: Fault
    is_done_first: bool


class FaultPlan:
    """Draws a fault per request. Shares are between 0 and 1 and add up to 1 at most."""

    def __init__(
        self,
        *,
        seed: int = 0,
        timeout: float = 0,
        error: float = 0,
        reset: float = 0,
        slow: float = 0,
        hold_seconds: float = 60,
        slow_seconds: float = 40,
    ) -> None:
        self._shares = {
            Fault.TIMEOUT: timeout,
            Fault.ERROR: error,
            Fault.RESET: reset,
            Fault.SLOW: slow,
        }
        if min(self._shares.values()) < 0 or sum(self._shares.values()) > 1:
            raise ValueError("the shares of faults must be 0 to 1 and at most 1 together")
        self.hold_seconds, self.slow_seconds = hold_seconds, slow_seconds
        self._random = random.Random(seed)  # noqa: S311 - a repeatable plan, no secret
        self._lock = Lock()

    @classmethod
    def parse(cls, words: str) -> "FaultPlan":
        """From `seed=1,timeout=0.2,error=0.1,reset=0.1,slow=0.05`. Raises ValueError."""
        known = {
            *("seed", "timeout", "error", "reset", "slow"),
            *("hold_seconds", "slow_seconds"),
        }
        values: dict[str, float] = {}
        for word in filter(None, words.split(",")):
            name, _, value = word.partition("=")
            if name not in known:
                raise ValueError(f"no such fault: {name!r}; known are {', '.join(sorted(known))}")
            values[name] = float(value)
        seed = int(values.pop("seed", 0))
        return cls(seed=seed, **values)

    def draw(self) -> Draw:
        with self._lock:
            point, is_done_first = self._random.random(), self._random.random() < 0.5  # noqa: PLR2004
        for fault, share in self._shares.items():
            if point < share:
                return Draw(fault, is_done_first or fault in {Fault.TIMEOUT, Fault.SLOW})
            point -= share
        return Draw(Fault.NONE, is_done_first=True)
