"""Work as pieces: what one official did on one dossier without a break, and what it waited for.

A task in which the dossier waited for somebody outside is one piece before the wait and one after.
Officials finish their pieces one after the other, in a fixed order: that of the past. Service is the
office time since a piece could begin (since it was opened and its official had finished the one
before) that was not taken by other work, which stays where it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from motcua.domain.processes.values import StepKind

from .history import OtherWork, PastDossier, PastTask, PastWait
from .time import FreeTime, OfficeTime, microseconds
from .walk import Graph, Stop, Visit, visits_of, way_through

# Parts of other agencies go on while the dossier waits.
_GOES_ON = frozenset({StepKind.CONSULT, StepKind.LINKED})
Blocks = Sequence[tuple[int, int]]


@dataclass(slots=True, kw_only=True)
class Piece:
    """`key`: the moment that gives it its turn; `gap`: time that passed before it was opened.

    Times are microseconds. `service` is office time; `beyond` what lies between the end of the
    office time and the true end: work in the evening. `opened` and `ended` are filled by `run`.
    """

    dossier: int
    place: int
    step_key: str
    n: int  # which time of its step, from 0
    agency_code: str
    role_key: str
    officer: int | None
    before: tuple[int, ...]
    key: int
    gap: int
    begins: int  # where nothing is before it: the moment of submission
    is_to_elect: bool = False  # a draft asks somebody else, or somebody for the first time
    service: int = 0
    beyond: int = 0
    opened: int = 0
    ended: int = 0

    def again(self) -> "Piece":
        """A copy; the general way to copy is three times as slow."""
        copy = Piece.__new__(Piece)
        for name in Piece.__slots__:
            setattr(copy, name, getattr(self, name))
        return copy


@dataclass(frozen=True, slots=True)
class PastWay:
    """A dossier's way as it was. `is_explained`: its process leads that way, so a draft can too."""

    visits: Mapping[str, Sequence[Visit]]
    frontier: frozenset[str]
    pieces: tuple[Piece, ...]
    is_explained: bool


def past_way(number: int, dossier: PastDossier, graph: Graph) -> PastWay:
    """The pieces of a dossier as it ran; by time alone where its process does not explain it."""
    visits = visits_of(dossier.tasks)
    way = way_through(graph, visits)
    if _explains(way.stops, dossier):
        pieces = _pieces_of(number, dossier, way.stops, graph)
        if all(piece.gap >= 0 for piece in pieces):
            return PastWay(visits, way.frontier, tuple(pieces), is_explained=True)
    found = _by_time(number, dossier, graph)
    return PastWay(visits, way.frontier, tuple(found), is_explained=False)


def _pieces_of(
    number: int, dossier: PastDossier, stops: Sequence[Stop], graph: Graph
) -> list[Piece]:
    """The pieces of a way on which every stop has a past."""
    pieces: list[Piece] = []
    last_of: list[int] = []
    for stop in stops:
        assert stop.visit is not None  # noqa: S101 — the way was walked without inventing
        before = tuple(last_of[each] for each in stop.before)
        for piece in _past_pieces(number, stop.n, stop.visit.tasks, dossier, graph):
            opened = piece.opened
            since = max((pieces[each].ended for each in before), default=piece.begins)
            piece.place, piece.before, piece.gap = len(pieces), before, opened - since
            pieces.append(piece)
            before = (len(pieces) - 1,)
        last_of.append(len(pieces) - 1)
    return pieces


def _past_pieces(
    number: int, n: int, tasks: Sequence[PastTask], dossier: PastDossier, graph: Graph
) -> Iterable[Piece]:
    """The pieces of one visit of a step; what they wait for is not known yet."""
    begins = microseconds(dossier.submitted_at)
    for task in tasks:
        if task.ended_at is None:
            continue
        step = graph.steps.get(task.step_key)
        waits = () if step is not None and step.kind in _GOES_ON else dossier.waits
        for opened, ended in _without_waits(task, waits):
            yield Piece(
                dossier=number,
                place=0,
                n=n,
                step_key=task.step_key,
                agency_code=task.agency_code,
                role_key=task.role_key,
                officer=task.done_by,
                before=(),
                key=ended,
                gap=0,
                begins=begins,
                opened=opened,
                ended=ended,
            )


class Desks:
    """Whose time is free when: offices by agency, and what officials did beside."""

    def __init__(self, offices: Mapping[str, OfficeTime], blocks: Mapping[int, Blocks]) -> None:
        self._offices, self._blocks = offices, blocks
        self._free: dict[tuple[int, str], FreeTime] = {}

    def of(self, piece: Piece) -> OfficeTime | FreeTime:
        """The time in which a piece is worked on."""
        if piece.officer not in self._blocks or piece.officer is None:
            return self._offices[piece.agency_code]
        key = (piece.officer, piece.agency_code)
        found = self._free.get(key)
        if found is None:
            blocks = self._blocks[piece.officer]
            found = self._free[key] = FreeTime(self._offices[piece.agency_code], blocks)
        return found


def blocks_of(work: Iterable[OtherWork], pieces: Iterable[Piece]) -> Mapping[int, Blocks]:
    """When each official did other things: from when it could begin until its end.

    Like a piece it began when it was opened and whatever ended before had ended.
    """
    told: dict[int, list[tuple[int, int, bool]]] = {}
    for each in work:
        told.setdefault(each.done_by, []).append(
            (microseconds(each.ended_at), microseconds(each.opened_at), True)
        )
    for piece in pieces:
        if piece.officer in told:
            told[piece.officer].append((piece.ended, piece.opened, False))
    return {officer: _blocks(sorted(those)) for officer, those in told.items()}


def _blocks(told: Iterable[tuple[int, int, bool]]) -> Blocks:
    blocks: list[tuple[int, int]] = []
    before = 0
    for ended, opened, is_other in told:
        start = max(opened, before)
        before = ended
        if not is_other or start == ended:
            continue
        if blocks and blocks[-1][1] == start:
            blocks[-1] = (blocks[-1][0], ended)
        else:
            blocks.append((start, ended))
    return blocks


def attribute(pieces: Sequence[Piece], desks: Desks) -> None:
    """Gives every piece of the past its service. `pieces` in the order of their turns."""
    free: dict[int, int] = {}
    for piece in pieces:
        start = piece.opened
        if piece.officer is not None:
            start = max(start, free.get(piece.officer, start))
            free[piece.officer] = piece.ended
        time = desks.of(piece)
        piece.service = time.between(start, piece.ended)
        piece.beyond = piece.ended - time.after(start, piece.service)


def run(pieces: Sequence[Piece], desks: Desks) -> None:
    """Lets every piece happen. `pieces` in the order of their turns: each after what it waits for.

    Each moment is the largest of sums of earlier ones, so that more work or a later start never
    ends anything earlier.
    """
    ends: dict[tuple[int, int], int] = {}
    free: dict[int, int] = {}
    for piece in pieces:
        since = max((ends[piece.dossier, each] for each in piece.before), default=piece.begins)
        piece.opened = start = since + piece.gap
        if piece.officer is not None:
            start = max(start, free.get(piece.officer, start))
        piece.ended = desks.of(piece).after(start, piece.service) + piece.beyond
        if piece.officer is not None:
            free[piece.officer] = piece.ended
        ends[piece.dossier, piece.place] = piece.ended


def _explains(stops: Sequence[Stop], dossier: PastDossier) -> bool:
    """Whether the way passes every task that has ended."""
    passed = sum(len(stop.visit.tasks) for stop in stops if stop.visit)
    return passed == sum(1 for task in dossier.tasks if task.ended_at is not None)


def _without_waits(task: PastTask, waits: Sequence[PastWait]) -> Iterable[tuple[int, int]]:
    """The stretches of a task in which the dossier did not wait; at least one, maybe empty."""
    assert task.ended_at is not None  # noqa: S101 — asked by the caller
    opened = cursor = microseconds(task.opened_at)
    ended = microseconds(task.ended_at)
    for wait in sorted(waits, key=lambda each: each.since):
        since = microseconds(wait.since)
        until = ended if wait.until is None else min(microseconds(wait.until), ended)
        if until <= cursor or since >= ended:
            continue
        if since > cursor or cursor == opened:
            yield cursor, max(since, cursor)
        cursor = until
    yield cursor, ended


def _by_time(number: int, dossier: PastDossier, graph: Graph) -> list[Piece]:
    """Pieces in the order in which they ended, each after the last that had ended when it opened."""
    done = [task for task in dossier.tasks if task.ended_at is not None]
    found = [
        piece
        for task in done
        for piece in _past_pieces(number, task.ordinal - 1, [task], dossier, graph)
    ]
    found.sort(key=lambda piece: (piece.ended, piece.opened, piece.step_key))
    for place, piece in enumerate(found):
        piece.place = place
        earlier = [each for each in found[:place] if each.ended <= piece.opened]
        last = max(earlier, key=lambda each: (each.ended, each.place), default=None)
        piece.before = () if last is None else (last.place,)
        since = piece.begins if last is None else last.ended
        if last is None:
            piece.begins = min(piece.begins, piece.opened)
            since = piece.begins
        piece.gap = piece.opened - since
    return found
