"""Which acts an official may do on a dossier now, as far as law, rights and its process go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.domain.dossiers.rules import ACT_RIGHTS, Side
from motcua.domain.dossiers.selectors import followed, open_acts
from motcua.domain.dossiers.states import Act, Position, Stage, State
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import Actor
from motcua.domain.workflow import errors
from motcua.domain.workflow.models import Run, Task
from motcua.domain.workflow.rules.guard import (
    OF_HOLDER,
    Found,
    Obstacle,
    obstacle_to_act,
    takes_over,
)
from motcua.domain.workflow.rules.run import RunState
from motcua.foundation.clock import VIETNAM

from .kept import kept_process, places_of, state_from
from .standing import who_is
from .waiting import who_has


@dataclass(frozen=True, slots=True)
class Offered:
    """One act that law and rights know here. Both empty: go ahead. `waits`: what the process says."""

    act: Act
    reason: str
    waits: errors.WorkflowError | None


def acts_within(page: DossierPage, *, by: Actor, at: datetime) -> Sequence[Offered]:
    """The acts of `dossiers.open_acts`, with what the process has against each. The acts check again.

    At most nine queries more than the law's own, three of them only where something is waited for.
    """
    opened = list(open_acts(page, by=by, at=at))
    state = state_of(page, at=at) if opened else None
    if state is None:
        return [Offered(act, reason, None) for act, reason in opened]
    who = who_is(by, at=at)
    if any(takes_over(state, act, who) for act, _reason in opened):
        held = dict(open_acts(replace(page, holder_account_id=by.account_id), by=by, at=at))
        opened = [
            (act, held.get(act, reason) if act in OF_HOLDER else reason) for act, reason in opened
        ]
    offered = []
    for act, reason in opened:
        is_of_another = ACT_RIGHTS[act].side is Side.CONSULTED  # Which of several, the form asks.
        found = None if reason or is_of_another else obstacle_to_act(state, act, who)
        offered.append(Offered(act, reason, refusal_of(found) if found else None))
    return offered


def state_of(page: DossierPage, *, at: datetime) -> RunState | None:
    """The run of a dossier that was read, without a lock; None while it has not followed it yet."""
    run = Run.objects.filter(dossier_id=page.dossier_id, followed_version=page.version).first()
    if run is None:
        return None
    dossier = followed(page.dossier_id)
    process = kept_process(dossier, run.process_version_id)
    places = places_of(dossier, process, day=at.astimezone(VIETNAM).date())
    rows = list(Task.objects.filter(run=run).order_by("id"))
    behind = tuple(Position(State(state), Stage(stage)) for state, stage in page.behind)
    return replace(
        state_from(rows, process, places),
        position=Position(State(page.state), Stage(page.stage), behind),
        holder=page.holder_account_id,
    )


def refusal_of(found: Found) -> errors.WorkflowError:
    """What stands in the way, as a refusal that names it. At most three queries."""
    step = found.task.name
    match found.obstacle:
        case Obstacle.NOT_REACHED:
            return errors.StepNotReached(step=step, who=who_has(found.task))
        case Obstacle.NOT_YOURS:
            return errors.NotYourTask(step=step, who=who_has(found.task))
        case _:
            return errors.OwnWork(step=step)
