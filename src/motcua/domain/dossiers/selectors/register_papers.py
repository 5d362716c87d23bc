"""The dossier register as it is printed: a book with cover and closing, or an extract."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.domain.dossiers.rules.slips import FORM_VERSIONS, RegisterFacts
from motcua.domain.dossiers.values import DossierId
from motcua.domain.identity.values import Actor
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation.clock import VIETNAM

from .registers import RegisterQuery, register_closing, register_lines, register_opened_at
from .slip_heads import head_of_paper

REGISTER_VOLUME = 1


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
    book = {"agency_code": query.agency_code, "year": query.year}
    closed_by = min(at.astimezone(VIETNAM).date(), date(query.year, 12, 31))
    head = head_of_paper(agency_code=query.agency_code, number="", at=at)
    return RegisterPaper(
        facts=RegisterFacts(
            head=replace(head, form_version=FORM_VERSIONS[regime_on(closed_by).slip_set]),
            year=query.year,
            volume=REGISTER_VOLUME,
            opened_at=register_opened_at(**book, by=by),
            lines=tuple(each.line for each in lines),
            filters=tuple(filters),
            closing=register_closing(**book, by=by) if query.is_whole else None,
        ),
        dossier_ids=tuple(each.dossier_id for each in lines),
    )
