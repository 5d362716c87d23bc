"""What befalls a dossier, by chance. [assumed] Shares as offices report them, about."""

from dataclasses import dataclass
from enum import Enum, auto
from random import Random

_HOUR, _DAY = 3600, 8 * 3600


class Fate(Enum):
    """What is out of the ordinary about one dossier."""

    PLAIN = auto()
    REFUSED = auto()
    SUPPLEMENT_AT_INTAKE = auto()
    SUPPLEMENT_IN_PROCESS = auto()
    PAUSED = auto()
    STOPPED = auto()
    REJECTED = auto()


_FATES = (
    (0.012, Fate.REFUSED),
    (0.032, Fate.SUPPLEMENT_AT_INTAKE),
    (0.016, Fate.SUPPLEMENT_IN_PROCESS),
    (0.010, Fate.PAUSED),
    (0.006, Fate.STOPPED),
    (0.018, Fate.REJECTED),
)
LATE_SHARE = 0.045
APOLOGISED_SHARE = 0.7  # of those that are late and still open
NEVER_ANSWERED_SHARE = 0.08  # of supplement requests
LONG_UNCOLLECTED_SHARE = 0.035


@dataclass(frozen=True, slots=True)
class Durations:
    """How long the parts of one life last, in seconds of office time."""

    intake: int
    whole: int  # from acceptance to the result
    hand_over: int
    queue: int
    appraisal: int
    collection: int
    wait: int  # for papers, or until a pause ends


def fate(chance: float) -> Fate:
    """The fate behind a chance between 0 and 1."""
    for share, found in _FATES:
        if chance < share:
            return found
        chance -= share
    return Fate.PLAIN


def durations(chance: Random, *, limit: int, is_at_counter: bool, is_collected: bool) -> Durations:
    """How long everything takes: most results come well before their time, a few late."""
    draw = chance.random
    is_late = draw() < LATE_SHARE
    ratio = 1.02 + chance.expovariate(4.0) if is_late else 0.12 + 0.83 * draw() ** 0.8
    whole = max(int(limit * ratio), 900)
    if is_at_counter:
        intake = 240 + int(draw() * 1500)
    else:
        intake = 600 + min(int(chance.expovariate(1 / (2.2 * _HOUR))), 2 * _DAY)
    first = min(int(whole * (0.02 + 0.08 * draw())), 6 * _HOUR)
    queue = first + int(whole * (0.03 + 0.14 * draw()))
    appraisal = queue + int((whole - queue) * (0.55 + 0.35 * draw()))
    if not is_collected:
        collection = 60 + int(chance.expovariate(1 / 1800))
    elif draw() < LONG_UNCOLLECTED_SHARE:
        collection = int((8 + 60 * draw()) * _DAY)
    else:
        collection = 600 + int(chance.expovariate(1 / (1.4 * _DAY)))
    return Durations(
        intake=intake,
        whole=whole,
        hand_over=max(first, 60),
        queue=max(queue, 120),
        appraisal=max(appraisal, 300),
        collection=collection,
        wait=int((0.5 + chance.expovariate(0.28)) * _DAY),
    )
