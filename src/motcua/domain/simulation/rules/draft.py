"""What a draft makes of the past: the same dossiers, with other steps, hours and hands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from statistics import median_low

from motcua.domain.processes.values import Place, ProcessStep, StepActor

from .history import Assumptions, PastDossier
from .pieces import PastWay, Piece
from .time import HOUR, microseconds
from .walk import Graph, Stop, way_through, without_invented_tail

Pool = tuple[str, str]  # agency, role
UNKNOWN_AGENCY = ""  # one that has no dossier in the history: nobody queues there


@dataclass(slots=True)
class Staffing:
    """Who does the work of a role in an agency, and how it was done.

    `usage`: which part of the planned hours it took; `stays`: how long a piece usually lay there.
    """

    officers: Mapping[Pool, Sequence[int]]
    usage: Mapping[Pool, Fraction]
    stays: Mapping[Pool, int]
    assumptions: Assumptions
    turns: dict[Pool, int] = field(default_factory=dict)

    def work(self, hours: Decimal, pool: Pool) -> int:
        """The office time that planned hours take in these hands."""
        return int(Fraction(hours) * HOUR * self.usage.get(pool, self.assumptions.usage))

    def next_of(self, pool: Pool) -> int | None:
        """One after the other; None where nobody is known."""
        found = self.officers.get(pool, ())
        if not found:
            return None
        turn = self.turns.get(pool, 0)
        self.turns[pool] = turn + 1
        return found[turn % len(found)]


def staffing_of(
    pieces: Iterable[Piece], graphs: Sequence[Graph], assumptions: Assumptions
) -> Staffing:
    """What the past says of every role in every agency. `graphs` by dossier."""
    officers: dict[Pool, set[int]] = {
        pool: set(accounts) for pool, accounts in assumptions.officers.items()
    }
    taken: dict[Pool, int] = {}
    planned: dict[Pool, Decimal] = {}
    stays: dict[Pool, list[int]] = {}
    counted: set[tuple[int, str, int]] = set()
    for piece in pieces:
        if piece.officer is None:
            continue
        pool = (piece.agency_code, piece.role_key)
        officers.setdefault(pool, set()).add(piece.officer)
        stays.setdefault(pool, []).append(piece.ended - piece.opened)
        step = graphs[piece.dossier].steps.get(piece.step_key)
        if step is None:
            continue
        taken[pool] = taken.get(pool, 0) + piece.service
        visit = (piece.dossier, piece.step_key, piece.n)
        if visit not in counted:
            counted.add(visit)
            planned[pool] = planned.get(pool, Decimal()) + step.hours
    return Staffing(
        officers={pool: tuple(sorted(accounts)) for pool, accounts in officers.items()},
        usage={
            pool: taken[pool] / (Fraction(hours) * HOUR) for pool, hours in planned.items() if hours
        },
        stays={pool: median_low(lengths) for pool, lengths in stays.items()},
        assumptions=assumptions,
    )


def drafted_pieces(
    number: int,
    dossier: PastDossier,
    past: PastWay,
    own: Graph,
    draft: Graph,
    *,
    staffing: Staffing,
) -> list[Piece]:
    """The pieces of a dossier under the draft. A new or moved piece has no official yet.

    A dossier whose way its own process does not explain stays as it was. Raises ProcessNeverEnds.
    """
    if not past.is_explained:
        return [piece.again() for piece in past.pieces]
    stops = way_through(draft, past.visits, closed=past.frontier).stops
    if dossier.decided_at is None:
        stops = without_invented_tail(stops)
    of_visit: dict[tuple[str, int], list[Piece]] = {}
    for piece in past.pieces:
        of_visit.setdefault((piece.step_key, piece.n), []).append(piece)
    named = _named_agencies(past.pieces, own)
    begins = microseconds(dossier.submitted_at)
    pieces: list[Piece] = []
    last_of: list[int] = []
    for stop in stops:
        step = draft.steps[stop.step_key]
        agency = _agency_of(step.actor, dossier, named)
        if stop.visit is None:
            fresh = [_new_piece(number, stop, step, agency, staffing=staffing)]
        else:
            before_step = own.steps[stop.step_key]
            fresh = [
                _changed(piece, before_step, step, agency, staffing=staffing)
                for piece in of_visit[stop.step_key, stop.n]
            ]
        before = tuple(last_of[each] for each in stop.before)
        for piece in fresh:
            piece.place, piece.before, piece.begins = len(pieces), before, begins
            arrived = max([begins, *(pieces[each].key for each in before)])
            # New work takes its turn among what had come to these people before it.
            piece.key = max(piece.key, arrived)
            if stop.visit is None:
                piece.key += staffing.stays.get((piece.agency_code, piece.role_key), 0)
            pieces.append(piece)
            before = (piece.place,)
        last_of.append(len(pieces) - 1)
    return pieces


def elect_officers(pieces: Sequence[Piece], past: Sequence[Piece], staffing: Staffing) -> None:
    """Gives new and moved pieces their officials, in the order of their turns.

    Whoever of the role had the dossier before has it again; else the next of those who do such work.
    """
    known: dict[tuple[int, Pool], int] = {}
    for piece in past:
        if piece.officer is not None:
            known[piece.dossier, (piece.agency_code, piece.role_key)] = piece.officer
    for piece in pieces:
        if not piece.is_to_elect:
            continue
        pool = (piece.agency_code, piece.role_key)
        officer = known.get((piece.dossier, pool))
        piece.officer = staffing.next_of(pool) if officer is None else officer
        if piece.officer is not None:
            known[piece.dossier, pool] = piece.officer


def _new_piece(
    number: int,
    stop: Stop,
    step: ProcessStep,
    agency_code: str,
    *,
    staffing: Staffing,
) -> Piece:
    """A step that was never done; its turn and its beginning come from what is before it."""
    return Piece(
        dossier=number,
        place=0,
        step_key=step.key,
        n=stop.n,
        agency_code=agency_code,
        role_key=step.actor.role_key,
        officer=None,
        is_to_elect=True,
        before=(),
        key=0,
        gap=0,
        begins=0,
        service=staffing.work(step.hours, (agency_code, step.actor.role_key)),
    )


def _changed(
    piece: Piece,
    before: ProcessStep,
    after: ProcessStep,
    agency_code: str,
    *,
    staffing: Staffing,
) -> Piece:
    """A piece of the past with the hours and the hands of the draft."""
    found, weight = piece.again(), staffing.assumptions.hours_weight
    if before.hours != after.hours:
        if before.hours:
            above, below = _factor(before.hours, after.hours, weight)
            found.service = piece.service * above // below
            found.beyond = piece.beyond * above // below
        else:
            more = staffing.work(after.hours, (piece.agency_code, piece.role_key))
            found.service += int(more * weight)
    if _hands(before.actor) != _hands(after.actor):
        found.agency_code, found.role_key = agency_code, after.actor.role_key
        found.officer, found.is_to_elect = None, True
    return found


@lru_cache(maxsize=1024)
def _factor(before: Decimal, after: Decimal, weight: Fraction) -> tuple[int, int]:
    """By what work is multiplied, as a fraction."""
    factor = 1 + weight * (Fraction(after) / Fraction(before) - 1)
    return factor.numerator, factor.denominator


def _hands(actor: StepActor) -> tuple[Place, str, str]:
    return (actor.place, actor.role_key, actor.agency_name)


def _named_agencies(pieces: Iterable[Piece], own: Graph) -> Mapping[str, str]:
    """Agencies by the generic names under which the dossier's own process asked them."""
    return {
        step.actor.agency_name: piece.agency_code
        for piece in pieces
        if (step := own.steps.get(piece.step_key)) is not None and step.actor.place is Place.NAMED
    }


def _agency_of(actor: StepActor, dossier: PastDossier, named: Mapping[str, str]) -> str:
    match actor.place:
        case Place.RECEIVING:
            return dossier.receiving_agency_code
        case Place.COMPETENT:
            return dossier.competent_agency_code
        case _:
            return named.get(actor.agency_name, UNKNOWN_AGENCY)
