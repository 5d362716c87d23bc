"""Questions about legal instruments and groups of procedures. Kept in the process."""

from collections.abc import Mapping
from datetime import date

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import LegalInstrument
from motcua.domain.catalogue.values.history import GroupMember, ProcedureGroup

from .held import catalogue


def instrument(number: str) -> LegalInstrument | None:
    """An instrument by its number; None where the register does not have it."""
    return _by_number().get(number)


def instruments() -> tuple[LegalInstrument, ...]:
    """Every instrument of the register, by number."""
    return tuple(_by_number().values())


def groups_on(day: date) -> tuple[ProcedureGroup, ...]:
    """Groups of procedures that hold on a day, by code."""
    return tuple(group for group in _groups() if group.holds_on(day))


def group_of(slug: str, day: date) -> ProcedureGroup | None:
    """The group that a procedure belongs to on a day.

    Legal   LR-112 (01/2018/TT-VPCP art 4): a decision links procedures and names who leads.
    """
    for group in groups_on(day):
        if any(member.slug == slug for member in group.members):
            return group
    return None


def _by_number() -> Mapping[str, LegalInstrument]:
    return catalogue.get("instruments", _read_instruments)


def _read_instruments() -> Mapping[str, LegalInstrument]:
    return {
        row.number: LegalInstrument(
            number=row.number,
            name=row.name,
            issued_on=row.issued_on,
            issuer=row.issuer,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            successor_number=row.successor_number,
            mark=row.mark,
        )
        for row in models.LegalInstrument.objects.order_by("number")
    }


def _groups() -> tuple[ProcedureGroup, ...]:
    return catalogue.get("groups", _read_groups)


def _read_groups() -> tuple[ProcedureGroup, ...]:
    return tuple(
        ProcedureGroup(
            code=row.code,
            name=row.name,
            lead_agency_name=row.lead_agency_name,
            decision_number=row.decision_number,
            members=tuple(
                GroupMember(
                    slug=member["slug"],
                    order=member["order"],
                    is_parallel=member.get("is_parallel", False),
                )
                for member in row.members
            ),
            mark=row.mark,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in models.ProcedureGroup.objects.order_by("code", "valid_from")
    )
