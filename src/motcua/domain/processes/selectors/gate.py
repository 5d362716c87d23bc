"""What the gate must know of limits, offices and people on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.conf import settings

from motcua.domain.catalogue.errors import NotReceivedHere
from motcua.domain.catalogue.selectors import agencies_for, procedure_on
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.forms.selectors import form_keys_on
from motcua.domain.identity.selectors import roles, staffing
from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.organisations.selectors import agencies, communes_on, resolve
from motcua.domain.organisations.values import NamedAgency, NameKind
from motcua.domain.processes.rules.gate_context import (
    GateContext,
    GateOffice,
    GateRole,
    GateVariant,
)
from motcua.domain.processes.rules.limit_hours import HOURS_PER_UNIT, limit_hours
from motcua.domain.processes.rules.linked import linked_slugs
from motcua.domain.processes.values import InternalProcess, Place, ProcessStatus
from motcua.domain.slips.rules import SlipKind
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import SATURDAY, LimitUnit
from motcua.foundation.clock import VIETNAM

from .versions import latest_versions

_END_OF_DAY = time(23, 59, 59)


def gate_context(process: InternalProcess, day: date) -> GateContext:
    """All that the gate asks for, on a day. Raises ProcedureNotFound.

    An office counts if anybody holds a role in the unit that receives for its place: others have no
    part in this installation yet and are named as unattended (ADR 18). Two queries for people, one
    for each office that counts, whatever the number of steps.
    """
    page = procedure_on(process.procedure_slug, day)
    units = hours_per_unit()
    offices = _offices(process, page, day)
    return GateContext(
        limit=page.limit,
        limit_hours=limit_hours(page.limit, hours_per_unit=units),
        variants=tuple(
            GateVariant(
                condition=each.condition, hours=limit_hours(each.limit, hours_per_unit=units)
            )
            for each in page.limit_variants
        ),
        roles={
            role.key: GateRole(name=role.name, permissions=frozenset(role.permissions))
            for role in roles()
        },
        receiving=_gate_offices(offices.receiving, day),
        competent=_gate_offices(offices.competent, day),
        named={name: _gate_offices(codes, day) for name, codes in offices.named.items()},
        unattended=tuple(each.name for each in agencies(offices.unattended).values()),
        staffing=staffing(offices.all_codes, at=_moment(day)),
        slips=frozenset(kind.value for kind in SlipKind),
        forms=form_keys_on(day),
        linked=_linked(process),
    )


def _linked(process: InternalProcess) -> Mapping[str, InternalProcess]:
    """What is published, by procedure; asked for only where a part is a procedure of its own."""
    if not linked_slugs(process):
        return {}
    published = latest_versions(status=ProcessStatus.PUBLISHED)
    return {version.procedure_slug: version.process for version in published}


def hours_per_unit() -> Mapping[LimitUnit, Decimal]:
    """What one unit of a limit is in hours of the annex; the installation may say otherwise."""
    stated = {
        LimitUnit(unit): Decimal(str(hours))
        for unit, hours in settings.PROCESS_HOURS_PER_UNIT.items()
    }
    return {**HOURS_PER_UNIT, **stated}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offices:
    """Codes of agencies by what they do in a process."""

    receiving: tuple[str, ...]
    competent: tuple[str, ...]
    named: Mapping[str, tuple[str, ...]]
    unattended: tuple[str, ...]

    @property
    def all_codes(self) -> frozenset[str]:
        named = (code for codes in self.named.values() for code in codes)
        return frozenset({*self.receiving, *self.competent, *named})


def _offices(process: InternalProcess, page: ProcedurePage, day: date) -> _Offices:
    places = [place for place in page.receiving_places if place.is_one_stop_unit]
    pairs = _by_commune(places or page.receiving_places, page, day)
    looked_at = {code for pair in pairs.values() for code in pair.counts_by}
    attended = {agency for agency, _ in staffing(looked_at, at=_moment(day))}
    there = {code: pair for code, pair in pairs.items() if attended & set(pair.counts_by)}
    names = {
        step.actor.agency_name: None
        for step in process.steps
        if step.actor.place is Place.NAMED and step.actor.agency_name
    }
    return _Offices(
        receiving=tuple(
            sorted({code for pair in there.values() for code in pair.receiving if code in attended})
        ),
        competent=tuple(sorted({pair.competent for pair in there.values() if pair.competent})),
        named={name: _named(name, there, day) for name in names},
        unattended=tuple(sorted(looked_at - attended)),
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """Who receives (several where several places are named) and who decides, for one commune."""

    receiving: tuple[str, ...]
    competent: str

    @property
    def counts_by(self) -> tuple[str, ...]:
        """The offices by which it is seen whether the commune takes part."""
        return self.receiving or ((self.competent,) if self.competent else ())


def _by_commune(
    places: Collection[NamedAgency], page: ProcedurePage, day: date
) -> dict[str, _Pair]:
    """By commune what is its own; under the empty code what holds for the whole province."""
    province = _pair(places, page, None, day)
    found = {"": province} if province.receiving else {}
    if any(name.kind is NameKind.BY_UNIT for name in (*places, *page.competent_agencies)):
        for commune in communes_on(day):
            pair = _pair(places, page, commune.code, day)
            own = tuple(code for code in pair.receiving if code not in province.receiving)
            found[commune.code] = _Pair(own, pair.competent)
    return found


def _pair(
    places: Collection[NamedAgency], page: ProcedurePage, commune_code: str | None, day: date
) -> _Pair:
    resolved = (resolve(place.name, day=day, commune_code=commune_code) for place in places)
    receiving: set[str] = {place.agency.code for place in resolved if place.agency is not None}
    try:
        both = agencies_for(page, commune_code=commune_code, day=day)
    except (NotReceivedHere, AgencyNotFound):
        return _Pair(tuple(sorted(receiving)), "")
    return _Pair(
        tuple(sorted({*receiving, both.receiving_agency_code})), both.competent_agency_code
    )


def _named(name: str, there: Collection[str], day: date) -> tuple[str, ...]:
    """The agency of a name; where each commune has its own, those of the communes that count."""
    known = resolve(name, day=day)
    if known.agency is not None:
        return (known.agency.code,)
    if known.kind is not NameKind.BY_UNIT:
        return ()
    resolved = (resolve(name, day=day, commune_code=code) for code in there if code)
    return tuple(sorted({each.agency.code for each in resolved if each.agency is not None}))


def _gate_offices(codes: Collection[str], day: date) -> tuple[GateOffice, ...]:
    known = agencies(codes)
    return tuple(
        GateOffice(agency_code=code, name=known[code].name, weekdays=_weekdays(code, day))
        for code in sorted(known)
    )


def _weekdays(agency_code: str, day: date) -> frozenset[int]:
    """Days of the week with office hours, in whatever season."""
    found = set(range(SATURDAY))
    for hours in calendar_for(agency_code, day).office_hours:
        is_over = hours.valid_to is not None and hours.valid_to < day
        is_to_come = hours.valid_from is not None and hours.valid_from > day
        if hours.weekdays and not is_over and not is_to_come:
            found |= set(hours.weekdays)
    return frozenset(found)


def _moment(day: date) -> datetime:
    return datetime.combine(day, _END_OF_DAY, tzinfo=VIETNAM)
