"""The life of a dossier as one table: what may be done at which position, by whom, and its effect.

Legal   61/2018/NĐ-CP arts 15-22 and 118/2025/NĐ-CP; the numbers T1 to T25 are those of the register
        of rules (docs/legal/, LR-045). Rows with a letter are steps inside one of these.

Buttons, acts, the permission test, the state diagram of the README and the state machine of the
tests are read from these rows; a pair that has none is a refusal and is tested as one.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from motcua.domain.dossiers.errors import WrongState

from .ending import ENDING
from .intake import INTAKE
from .positions import ARCHIVED, REFUSED, STOPPED, WITHDRAWN, Act, Position, Step, Way
from .process import PROCESS

LIFE: tuple[Step, ...] = (*INTAKE, *PROCESS, *ENDING)
STEPS_BY_START: Mapping[tuple[Position, Act], Step] = MappingProxyType(
    {(start, step.act): step for step in LIFE for start in step.starts}
)
TERMINAL = frozenset({REFUSED, WITHDRAWN, STOPPED, ARCHIVED})


def step_for(position: Position, act: Act) -> Step:
    """The row of the table for an act at a position. Raises WrongState if the law has none."""
    try:
        return STEPS_BY_START[position.plain, act]
    except KeyError:
        raise WrongState(
            state=position.state.value, stage=position.stage.value, act=act.value
        ) from None


def next_position(position: Position, act: Act) -> Position:
    """The position that `act` leads to. Raises WrongState if the law has no such step."""
    step = step_for(position, act)
    match step.ends:
        case Way.STAYS:
            return position
        case Way.BACK:
            if not position.behind:
                raise WrongState(state=position.state.value, stage="", act=act.value)
            return replace(position.behind[-1], behind=position.behind[:-1])
        case _:
            behind = (*position.behind, position.plain) if step.remembers else ()
            return replace(step.ends, behind=behind)


def acts_from(position: Position) -> tuple[Act, ...]:
    """The acts that the law knows at this position, in the order of the table."""
    return tuple(step.act for step in LIFE if position.plain in step.starts)
