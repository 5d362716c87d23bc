"""What the gate and the clock say of a table while it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.processes.errors import GateFault
from motcua.domain.processes.rules.difference import total_hours
from motcua.domain.processes.rules.gate import faults_of, warnings_of
from motcua.domain.processes.rules.limit_hours import limit_hours
from motcua.domain.processes.rules.wording import hours_words
from motcua.domain.processes.selectors import gate_context, hours_per_unit
from motcua.domain.processes.values import InternalProcess
from motcua.interfaces.officer.processes.access import today


@dataclass(frozen=True, slots=True)
class GateLine:
    """One fault in words, with the rows on its path."""

    words: str
    row: int  # the step beside which it stands, from 1; 0 for the whole
    path: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """Total, limit and faults of one table. `is_asked`: whether the gate could be asked at all."""

    total: Decimal
    limit: Decimal | None
    is_asked: bool
    lines: Sequence[GateLine] = ()
    warnings: Sequence[GateLine] = ()
    by_row: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @property
    def total_words(self) -> str:
        return hours_words(self.total)

    @property
    def limit_words(self) -> str:
        return "" if self.limit is None else hours_words(self.limit)

    @property
    def left_words(self) -> str:
        return "" if self.limit is None else hours_words(abs(self.limit - self.total))

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.total > self.limit

    @property
    def is_full(self) -> bool:
        return self.limit == self.total

    @property
    def is_sound(self) -> bool:
        return self.is_asked and not self.lines


def checked(
    process: InternalProcess,
    *,
    page: ProcedurePage | None,
    day: date | None = None,
    is_readable: bool = True,
) -> Checked:
    """Ask the gate about a table that can be read; of another only the total is known."""
    total = total_hours(process)
    limit = limit_hours(page.limit, hours_per_unit=hours_per_unit()) if page else None
    if page is None or not is_readable or not process.steps:
        return Checked(total, limit, is_asked=False)
    context = gate_context(process, day or today())
    lines = gate_lines(faults_of(process, context=context), process)
    by_row: dict[int, list[str]] = {}
    for line in lines:
        by_row.setdefault(line.row, []).append(line.words)
    return Checked(
        total,
        context.limit_hours,
        is_asked=True,
        lines=lines,
        warnings=gate_lines(warnings_of(process, context=context), process),
        by_row=by_row,
    )


def gate_lines(faults: Sequence[GateFault], process: InternalProcess) -> list[GateLine]:
    """Faults of the gate in the reader's language. A fault stands at the last step of its path."""
    orders = {step.key: order for order, step in enumerate(process.steps, 1)}
    lines = []
    for each in faults:
        path = [orders[key] for key in each.path if key in orders]
        lines.append(GateLine(_(each.message) % each.values, path[-1] if path else 0, tuple(path)))
    return lines
