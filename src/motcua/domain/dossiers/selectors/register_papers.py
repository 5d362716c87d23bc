"""The dossier register as it is printed: a book with cover and closing, or an extract."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.domain.dossiers.values import DossierId
from motcua.domain.identity.values import Actor
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.slips.rules import FORM_VERSIONS, ControlSlipFacts, RegisterFacts
from motcua.foundation.clock import VIETNAM

from .registers import (
    RegisterQuery,
    register_closing,
    register_lines,
    register_opened_at,
    require_reader,
)
from .slip_heads import head_of_paper

REGISTER_VOLUME = 1
BLANK_LINES, BLANK_ROWS = 120, 6


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """What is printed, and whose data stands in it."""

    facts: RegisterFacts
    dossier_ids: tuple[DossierId, ...]


def register_paper(
    query: RegisterQuery, *, filters: Sequence[str], by: Actor, at: datetime, limit: int
) -> RegisterPaper:
    """The lines of a query on paper. `filters` say in words what an extract was limited to.

    Legal   LR-041; LR-035: a book of a former year keeps the form of its last day.
    Raises  RegisterNotFound, TooManyForOnePaper: the caller says how many lines a file may have.
    """
    lines = list(register_lines(query, by=by, at=at, limit=limit))
    agency_code, year = query.agency_code, query.year
    closed_by = min(at.astimezone(VIETNAM).date(), date(query.year, 12, 31))
    head = head_of_paper(agency_code=query.agency_code, number="", at=at)
    return RegisterPaper(
        facts=RegisterFacts(
            head=replace(head, form_version=FORM_VERSIONS[regime_on(closed_by).slip_set]),
            year=query.year,
            volume=REGISTER_VOLUME,
            opened_at=register_opened_at(agency_code=agency_code, year=year, by=by),
            lines=tuple(each.line for each in lines),
            filters=tuple(filters),
            closing=register_closing(agency_code=agency_code, year=year, by=by)
            if query.is_whole
            else None,
        ),
        dossier_ids=tuple(each.dossier_id for each in lines),
    )


def blank_register(agency_code: str, *, by: Actor, at: datetime) -> RegisterFacts:
    """A book of empty lines, for the hours in which the system is down (LR-041; art 39.1)."""
    year = at.astimezone(VIETNAM).year
    require_reader(agency_code, year, by)
    return RegisterFacts(
        head=head_of_paper(agency_code=agency_code, number="", at=at),
        year=year,
        volume=REGISTER_VOLUME,
        lines=(),
        filters=("Ghi tay khi hệ thống tạm dừng; nhập lại vào hệ thống ngay khi dùng được",),
        blank_line_count=BLANK_LINES,
    )


def blank_control_slip(agency_code: str, *, by: Actor, at: datetime) -> ControlSlipFacts:
    """A control slip to be filled in by hand in those hours."""
    require_reader(agency_code, at.astimezone(VIETNAM).year, by)
    return ControlSlipFacts(
        head=head_of_paper(agency_code=agency_code, number="……/KSHS", at=at),
        attached_dossier_of="",
        procedure_name="",
        time_limit="",
        received_at=None,
        due_at=None,
        rows=(),
        blank_row_count=BLANK_ROWS,
    )
