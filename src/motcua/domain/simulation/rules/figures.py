"""Sums over pieces of work: by step, by official, by day."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate

from .pieces import Piece
from .results import OfficerFigures, Pair, StepFigures
from .time import DAY, OfficeTime, duration
from .walk import Graph

Load = dict[tuple[int | None, str], list[int]]


def total_work(past: Sequence[Piece], ahead: Sequence[Piece]) -> Pair:
    """Office time of all pieces, then and now."""
    return Pair(*(duration(sum(piece.service for piece in each)) for each in (past, ahead)))


def step_figures(
    past: Sequence[Piece],
    ahead: Sequence[Piece],
    names: Mapping[str, str],
    drafted: Graph | None,
    offices: Mapping[str, OfficeTime],
) -> tuple[tuple[StepFigures, ...], tuple[date, ...]]:
    """The steps in the order of `names` and the days on which their queues are counted."""
    closings = _closings(past, ahead, offices)
    then, now = _by_step(past), _by_step(ahead)
    figures = []
    for key, name in names.items():
        was, will_be = then.get(key, []), now.get(key, [])
        if not was and not will_be:
            continue
        figures.append(
            StepFigures(
                step_key=key,
                name=name,
                is_new=not was,
                is_gone=drafted is not None and key not in drafted.steps,
                times_then=len({(piece.dossier, piece.n) for piece in was}),
                times_now=len({(piece.dossier, piece.n) for piece in will_be}),
                work=total_work(was, will_be),
                stay=Pair(*(duration(_stay(each, offices)) for each in (was, will_be))),
                queue_then=_open_at(was, closings),
                queue_now=_open_at(will_be, closings),
            )
        )
    return tuple(figures), tuple(date.fromordinal(at // DAY) for at in closings)


def officer_figures(past: Sequence[Piece], ahead: Sequence[Piece]) -> tuple[OfficerFigures, ...]:
    """Officials by the work that they would have, the most first."""
    then, now = _by_officer(past), _by_officer(ahead)
    nothing = [0, 0]
    found = [
        OfficerFigures(
            officer=officer,
            agency_code=agency_code,
            times_then=then.get((officer, agency_code), nothing)[0],
            times_now=now.get((officer, agency_code), nothing)[0],
            work=Pair(
                duration(then.get((officer, agency_code), nothing)[1]),
                duration(now.get((officer, agency_code), nothing)[1]),
            ),
        )
        for officer, agency_code in then.keys() | now.keys()
    ]
    return tuple(
        sorted(found, key=lambda each: (-each.work.now, each.agency_code, each.officer or 0))
    )


def _by_step(pieces: Sequence[Piece]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.step_key, []).append(piece)
    return found


def _by_officer(pieces: Sequence[Piece]) -> Load:
    """Times and work; a piece that a wait divides counts once for each part of it."""
    found: Load = {}
    for piece in pieces:
        load = found.setdefault((piece.officer, piece.agency_code), [0, 0])
        load[0] += 1
        load[1] += piece.service
    return found


def _stay(pieces: Sequence[Piece], offices: Mapping[str, OfficeTime]) -> int:
    return sum(offices[piece.agency_code].between(piece.opened, piece.ended) for piece in pieces)


def _closings(
    past: Sequence[Piece], ahead: Sequence[Piece], offices: Mapping[str, OfficeTime]
) -> list[int]:
    """The closing of every working day, of the first agency, from the first opening to the last end."""
    if not past:
        return []
    first = min(piece.opened for piece in (*past, *ahead))
    last = max(piece.ended for piece in (*past, *ahead))
    return offices[min(offices)].closings(first, last)


def _open_at(pieces: Sequence[Piece], closings: Sequence[int]) -> tuple[int, ...]:
    """How many pieces were open at each closing."""
    steps = [0] * (len(closings) + 1)
    for piece in pieces:
        steps[bisect_left(closings, piece.opened)] += 1
        steps[bisect_left(closings, piece.ended)] -= 1
    return tuple(accumulate(steps[: len(closings)]))
