"""Whether the process lets somebody do an act now, and what it waits for if not. Pure.

Legal   LR-090 (01/2018/TT-VPCP art 8; 61/2018/NĐ-CP art 19.1): each step is done by who is asked for
        it; a step that is not over holds back what comes after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.dossiers.states import ASSIGNED, Act, acts_from
from motcua.domain.processes.values import StepKind

from .kinds import CASE_OFFICER
from .run import RunState, StepTask

_ENDED: Mapping[Act, tuple[StepKind, ...]] = {
    Act.REFUSE: (StepKind.INTAKE,),
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: (StepKind.INTAKE,),
    Act.PROPOSE_RESULT: (StepKind.APPRAISE,),
    Act.PROPOSE_REJECTION: (StepKind.APPRAISE,),
    Act.APPROVE_RESULT: (StepKind.SIGN,),
    Act.REJECT: (StepKind.SIGN,),
    Act.SEND_BACK: (StepKind.SIGN, StepKind.REVIEW),
    Act.HAND_TO_POST: (StepKind.RETURN,),
    Act.RETURN_RESULT: (StepKind.RETURN,),
}
# What only the holder does: who stands in, or has it from the queue of one who left, takes it over.
OF_HOLDER = frozenset(
    {
        Act.PROPOSE_RESULT,
        Act.PROPOSE_REJECTION,
        Act.REQUEST_SUPPLEMENT_IN_PROCESS,
        Act.CONSULT,
        Act.RECORD_VERIFICATION,
        Act.PAUSE,
        Act.RESUME,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who would act: roles as (role, agency), and for whom, as (account, agency), one stands in."""

    account_id: int | None
    roles: frozenset[tuple[str, str]]
    stands_in_for: frozenset[tuple[int, str]] = frozenset()

    def may_do(self, task: StepTask) -> bool:
        """Whether a task is one's own, a substitute's, or waits in the queue of one's role."""
        if task.assignee is None:
            return (task.role_key, task.agency_code) in self.roles
        if task.assignee == self.account_id:
            return True
        return (task.assignee, task.agency_code) in self.stands_in_for


class Obstacle(StrEnum):
    """Why the process does not let an act be done now."""

    NOT_REACHED = "not_reached"
    NOT_YOURS = "not_yours"
    OWN_WORK = "own_work"  # who appraised it neither reviews nor signs


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in the way, and the task that it is about."""

    obstacle: Obstacle
    task: StepTask


def obstacle_to_act(
    state: RunState, act: Act, who: Who, *, agency_code: str = "", step_key: str = ""
) -> Found | None:
    """What the process has against an act that law and rights allow; None if nothing.

    An act that the law does not know at this position is none of the process's business: the act
    itself says why.
    """
    if act not in acts_from(state.position):
        return None
    if act is Act.ANSWER_CONSULTATION:
        asked = [
            task
            for task in state.open_tasks
            if (task.agency_code, task.step_key) == (agency_code, step_key)
        ]
        return None if not asked else _unless_mine(asked, who)
    if act is Act.TAKE:
        return _about_taking(state, who)
    kinds = _kinds_ended(state, act)
    if not kinds:
        return None
    asked = [task for task in state.open_tasks if task.kind in kinds]
    if asked:
        return _unless_mine(asked, who)
    return None if not state.open_tasks else Found(Obstacle.NOT_REACHED, state.open_tasks[0])


def obstacle_to_task(task: StepTask, who: Who) -> Found | None:
    """What forbids somebody to end a task by hand."""
    return _unless_mine([task], who)


def takes_over(state: RunState, act: Act, who: Who) -> bool:
    """Whether the dossier passes to whoever acts, before the act: its holder is away, or has left."""
    if act not in OF_HOLDER or who.account_id is None or state.holder == who.account_id:
        return False
    place = state.places.competent
    if (CASE_OFFICER, place) not in who.roles:
        return False
    if (state.holder, place) in who.stands_in_for:
        return True
    queued = [
        task
        for task in state.open_of(StepKind.APPRAISE)
        if task.assignee is None and task.agency_code == place
    ]
    return bool(queued) and state.holder is not None


def _kinds_ended(state: RunState, act: Act) -> tuple[StepKind, ...]:
    if act is Act.ACCEPT:
        return (StepKind.INTAKE,)
    if act is Act.HAND_OVER:
        has_own = state.has(StepKind.HAND_OVER)
        return (StepKind.HAND_OVER,) if has_own else (StepKind.INTAKE,)
    return _ENDED.get(act, ())


def _about_taking(state: RunState, who: Who) -> Found | None:
    """Where somebody assigns, nobody helps himself; what was given to one is not another's."""
    assigning = state.open_of(StepKind.ASSIGN)
    if assigning and not any(who.may_do(task) for task in assigning):
        return Found(Obstacle.NOT_REACHED, assigning[0])
    if state.position.plain != ASSIGNED:
        return None
    given = [
        task
        for task in state.open_of(StepKind.APPRAISE)
        if task.assignee is not None and not who.may_do(task)
    ]
    return Found(Obstacle.NOT_YOURS, given[0]) if given else None


def _unless_mine(tasks: list[StepTask], who: Who) -> Found | None:
    mine = [task for task in tasks if who.may_do(task)]
    if not mine:
        return Found(Obstacle.NOT_YOURS, tasks[0])
    if all(task.barred is not None and task.barred == who.account_id for task in mine):
        return Found(Obstacle.OWN_WORK, mine[0])
    return None
