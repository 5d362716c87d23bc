"""Posting sheets ready for the printer."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import ProcedurePage, VersionId
from motcua.domain.control.rules.sheet import Board, sheet_facts, sheets
from motcua.domain.organisations.selectors import agency, resolve
from motcua.domain.organisations.values import AgencyLevel
from motcua.foundation.clock import VIETNAM

from .postings import sheets_of


def sheets_for(
    agency_code: str, *, slugs: Collection[str] | None, at: datetime
) -> Mapping[str, Any] | None:
    """The sheets of a place, all or some, as facts for `posting.typ`; None where there is none.

    Legal   LR-134, LR-135. Raises AgencyNotFound.
    """
    day = at.astimezone(VIETNAM).date()
    unit = agency(agency_code)
    board = Board(
        agency=unit.name,
        address=unit.address,
        phone=unit.phone,
        feedback_place=settings.FEEDBACK_PLACE,
        printed_at=at,
    )
    is_local = unit.level in {AgencyLevel.COMMUNE, AgencyLevel.DISTRICT}
    commune = unit.division_code if is_local else None
    facts = []
    for line in sheets_of(agency_code, day=day):
        if slugs is None or line.slug in slugs:
            page = procedure_version(VersionId(line.version_id), day=day)
            address = f"{settings.PUBLIC_ADDRESS}/thu-tuc/{page.slug}/"
            facts.append(
                sheet_facts(
                    page, board=board, address=address, settled_by=_settled_by(page, commune)
                )
            )
    return sheets(facts, board=board) if facts else None


def _settled_by(page: ProcedurePage, commune_code: str | None) -> list[str]:
    """The names of the agencies that settle, those of the place's own commune where it has one."""
    found = [
        resolve(name.name, day=page.on, commune_code=commune_code)
        for name in page.competent_agencies
    ]
    return [each.agency.name if each.agency else each.name for each in found]
