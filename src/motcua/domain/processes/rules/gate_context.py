"""What the gate knows of the world when it looks at a process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from motcua.domain.processes.values import InternalProcess
from motcua.domain.working_time.values import Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRole:
    """A role that exists, with what it may do."""

    name: str
    permissions: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOffice:
    """An office that takes part, and the weekdays (0 is Monday) of its office hours."""

    agency_code: str
    name: str
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateVariant:
    """Another limit that holds under a condition."""

    condition: str
    hours: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class GateContext:
    """Limit, offices, people, papers on the day from which a process is to hold.

    `staffing`: on which weekdays somebody holds a role in an agency. `named`: offices behind the
    agency names of the process; a name that no agency bears has none. `unattended`: offices that
    would receive, but in which nobody has an account: told, not refused (ADR 18).
    """

    limit: Limit
    limit_hours: Decimal
    roles: Mapping[str, GateRole]
    receiving: tuple[GateOffice, ...]
    competent: tuple[GateOffice, ...]
    named: Mapping[str, tuple[GateOffice, ...]]
    staffing: Mapping[tuple[str, str], frozenset[int]]
    slips: frozenset[str]
    forms: frozenset[str]
    variants: tuple[GateVariant, ...] = ()
    unattended: tuple[str, ...] = field(default=())
    linked: Mapping[str, InternalProcess] = field(default_factory=dict)  # by procedure, in force
