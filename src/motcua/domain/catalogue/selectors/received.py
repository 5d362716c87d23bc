"""Which procedures a place receives."""

from dataclasses import dataclass
from datetime import date

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.organisations.selectors import agency, data_version, resolve
from motcua.domain.organisations.values import AgencyLevel
from motcua.foundation.clock import VIETNAM

from .held import catalogue, in_force


@dataclass(frozen=True, slots=True)
class ReceivedProcedure:
    """A version in force that a place receives."""

    slug: str
    code: str | None
    name: str
    field_name: str
    version_id: int  # whose text it is: a copy with another last day says the same
    valid_from: date | None
    known_since: date  # the day on which that text was first recorded here


def procedures_received_at(agency_code: str, day: date) -> tuple[ReceivedProcedure, ...]:
    """What a one-stop unit receives on a day, by field and in the published order.

    No query while this process holds the answer. Raises AgencyNotFound.
    """
    key = ("received", agency_code, day, data_version())
    return catalogue.get(key, lambda: _received(agency_code, day))


def _received(agency_code: str, day: date) -> tuple[ReceivedProcedure, ...]:
    unit = agency(agency_code)
    is_local = unit.level in {AgencyLevel.COMMUNE, AgencyLevel.DISTRICT}
    place = unit.division_code if is_local else None
    rows, names = catalogue.get(("receiving names", day), lambda: _receiving(day))
    found = ((name, resolve(name, day=day, commune_code=place).agency) for name in names)
    here = {name for name, resolved in found if resolved and resolved.code == unit.code}
    return tuple(row for row, receiving in rows if not here.isdisjoint(receiving))


def _receiving(day: date) -> tuple[list[tuple[ReceivedProcedure, list[str]]], frozenset[str]]:
    """Every version in force with the names of where it is received; all names. Two queries."""
    found = list(in_force(day).order_by("field__position", "procedure__position"))
    copied = ProcedureVersion.objects.filter(pk__in=[row.copy_of for row in found if row.copy_of])
    recorded_at = dict(copied.values_list("pk", "recorded_at"))
    rows = [
        (
            ReceivedProcedure(
                slug=row.procedure.slug,
                code=row.code,
                name=row.name,
                field_name=row.field.name,
                version_id=row.copy_of or row.pk,
                valid_from=row.valid_from,
                known_since=recorded_at.get(row.copy_of or row.pk, row.recorded_at)
                .astimezone(VIETNAM)
                .date(),
            ),
            list(row.receiving_names),
        )
        for row in found
    ]
    return rows, frozenset(name for _row, names in rows for name in names)
