"""Who comes, when, where and with what: working days, hours, seasons, large and small communes."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from random import Random
from typing import NamedTuple

from .rows import CODE_SERIES
from .times import DAY_SECONDS, OfficeTime
from .world import Offer, World

# [assumed] shares of arrivals: Mondays are the fullest; before Tết and in spring people come most.
_WEEKDAYS = (1.28, 1.12, 1.02, 0.97, 0.86, 0.10, 0.05)
_MONTHS = (1.05, 0.55, 1.20, 1.18, 1.06, 1.10, 1.02, 1.12, 1.08, 0.98, 0.97, 1.0)
_PROVINCIAL_SHARE = 0.14  # of all dossiers go to the provincial centre, whatever the commune
# Of a day's dossiers by half hour from 7:00, at the counter; the second row are online ones.
_COUNTER_HALF_HOURS = (0, 5, 11, 13, 13, 11, 8, 4, 1, 0, 1, 4, 9, 11, 10, 8, 5, 2)
_ONLINE_HALF_HOURS = (
    *(1, 2, 4, 5, 6, 6, 5, 4, 3, 2, 2, 3, 5, 6, 6, 6, 5, 4, 3, 2, 2, 2, 3, 4, 5, 5, 4, 3, 2, 1),
    *(1, 1, 1, 1),
)
_FIRST_HOUR_SECONDS = 7 * 3600
_HALF_HOUR_SECONDS = 1800
_ONLINE_SHARE, _POST_SHARE = 0.58, 0.05  # [assumed]


class Arrival(NamedTuple):
    """One dossier before anybody has looked at it."""

    seconds: int
    offer: Offer
    channel: str
    commune_code: str
    serial: int  # of the code: per agency that decides and day


def arrivals(
    world: World,
    count: int,
    *,
    seed: int,
    until: int,
    office: OfficeTime,
    given: Mapping[tuple[str, str, str], int],
) -> list[Arrival]:
    """All arrivals of the period in their order; the code's serials follow it.

    `given` are the last numbers of series that were begun before.
    """
    chance = Random(f"{seed} arrivals")  # noqa: S311 — invented data, no secret
    days = _days(world, office)
    communes = _communes(world, seed)
    pick_day = _Picker([weight for _, weight in days])
    pick_commune = _Picker([weight for _, weight in communes])
    pickers = {
        code: _Picker([each.kind.weight for each in listed])
        for code, listed in world.offers.items()
    }
    pick_counter, pick_online = _Picker(_COUNTER_HALF_HOURS), _Picker(_ONLINE_HALF_HOURS)
    draw = chance.random
    found: list[tuple[int, int, Offer, str, str]] = []
    while len(found) < count:
        day = days[pick_day(draw())][0]
        commune = communes[pick_commune(draw())][0]
        where = "" if draw() < _PROVINCIAL_SHARE else commune
        offer = world.offers[where][pickers[where](draw())]
        if not offer.kind.first.toordinal() <= day <= offer.kind.last.toordinal():
            continue
        channel = _channel(draw(), offer, is_worked=office.is_worked(day))
        half_hour = (pick_online if channel == "online" else pick_counter)(draw())
        seconds = (
            day * DAY_SECONDS
            + _FIRST_HOUR_SECONDS
            + half_hour * _HALF_HOUR_SECONDS
            + int(draw() * _HALF_HOUR_SECONDS)
        )
        if channel != "online":  # Nobody is received outside office hours.
            seconds = office.seconds_at(office.office_of(seconds))
        if seconds <= until and seconds // DAY_SECONDS <= world.last.toordinal():
            found.append((seconds, len(found), offer, channel, commune))
    found.sort(key=lambda each: each[:2])
    return list(_numbered(found, given))


def _numbered(
    found: Sequence[tuple[int, int, Offer, str, str]], given: Mapping[tuple[str, str, str], int]
) -> Iterator[Arrival]:
    serials: dict[tuple[str, int], int] = {}
    for seconds, _, offer, channel, commune in found:
        key = (offer.competent, seconds // DAY_SECONDS)
        if key not in serials:
            serials[key] = given.get((CODE_SERIES, offer.competent, _period(key[1])), 0)
        serials[key] += 1
        yield Arrival(seconds, offer, channel, commune, serials[key])


def _channel(chance: float, offer: Offer, *, is_worked: bool) -> str:
    if not is_worked:
        return "online"
    if chance < _ONLINE_SHARE and offer.kind.page.online.is_available:
        return "online"
    return "post" if chance > 1 - _POST_SHARE and offer.kind.page.post_receives else "counter"


def _days(world: World, office: OfficeTime) -> list[tuple[int, float]]:
    weighed = []
    for ordinal in range(world.first.toordinal(), world.last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        weight = _WEEKDAYS[day.weekday()] * _MONTHS[day.month - 1]
        if not office.is_worked(ordinal):
            weight = min(weight, 0.08)  # [assumed] only online, also on holidays
        weighed.append((ordinal, weight))
    return weighed


def _communes(world: World, seed: int) -> list[tuple[str, float]]:
    """Communes with their sizes: a few wards have many people, most communes far fewer."""
    sizes = Random(f"{seed} communes")  # noqa: S311 — as above
    return [(code, sizes.lognormvariate(0.0, 0.55)) for code in sorted(filter(None, world.offers))]


class _Picker:
    """Which of several, by a chance between 0 and 1."""

    __slots__ = ("_sums", "_whole")

    def __init__(self, weights: Sequence[float]) -> None:
        self._sums = list(accumulate(weights))
        self._whole = self._sums[-1]

    def __call__(self, chance: float) -> int:
        return bisect(self._sums, chance * self._whole)


def counters_of(found: Sequence[Arrival]) -> Mapping[tuple[str, str], int]:
    """The last serial of every agency and day, for the codes that follow."""
    last: dict[tuple[str, str], int] = defaultdict(int)
    for each in found:
        key = (each.offer.competent, _period(each.seconds // DAY_SECONDS))
        last[key] = max(last[key], each.serial)
    return last


def _period(day: int) -> str:
    return f"{date.fromordinal(day):%y%m%d}"
