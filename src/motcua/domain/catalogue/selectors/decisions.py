"""Decisions of publication: what they say, by when they are due, how far they have come."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db.models import F, QuerySet

from motcua.domain.catalogue import models
from motcua.domain.catalogue.errors import DecisionNotFound
from motcua.domain.catalogue.rules.deadlines import enter_by, publish_by
from motcua.domain.catalogue.values import Deadlines, Decision, DecisionId
from motcua.domain.organisations.selectors import agencies, agency
from motcua.domain.organisations.values import AgencyLevel
from motcua.domain.working_time.selectors import calendars_on
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM

DECISIONS_SHOWN_MAX = 200


def decision(decision_id: DecisionId) -> Decision:
    """One decision. One query. Raises DecisionNotFound."""
    row = models.PublicationDecision.objects.filter(pk=decision_id).first()
    if row is None:
        raise DecisionNotFound(decision_id=decision_id)
    return decision_of_row(row)


def decisions(
    *, is_published: bool | None = None, count_max: int = DECISIONS_SHOWN_MAX
) -> tuple[Decision, ...]:
    """Decisions that were not withdrawn: those that wait first, then the latest. One query."""
    rows = _standing()
    if is_published is not None:
        rows = rows.filter(published_at__isnull=not is_published)
    newest = rows.order_by(F("published_at").desc(nulls_first=True), "-pk")
    return decisions_of(newest[:count_max])


def decisions_to_enter(*, count_max: int = DECISIONS_SHOWN_MAX) -> tuple[Decision, ...]:
    """Published, not entered in the national database yet, the longest published first. One query."""
    rows = _standing().filter(published_at__isnull=False, entered_in_database_at__isnull=True)
    return decisions_of(rows.order_by("published_at", "pk")[:count_max])


def deadlines_of(found: Decision) -> Deadlines:
    """By when a decision is to be published and entered, and when it was.

    Legal   LR-116, LR-117 (63/2010/NĐ-CP art 15, 24). Two queries at most.
    """
    return deadlines_of_each([found])[found.decision_id]


def deadlines_of_each(found: Sequence[Decision]) -> Mapping[DecisionId, Deadlines]:
    """The deadlines of several decisions. One query, and one for each day of publication."""
    signed_on: dict[str, date | None] = dict(
        models.LegalInstrument.objects.filter(
            number__in={each.instrument_number for each in found if each.instrument_number}
        ).values_list("number", "issued_on")
    )
    levels = {
        str(code): each.level for code, each in agencies(d.agency_code for d in found).items()
    }
    published_on = {day for each in found if (day := _day(each.published_at)) is not None}
    calendars = {day: calendars_on(day) for day in published_on}
    return {
        each.decision_id: _deadlines(
            each,
            levels[each.agency_code],
            signed_on.get(each.instrument_number),
            calendars,
        )
        for each in found
    }


def successor_on(slug_or_code: str, day: date) -> str | None:
    """The slug of what took the place of a procedure that was replaced by a day. One query.

    Legal   LR-114 (63/2010/NĐ-CP art 14): replaced, not only ended.
    """
    rows = models.ProcedureVersion.objects.filter(
        superseded_at__isnull=True, successor_slug__isnull=False, valid_from__lte=day
    )
    row = (rows.filter(procedure__slug=slug_or_code) | rows.filter(code=slug_or_code)).order_by(
        "-valid_from"
    )
    return row.values_list("successor_slug", flat=True).first()


def decision_of_row(row: models.PublicationDecision) -> Decision:
    """A row as others see it; for acts."""
    return _decision(row, agency(row.agency_id).name)


def _decision(row: models.PublicationDecision, agency_name: str) -> Decision:
    return Decision(
        decision_id=DecisionId(row.pk),
        number=row.number,
        signed_on=row.signed_on,
        signer_name=row.signer_name,
        signer_title=row.signer_title,
        agency_code=row.agency_id,
        agency_name=agency_name,
        effective_from=row.effective_from,
        instrument_number=row.instrument_number,
        instrument_effective_on=row.instrument_effective_on,
        is_shortened=row.is_shortened,
        signed_at=row.signed_at,
        published_at=row.published_at,
        entered_in_database_at=row.entered_in_database_at,
        withdrawn_at=row.withdrawn_at,
    )


def _standing() -> QuerySet[models.PublicationDecision]:
    return models.PublicationDecision.objects.filter(withdrawn_at__isnull=True)


def decisions_of(rows: Iterable[models.PublicationDecision]) -> tuple[Decision, ...]:
    """Rows as others see them."""
    rows = list(rows)
    names = {str(code): each.name for code, each in agencies(r.agency_id for r in rows).items()}
    return tuple(_decision(row, names[row.agency_id]) for row in rows)


def _deadlines(
    found: Decision,
    level: AgencyLevel,
    instrument_signed_on: date | None,
    calendars: Mapping[date, Callable[[str], WorkCalendar]],
) -> Deadlines:
    published_on = _day(found.published_at)
    return Deadlines(
        publish_by=publish_by(
            level,
            effective_on=found.instrument_effective_on or found.effective_from,
            is_shortened=found.is_shortened,
            instrument_signed_on=instrument_signed_on,
        ),
        published_on=published_on,
        enter_by=(
            None
            if published_on is None
            else enter_by(
                level,
                published_on=published_on,
                is_shortened=found.is_shortened,
                calendar=calendars[published_on](found.agency_code),
            )
        ),
        entered_on=_day(found.entered_in_database_at),
    )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.astimezone(VIETNAM).date()
