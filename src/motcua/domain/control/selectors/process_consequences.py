"""Whether the internal process of a procedure must be redrawn when the procedure changes.

Legal   LR-119 (01/2018/TT-VPCP art 8): the process in force fits the procedure in force.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.values import ChangeKind, PublishedVersion
from motcua.domain.processes.rules.gate import faults_of
from motcua.domain.processes.rules.gate_context import GateContext, GateVariant
from motcua.domain.processes.rules.limit_hours import limit_hours
from motcua.domain.processes.selectors import gate_context, process_in_force
from motcua.domain.processes.selectors.gate import hours_per_unit
from motcua.domain.processes.values import InternalProcess
from motcua.domain.working_time.values import Limit, LimitUnit

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ProcessConsequence:
    """The process in force on the day of the change, and why it no longer fits. Never empty."""

    procedure_slug: str
    number: int
    sentences: tuple[str, ...]


def process_consequence(
    slug: str,
    base: PublishedVersion | None,
    version: PublishedVersion | None,
    kind: ChangeKind,
    day: date,
) -> ProcessConsequence | None:
    """What the gate of processes would find that it does not find on the day before.

    None: there is no process, or it fits as well as before.
    """
    in_force = process_in_force(slug, day)
    if in_force is None or base is None:
        return None
    if version is None or kind is ChangeKind.REPLACED:
        told: tuple[str, ...] = ("Quy trình này không còn dùng cho hồ sơ mới.",)
    else:
        told = _new_faults(in_force.process, base, version, day)
    return ProcessConsequence(slug, in_force.number, told) if told else None


def _new_faults(
    process: InternalProcess, base: PublishedVersion, version: PublishedVersion, day: date
) -> tuple[str, ...]:
    """Faults on the day of the change that are none on the day before, in words."""
    try:
        before = gate_context(process, day - ONE_DAY)
        after = gate_context(process, day)
    except ProcedureNotFound:
        return ()
    former = {(each.code, each.path) for each in faults_of(process, context=_under(base, before))}
    told = [
        each.message_vi
        for each in faults_of(process, context=_under(version, after))
        if (each.code, each.path) not in former
    ]
    if _places(base) != _places(version):
        told.append("Nơi tiếp nhận hoặc cơ quan giải quyết thay đổi, xin xem lại từng bước.")
    return tuple(told)


def _places(version: PublishedVersion) -> tuple[tuple[str, ...], ...]:
    return (tuple(version.receiving_names), tuple(version.competent_names))


def _under(version: PublishedVersion, context: GateContext) -> GateContext:
    """The same offices and people, with the limits of a version."""
    units = hours_per_unit()
    limit = Limit(version.limit_value, LimitUnit(version.limit_unit))
    return replace(
        context,
        limit=limit,
        limit_hours=limit_hours(limit, hours_per_unit=units),
        variants=tuple(
            GateVariant(
                condition=row["condition"],
                hours=limit_hours(
                    Limit(row["value"], LimitUnit(row["unit"])), hours_per_unit=units
                ),
            )
            for row in version.limit_variants
        ),
    )
