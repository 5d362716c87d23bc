"""What a reorganisation would leave without a place: names of procedures, and people's reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HeirEffect:
    """What one heir would take over from one unit."""

    agency_code: str
    name: str
    what: str  # fields and procedures; empty: the rest
    open_dossiers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEffect:
    """One role of one person in a unit that ends. `to_name` empty: it would be lost."""

    account_id: int
    full_name: str
    role_name: str
    title: str
    to_code: str
    to_name: str
    keeps_reading: bool  # what the unit has left


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEffect:
    """A register that ends with its unit: numbers stay, the heir goes on in its own."""

    year: int
    last_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEffect:
    """One unit that ends."""

    agency_code: str
    name: str
    kind: str
    heirs: Sequence[HeirEffect]
    people: Sequence[PersonEffect]
    open_received: int
    open_decided: int
    stranded: int  # open dossiers that nobody would carry on
    open_tasks: int
    absences: bool
    has_counters: bool
    books: Sequence[BookEffect]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorganisationEffects:
    """What a reorganisation would move, before anything is written."""

    faults: Sequence[str]
    units: Sequence[UnitEffect]
    new_units: Sequence[tuple[str, str]]  # code and name
    lost_names: Sequence[str]  # of agencies in procedures that would mean nobody
    lost_procedures: Sequence[tuple[str, str]]  # slug and name
    unstaffed: Sequence[tuple[str, str]]  # heirs with dossiers and nobody for them: code and what

    @property
    def open_dossiers(self) -> int:
        return sum(unit.open_decided for unit in self.units)

    @property
    def stranded(self) -> int:
        return sum(unit.stranded for unit in self.units)

    @property
    def people(self) -> int:
        return len({person.account_id for unit in self.units for person in unit.people})

    @property
    def losing_access(self) -> Sequence[PersonEffect]:
        """People who would lose a role, or the reading of what their unit leaves."""
        return [
            person
            for unit in self.units
            for person in unit.people
            if not person.to_code or not person.keeps_reading
        ]

    @property
    def obstacles(self) -> Sequence[str]:
        """Why it may not be published (LR-128): nothing and nobody may be left without a place."""
        found = list(self.faults)
        found += [
            f"{unit.name}: {unit.stranded} hồ sơ đang giải quyết chưa có nơi kế thừa"
            for unit in self.units
            if unit.stranded
        ]
        found += [
            f"{person.full_name} ({person.role_name}) chưa có nơi làm việc mới"
            for unit in self.units
            for person in unit.people
            if not person.to_code
        ]
        found += [f"{code}: chưa có người {what}" for code, what in self.unstaffed]
        found += [
            f"{name}: có nơi không còn cơ quan tiếp nhận hoặc giải quyết"
            for _, name in self.lost_procedures
        ]
        return found


def names_lost(
    before: Mapping[str, frozenset[str]], after: Mapping[str, frozenset[str]]
) -> list[str]:
    """Generic names that meant an agency somewhere and would mean none there any more."""
    return sorted(name for name, places in before.items() if places - after.get(name, frozenset()))
