"""Reorganisations that were entered, and what speaks against one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.domain.organisations import models
from motcua.domain.organisations.errors import ReorganisationNotFound
from motcua.domain.organisations.rules import Known, after, ended_by, faults_of, from_data
from motcua.domain.organisations.values import (
    AgencyLevel,
    DivisionLevel,
    OrganisationPublication,
    PublishedAgency,
    PublishedDivision,
    PublishedSuccession,
    Reorganisation,
    ReorganisationFault,
    ReorganisationId,
    ReorganisationLine,
    ReorganisationState,
)
from motcua.domain.regimes.errors import NoRegime
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import CodeSyntax
from motcua.foundation.clock import VIETNAM

from .picture import Picture, picture, picture_of

LISTED_MAX = 200


def reorganisation(reorganisation_id: ReorganisationId) -> ReorganisationLine:
    """One reorganisation as it was entered. Raises ReorganisationNotFound."""
    row = models.ReorganisationRow.objects.filter(pk=reorganisation_id).first()
    if row is None:
        raise ReorganisationNotFound(reorganisation_id=reorganisation_id)
    return line_of(row)


def reorganisations() -> Sequence[ReorganisationLine]:
    """All of them, those that take effect last first. One query."""
    rows = models.ReorganisationRow.objects.order_by("-takes_effect_on", "-id")[:LISTED_MAX]
    return [line_of(row) for row in rows]


def reorganisation_faults(
    asked: Reorganisation, *, at: datetime, own_id: int | None = None
) -> tuple[ReorganisationFault, ...]:
    """What speaks against a reorganisation as things are kept at this moment. Five queries."""
    others = models.ReorganisationRow.objects.filter(state=ReorganisationState.PUBLISHED)
    if own_id is not None:
        others = others.exclude(pk=own_id)
    known = Known(
        publication=kept_publication(),
        ended_by_others=ended_by(from_data(row.document) for row in others),
        today=at.astimezone(VIETNAM).date(),
        code_syntax=_code_syntax_on(asked.takes_effect_on),
    )
    return faults_of(asked, known)


def _code_syntax_on(day: date) -> CodeSyntax | None:
    try:
        return regime_on(day).code_syntax
    except NoRegime:
        return None  # Long past: no code of that day is given any more.


def ended_agencies_on(day: date) -> tuple[str, ...]:
    """Agencies that have ended before a day and whose place at least one other has taken."""
    return tuple(
        code
        for code, each in picture().agencies.items()
        if each.valid_to is not None
        and each.valid_to < day
        and (each.successor_code is not None or each.heirs)
    )


def people_elsewhere(agency_code: str) -> Mapping[int, str]:
    """Accounts that a decision sends elsewhere than where the rest of their unit goes. One query."""
    rows = models.ReorganisationRow.objects.filter(
        state=ReorganisationState.PUBLISHED,
        document__moves__contains=[{"agency_code": agency_code}],
    )
    return {
        person.account_id: person.agency_code
        for row in rows
        for move in from_data(row.document).moves
        if move.agency_code == agency_code
        for person in move.people
    }


def picture_after(asked: Reorganisation) -> Picture:
    """The picture as it would be: nothing is written."""
    return picture_of(after(asked, kept_publication()), asked, picture())


def kept_publication() -> OrganisationPublication:
    """Agencies and divisions as kept at this moment, for acts: not from the picture. Three queries."""
    return OrganisationPublication(
        divisions=tuple(
            PublishedDivision(
                code=row.code,
                level=DivisionLevel(row.level),
                name=row.name,
                kind=row.kind,
                parent_code=row.parent_code,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                identifier_short=row.identifier_short,
            )
            for row in models.Division.objects.all()
        ),
        successions=tuple(
            PublishedSuccession(
                predecessor_code=row.predecessor_code,
                predecessor_name=row.predecessor_name,
                successor_code=row.successor_code,
                took_effect_on=row.took_effect_on,
                extent=row.extent,
                mark=row.mark,
            )
            for row in models.DivisionSuccession.objects.all()
        ),
        agencies=tuple(map(published_agency, models.Agency.objects.all())),
    )


def published_agency(row: models.Agency) -> PublishedAgency:
    """A row as it was published."""
    return PublishedAgency(
        code=row.code,
        name=row.name,
        role=row.role,
        level=AgencyLevel(row.level),
        parent_code=row.parent_id,
        division_code=row.division_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        identifier=row.identifier,
        identifier_short=row.identifier_short,
        identifier_is_assumed=row.identifier_is_assumed,
        successor_code=row.successor_id,
        covers_divisions=tuple(row.covers_divisions),
        address=row.address,
        phone=row.phone,
        mark=row.mark,
        note=row.note,
    )


def line_of(row: models.ReorganisationRow) -> ReorganisationLine:
    """A row as others see it."""
    return ReorganisationLine(
        reorganisation_id=ReorganisationId(row.pk),
        state=ReorganisationState(row.state),
        reorganisation=from_data(row.document),
        entered_by=row.entered_by,
        entered_at=row.entered_at,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
    )
