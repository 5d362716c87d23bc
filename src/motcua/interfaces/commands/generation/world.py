"""What the database knows before the first dossier: procedures, agencies, calendar, regimes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.domain.catalogue.errors import NotReceivedHere, ProcedureNotFound
from motcua.domain.catalogue.selectors import (
    agencies_for,
    needs_commune,
    procedure_on,
    procedures_on,
)
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.forms.selectors import GENERAL_FORM, form_on
from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.organisations.selectors import agencies, communes_on
from motcua.domain.organisations.values import Agency, AgencyLevel
from motcua.domain.processes.rules.builtin import builtin_process
from motcua.domain.processes.values import ProcessStep
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import Regime
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import WorkCalendar

_LEAST_USED_WEIGHT = 0.02  # [assumed] of what the catalogue gives no rank

DAYS_AHEAD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One version of a procedure, from its first day in the period until its last."""

    page: ProcedurePage
    cases: tuple[ProcedurePage, ...]  # as it is in each of its cases
    first: date
    last: date
    weight: float
    form_key: str
    form_version: int
    steps: tuple[ProcessStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A procedure in one place: who receives and who decides."""

    kind: Kind
    receiving: str
    competent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that dossiers are made from. The same world and seed give the same dossiers.

    Once it is known the database is asked nothing more: it is busy with copying.
    """

    first: date
    last: date
    offers: Mapping[str, Sequence[Offer]]  # by commune; empty code: wherever one lives
    commune_names: Mapping[str, str]
    agencies: Mapping[str, Agency]
    calendar: WorkCalendar
    regimes: Mapping[int, Regime]  # by ordinal of the day


def world_between(first: date, last: date) -> World:
    """The world of a period. A few thousand look-ups, most of them kept in the process."""
    kinds = list(_kinds(first, last))
    communes = communes_on(last)
    offers: dict[str, list[Offer]] = {"": []}
    for kind in kinds:
        if needs_commune(kind.page):
            for commune in communes:
                offers.setdefault(commune.code, []).extend(_offers(kind, commune.code, last))
        else:
            offers[""].extend(_offers(kind, None, last))
    codes = {
        code
        for listed in offers.values()
        for offer in listed
        for code in (offer.receiving, offer.competent)
    }
    return World(
        first=first,
        last=last,
        offers={code: listed for code, listed in offers.items() if listed},
        commune_names={each.code: each.name for each in communes},
        agencies={str(code): found for code, found in agencies(codes).items()},
        calendar=calendar_for(min(codes), on=last),
        regimes={  # A limit is also counted for what begins after the present and is cut off there.
            ordinal: regime_on(date.fromordinal(ordinal))
            for ordinal in range(first.toordinal(), last.toordinal() + DAYS_AHEAD)
        },
    )


def _kinds(first: date, last: date) -> Iterator[Kind]:
    """Every version that was in force on a day of the period."""
    ranks = {
        row.procedure.slug: row.procedure.use_rank
        for row in procedures_on(day=last).select_related("procedure")
    }
    for slug in sorted(ranks):
        rank = ranks[slug]
        weight = 1 / (rank + 1) if rank is not None else _LEAST_USED_WEIGHT
        day = last
        while day >= first:
            try:
                page = procedure_on(slug, day)
            except ProcedureNotFound:
                break
            begins = max(page.valid_from or first, first)
            form = form_on(GENERAL_FORM, day)
            yield Kind(
                page=page,
                cases=tuple(page.in_case(case.key) for case in page.cases),
                first=begins,
                last=day,
                weight=weight,
                form_key=form.key,
                form_version=form.version,
                steps=builtin_process(page).steps,
            )
            day = begins - timedelta(days=1)


def _offers(kind: Kind, commune_code: str | None, day: date) -> Iterator[Offer]:
    try:
        found = agencies_for(kind.page, commune_code=commune_code, day=day)
    except (NotReceivedHere, AgencyNotFound):
        return
    named = agencies([found.receiving_agency_code, found.competent_agency_code])
    if any(each.level is AgencyLevel.MINISTRY for each in named.values()):
        return  # Its dossiers lie with the ministry.
    if not all(each.exists_on(kind.first) for each in named.values()):
        return
    yield Offer(
        kind=kind,
        receiving=str(found.receiving_agency_code),
        competent=str(found.competent_agency_code),
    )
