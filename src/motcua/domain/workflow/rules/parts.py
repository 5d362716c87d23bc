"""Parts of the work that other agencies do: what they are told, until when, and what it all takes.

Legal   LR-093 (61/2018/NĐ-CP art 19.5: the request names what is asked and by when; 19.6, 19.7: the
        transfer slip states task and deadline of each agency). Hours of the step are counted in the
        office hours of the agency that does it [assumed].
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final

from motcua.domain.dossiers.values import AskedFor
from motcua.domain.processes.rules.graph import Graph
from motcua.domain.processes.values import InternalProcess, ProcessStep, StepKind
from motcua.domain.regimes.values import CountingRules
from motcua.domain.working_time.rules import due_moment
from motcua.domain.working_time.values import Limit, LimitUnit, WorkCalendar

ASKED_FOR: Final[Mapping[StepKind, AskedFor]] = {
    StepKind.CONSULT: AskedFor.OPINION,
    StepKind.LINKED: AskedFor.PART,
}
TASK_CHARACTERS_MAX: Final = 2000


def task_text(step: ProcessStep) -> str:
    """What the agency is told to do: the step, its content, and what it must give."""
    said = [step.name.rstrip(".") + "."]
    if step.content.strip() and step.content.strip() != step.name.strip():
        said.append(step.content.strip().rstrip(".") + ".")
    if step.outputs:
        said.append("Kết quả: " + "; ".join(step.outputs) + ".")
    return " ".join(said)[:TASK_CHARACTERS_MAX]


def part_due_at(
    asked_at: datetime,
    hours: Decimal | int,
    *,
    calendar: WorkCalendar,
    rules: CountingRules,
    days_default: int,
) -> datetime:
    """By when a part must be done: the hours of its step in office hours from when it was asked.

    A step without hours has the working days that the regime gives to an opinion.
    """
    limit = (
        Limit(float(hours), LimitUnit.WORKING_HOURS)
        if hours > 0
        else Limit(days_default, LimitUnit.WORKING_DAYS)
    )
    return due_moment(asked_at, limit, calendar, rules)


def hours_of_parts(process: InternalProcess) -> Decimal:
    """What the parts of other agencies take on the longest way, with the step of return.

    Parts in a row add up, of parallel ones the longest counts. Only of a process without a ring.
    """
    graph = Graph(process)
    counted = {*ASKED_FOR, StepKind.RETURN}
    longest: dict[str, Decimal] = {}
    for key in reversed(graph.order):
        step = graph.steps[key]
        own = step.hours if step.kind in counted else Decimal(0)
        after = (longest[target] for target in graph.onward[key])
        longest[key] = own + max(after, default=Decimal(0))
    return longest[graph.first]
