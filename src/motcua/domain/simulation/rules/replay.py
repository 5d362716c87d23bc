"""A draft process replayed on dossiers of the past: what would have come of them.

Deterministic; knows neither clock nor database. ADR 19 tells the model. The unchanged process replays
every dossier to the very moments at which it happened.
"""

from collections.abc import Sequence
from operator import attrgetter

from motcua.domain.processes.values import InternalProcess, StepKind

from .draft import UNKNOWN_AGENCY, drafted_pieces, elect_officers, staffing_of
from .figures import officer_figures, step_figures, total_work
from .history import Assumptions, History, PastDossier
from .pieces import Desks, PastWay, Piece, attribute, blocks_of, past_way, run
from .results import PredictedDossier, PredictedTask, Simulation
from .time import OfficeTime, duration, microseconds, moment_of
from .walk import Graph

__all__ = ["simulate"]

_turn = attrgetter("key", "dossier", "place")
# The decision is what was promised; what comes after it is not late (LR-046).
_AFTER_DECISION = frozenset({StepKind.ISSUE, StepKind.RETURN})


def simulate(
    history: History,
    *,
    draft: InternalProcess | None,
    assumptions: Assumptions | None = None,
) -> Simulation:
    """What would have come of the dossiers of a history under a draft.

    Units   moments are exact to the microsecond; work is office time of the agency that does it.
            Without a draft every dossier runs on the process that it ran on.
    Raises  ProcessNeverEnds.
    """
    assumptions = assumptions or Assumptions()
    dossiers = sorted(history.dossiers, key=lambda each: each.dossier_id)
    graphs = {key: Graph(process) for key, process in history.processes.items()}
    owns = [graphs[dossier.process_key] for dossier in dossiers]
    drafted = Graph(draft) if draft is not None else None
    ways = [
        past_way(number, dossier, own)
        for number, (dossier, own) in enumerate(zip(dossiers, owns, strict=True))
    ]
    past = sorted((piece for way in ways for piece in way.pieces), key=_turn)
    offices = _offices(history, past)
    desks = Desks(offices, blocks_of(history.other_work, past))
    attribute(past, desks)

    staffing = staffing_of(past, owns, assumptions)
    ahead: list[Piece] = []
    for number, (dossier, way) in enumerate(zip(dossiers, ways, strict=True)):
        ahead += drafted_pieces(
            number,
            dossier,
            way,
            owns[number],
            drafted or owns[number],
            staffing=staffing,
        )
    ahead.sort(key=_turn)
    elect_officers(ahead, past, staffing)
    run(ahead, desks)

    order = _steps_in_order([*([drafted] if drafted else []), *graphs.values()])
    steps, days = step_figures(past, ahead, order, drafted, offices)
    return Simulation(
        dossiers=_predicted(dossiers, ways, owns, drafted, ahead),
        steps=steps,
        officers=officer_figures(past, ahead),
        days=days,
        work=total_work(past, ahead),
    )


def _offices(history: History, pieces: Sequence[Piece]) -> dict[str, OfficeTime]:
    """The office hours of every agency. One that nobody knows has those of the first."""
    first = min((piece.opened for piece in pieces), default=None)
    last = max((piece.ended for piece in pieces), default=None)
    if first is None or last is None:
        return {}
    offices = {
        code: OfficeTime(calendar, first=first, last=last)
        for code, calendar in history.calendars.items()
    }
    return offices | {UNKNOWN_AGENCY: offices[min(offices)]}


def _steps_in_order(graphs: Sequence[Graph]) -> dict[str, str]:
    """Keys and names of all steps, those of the draft first, each of the others after its neighbour."""
    keys: list[str] = []
    names: dict[str, str] = {}
    for graph in graphs:
        place = 0
        for step in graph.process.steps:
            if step.key in names:
                place = keys.index(step.key) + 1
                continue
            keys.insert(place, step.key)
            names[step.key] = step.name
            place += 1
    return {key: names[key] for key in keys}


def _predicted(
    dossiers: Sequence[PastDossier],
    ways: Sequence[PastWay],
    owns: Sequence[Graph],
    drafted: Graph | None,
    ahead: Sequence[Piece],
) -> tuple[PredictedDossier, ...]:
    of_dossier: list[list[Piece]] = [[] for _ in dossiers]
    for piece in ahead:
        of_dossier[piece.dossier].append(piece)
    found = []
    for number, dossier in enumerate(dossiers):
        way, own = ways[number], owns[number]
        pieces = sorted(of_dossier[number], key=lambda piece: piece.place)
        predicted = None
        if dossier.decided_at is not None:
            start = microseconds(dossier.submitted_at)
            graph = drafted if drafted is not None and way.is_explained else own
            rest = microseconds(dossier.decided_at) - _decision(way.pieces, own, start)
            predicted = moment_of(_decision(pieces, graph, start) + rest)
        found.append(
            PredictedDossier(
                dossier_id=dossier.dossier_id,
                code=dossier.code,
                agency_codes=(dossier.receiving_agency_code, dossier.competent_agency_code),
                due_at=dossier.due_at,
                decided_at=dossier.decided_at,
                predicted_at=predicted,
                is_explained=way.is_explained,
                tasks=tuple(map(_task, pieces)),
            )
        )
    return tuple(found)


def _decision(pieces: Sequence[Piece], graph: Graph, start: int) -> int:
    """When the last work before the decision ended."""
    ends = [
        piece.ended
        for piece in pieces
        if (step := graph.steps.get(piece.step_key)) is None or step.kind not in _AFTER_DECISION
    ]
    return max(ends, default=start)


def _task(piece: Piece) -> PredictedTask:
    return PredictedTask(
        step_key=piece.step_key,
        agency_code=piece.agency_code,
        role_key=piece.role_key,
        officer=piece.officer,
        opened_at=moment_of(piece.opened),
        ended_at=moment_of(piece.ended),
        work=duration(piece.service),
    )
