"""Questions about calendars."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from motcua.foundation.db.reference_data import ReferenceCache

from . import models
from .errors import ProposalUnknown
from .ports import Actor
from .rules import (
    announced_until,
    changes_between,
    is_same_day_row,
    with_changes,
    work_calendar,
)
from .values import (
    WEEKDAY_NAMES,
    CalendarProposal,
    CalendarPublication,
    DayChanges,
    DayKey,
    DayKind,
    DayScope,
    OfficeHours,
    ProposalId,
    ProposalState,
    PublishedDay,
    PublishedHours,
    PublishedYear,
    Season,
    Session,
    WorkCalendar,
    changes_from_json,
)

PREVIEWS_KEPT_MAX = 16
COUNTRY_WIDE = "*"
# A due time is a promise: the version is asked for on every call, one query by primary key.
_calendars = ReferenceCache(models.CalendarVersion.current, seconds_max=0)


def calendar_for(agency_code: str, on: date) -> WorkCalendar:
    """The calendar of one agency as it was known on a day. Raises NoCalendar.

    One query for the version; a few more when this process has not built the calendar yet. Agencies
    without any row of their own share one calendar, and with it what was worked out from it.
    """
    return calendars_on(on)(agency_code)


def calendars_on(on: date) -> Callable[[str], WorkCalendar]:
    """The calendars of all agencies as they were known on a day, for a page that shows many.

    One query for the version, for all of them together. What it gives raises NoCalendar.
    """
    edition = _calendars.edition()

    def of(agency_code: str) -> WorkCalendar:
        boundaries = edition.get("boundaries", _boundaries)
        known_count = sum(boundary <= on for boundary in boundaries)  # of what changed with time
        owner = agency_code if agency_code in edition.get("owners", _owners) else ""
        return edition.get(
            (owner, known_count),
            lambda: _built(published_days(on, agency_code=owner), owner, edition.version),
        )

    return of


def calendar_with(changes: DayChanges, *, agency_code: str, on: date) -> WorkCalendar:
    """The calendar of one agency as it would be known on a day, were the changes signed.

    Nothing is written. One query for the version, a few more for a calendar that was not asked for
    lately; agencies without any row of their own share one here too. Raises NoCalendar.
    """
    edition = _calendars.edition()
    keys = (*(row.key for row in changes.days), *changes.withdrawn)
    named = {key.scope_code for key in keys if key.scope is DayScope.AGENCY}
    owners = named | edition.get("owners", _owners)
    return _preview(changes, agency_code if agency_code in owners else "", on, edition.token)


@lru_cache(maxsize=PREVIEWS_KEPT_MAX)
def _preview(
    changes: DayChanges,
    owner: str,
    on: date,
    _token: UUID | None,  # another version, another preview
) -> WorkCalendar:
    days = with_changes(published_days(on, agency_code=owner), changes)
    return _built(days, owner, version="")


def published_days(on: date, *, agency_code: str | None = None) -> Sequence[PublishedDay]:
    """The rows known on a day, by day; with an agency only those that concern it. One query."""
    rows = _known(models.CalendarDay.objects.all(), on)
    if agency_code is not None:
        rows = rows.filter(
            Q(scope=DayScope.COUNTRY)
            | Q(scope=DayScope.PROVINCE, scope_code=settings.PROVINCE_CODE)
            | Q(scope=DayScope.AGENCY, scope_code=agency_code)
        )
    return tuple(map(published_day, rows.order_by("day", "id")))


def days_in_force() -> Sequence[PublishedDay]:
    """Every row that was not taken back, by day; also those not known yet. One query."""
    rows = models.CalendarDay.objects.filter(withdrawn_on__isnull=True)
    return tuple(map(published_day, rows.order_by("day", "id")))


def changes_of(publication: CalendarPublication) -> DayChanges:
    """The days that would differ, were the publication loaded: `publish_calendar` without writing."""
    rows = models.CalendarDay.objects.order_by("id")
    undone = {day.key: day for day in map(published_day, rows.exclude(withdrawal_source=""))}
    in_force = rows.filter(withdrawn_on__isnull=True)
    held = tuple(map(published_day, in_force))
    announced = {day.key for day in map(published_day, in_force.filter(is_announced=True))}
    by_file = {day.key for day in held} - announced
    wanted = [
        day
        for day in publication.days
        if day.key in by_file or not is_same_day_row(day, undone.get(day.key))
    ]
    return changes_between(wanted, held, announced=announced)


def hold_calendar(*, alone: bool = False) -> None:
    """For whoever counts a limit: until the transaction ends the calendar stays as it is.

    `alone`: and until then nobody else counts. Raises CalendarBeingSigned.
    """
    models.CalendarVersion.hold(alone=alone)


def may_decide(by: Actor, permission: str, keys: Iterable[DayKey]) -> bool:
    """Whether a right is held over every scope that these days have.

    An agency decides for itself; what holds for more is said by those whom the installation names
    (`CALENDAR_AGENCIES`, assumed: the office of the provincial committee and its service centre).
    """
    return all(
        any(
            by.may(permission, agency_code=agency_code)
            for agency_code in (
                COUNTRY_WIDE,
                *settings.CALENDAR_AGENCIES,
                *([code] if scope is DayScope.AGENCY else []),
            )
        )
        for scope, code in {(key.scope, key.scope_code) for key in keys}
    )


def proposal(proposal_id: ProposalId) -> CalendarProposal:
    """A change of the calendar. One query. Raises ProposalUnknown."""
    row = models.CalendarProposal.objects.filter(pk=proposal_id).first()
    if row is None:
        raise ProposalUnknown
    return _proposal(row)


def proposals(*, count_max: int) -> Sequence[CalendarProposal]:
    """The latest changes of the calendar, those that wait first. One query."""
    rows = models.CalendarProposal.objects.annotate(is_open=Q(state=ProposalState.OPEN)).order_by(
        "-is_open", "-id"
    )[:count_max]
    return tuple(map(_proposal, rows))


def _proposal(row: models.CalendarProposal) -> CalendarProposal:
    return CalendarProposal(
        proposal_id=ProposalId(row.pk),
        state=ProposalState(row.state),
        changes=changes_from_json(row.changes),
        decision=row.decision,
        decided_on=row.decided_on,
        note=row.note,
        entered_by=row.entered_by,
        entered_at=row.entered_at,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
    )


def published_day(row: models.CalendarDay) -> PublishedDay:
    """A row as its value."""
    return PublishedDay(
        day=row.day,
        kind=DayKind(row.kind),
        name=row.name,
        source=row.source,
        year=row.year,
        mark=row.mark,
        scope=DayScope(row.scope),
        scope_code=row.scope_code,
        announced_on=row.announced_on,
    )


def _known(rows: QuerySet[models.CalendarDay], on: date) -> QuerySet[models.CalendarDay]:
    return rows.filter(
        Q(announced_on__isnull=True) | Q(announced_on__lte=on),
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on),
    )


def _owners() -> frozenset[str]:
    """The agencies that have days or office hours of their own."""
    days = models.CalendarDay.objects.filter(scope=DayScope.AGENCY).values_list("scope_code")
    hours = models.OfficeHours.objects.exclude(agency_code="").values_list("agency_code")
    return frozenset(code for (code,) in days.union(hours))


def _boundaries() -> tuple[date, ...]:
    """The days on which what is known changes."""
    rows = models.CalendarDay.objects.exclude(
        announced_on__isnull=True, withdrawn_on__isnull=True
    ).values_list("announced_on", "withdrawn_on")
    return tuple(sorted({day for row in rows for day in row if day is not None}))


def _built(days: Sequence[PublishedDay], agency_code: str, version: str) -> WorkCalendar:
    hours = models.OfficeHours.objects.filter(agency_code__in={agency_code, ""})
    years = models.CalendarYear.objects.all()
    return work_calendar(
        days,
        map(_published_hours, hours),
        agency_code=agency_code,
        province_code=settings.PROVINCE_CODE,
        version=version,
        announced_until=announced_until(
            PublishedYear(row.year, row.is_complete, row.note) for row in years
        ),
    )


def _published_hours(row: models.OfficeHours) -> PublishedHours:
    return PublishedHours(
        hours=OfficeHours(
            sessions=tuple(
                Session(time.fromisoformat(opens), time.fromisoformat(closes))
                for opens, closes in row.sessions
            ),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            season=Season.between(row.season_from, row.season_to) if row.season_from else None,
            weekdays=tuple(map(WEEKDAY_NAMES.index, filter(None, row.weekdays.split(",")))),
        ),
        agency_code=row.agency_code,
        source=row.source,
        mark=row.mark,
    )
