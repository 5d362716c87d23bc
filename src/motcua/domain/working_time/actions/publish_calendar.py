"""Publish the calendars: days off, swapped days, office hours."""

from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.domain.working_time import models, permissions
from motcua.domain.working_time.errors import CalendarContradictsItself
from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.rules import contradictions
from motcua.domain.working_time.values import (
    CalendarPublication,
    PublishedCounts,
    PublishedDay,
    PublishedHours,
)
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

COUNTRY_WIDE = "*"


@transaction.atomic
def publish_calendar(
    *, publication: CalendarPublication, by: Actor, at: datetime
) -> PublishedCounts:
    """Make the calendars what the publication says. Repeating it changes nothing.

    Legal   Labour Code 2019, art. 111.3 and 112 (days off); yearly announcements of swapped days.
    Units   `at` is timezone-aware; days are Vietnam days; sessions are Vietnam times.
    Raises  NotPermitted, CalendarContradictsItself. When it raises, nothing was written.
    Writes  days (new ones added, missing or changed ones withdrawn), hours, years, version and
            journal, all or nothing.
    """
    by.require(permissions.PUBLISH_CALENDAR, agency_code=COUNTRY_WIDE)
    if reasons := contradictions(publication):
        raise CalendarContradictsItself(reason="; ".join(reasons))

    version = models.CalendarVersion.lock()
    counts = [
        _publish_days(publication.days, at),
        _publish_hours(publication.office_hours),
        _publish_years(publication),
    ]
    total = PublishedCounts(
        new=sum(count.new for count in counts),
        changed=sum(count.changed for count in counts),
        withdrawn=sum(count.withdrawn for count in counts),
        unchanged=sum(count.unchanged for count in counts),
    )
    if total.changes_anything:
        version.renew(at=at)
        journal.record(
            "working_time.calendar_published",
            subject="working_time.calendar",
            by=by.reference,
            at=at,
            facts={
                "new": total.new,
                "changed": total.changed,
                "withdrawn": total.withdrawn,
                "version": str(version.token),
            },
        )
    return total


def _publish_days(days: tuple[PublishedDay, ...], at: datetime) -> PublishedCounts:
    """A changed day is withdrawn and entered anew, so that what was known before stays known.

    Days that come after the first publication are known from today, unless they say otherwise.
    """
    wanted = {(day.scope.value, day.scope_code, day.day): _day_facts(day) for day in days}
    held: dict[Hashable, models.CalendarDay] = {
        (row.scope, row.scope_code, row.day): row
        for row in models.CalendarDay.objects.filter(withdrawn_on__isnull=True)
    }
    changed = {key for key, facts in wanted.items() if key in held and _differs(held[key], facts)}
    gone = held.keys() - wanted.keys()
    today = at.astimezone(VIETNAM).date()
    models.CalendarDay.objects.filter(pk__in=[held[key].pk for key in changed | gone]).update(
        withdrawn_on=today
    )
    models.CalendarDay.objects.bulk_create(
        models.CalendarDay(
            scope=key[0],
            scope_code=key[1],
            day=key[2],
            **{**facts, "announced_on": facts["announced_on"] or (today if held else None)},
        )
        for key, facts in wanted.items()
        if key in changed or key not in held
    )
    return _counts(wanted, held, changed, gone)


def _day_facts(day: PublishedDay) -> dict[str, Any]:
    return {
        "kind": day.kind.value,
        "name": day.name,
        "source": day.source,
        "year": day.year,
        "mark": day.mark,
        "announced_on": day.announced_on,
    }


def _publish_hours(hours: tuple[PublishedHours, ...]) -> PublishedCounts:
    wanted = {(row.agency_code, row.hours.valid_from): _hours_facts(row) for row in hours}
    held: dict[Hashable, models.OfficeHours] = {
        (row.agency_code, row.valid_from): row for row in models.OfficeHours.objects.all()
    }
    changed = {key for key, facts in wanted.items() if key in held and _differs(held[key], facts)}
    gone = held.keys() - wanted.keys()
    models.OfficeHours.objects.filter(pk__in=[held[key].pk for key in changed | gone]).delete()
    models.OfficeHours.objects.bulk_create(
        models.OfficeHours(agency_code=key[0], valid_from=key[1], **facts)
        for key, facts in wanted.items()
        if key in changed or key not in held
    )
    return _counts(wanted, held, changed, gone)


def _hours_facts(row: PublishedHours) -> dict[str, Any]:
    return {
        "valid_to": row.hours.valid_to,
        "sessions": [
            [f"{session.opens_at:%H:%M}", f"{session.closes_at:%H:%M}"]
            for session in row.hours.sessions
        ],
        "source": row.source,
        "mark": row.mark,
    }


def _publish_years(publication: CalendarPublication) -> PublishedCounts:
    wanted = {
        year.year: {"is_complete": year.is_complete, "note": year.note}
        for year in publication.years
    }
    held: dict[Hashable, models.CalendarYear] = {
        row.year: row for row in models.CalendarYear.objects.all()
    }
    changed = {key for key, facts in wanted.items() if key in held and _differs(held[key], facts)}
    gone = held.keys() - wanted.keys()
    models.CalendarYear.objects.filter(pk__in=[*changed, *gone]).delete()
    models.CalendarYear.objects.bulk_create(
        models.CalendarYear(year=key, **facts)
        for key, facts in wanted.items()
        if key in changed or key not in held
    )
    return _counts(wanted, held, changed, gone)


def _differs(row: Any, facts: Mapping[str, Any]) -> bool:
    return any(
        getattr(row, name) != value for name, value in facts.items() if name != "announced_on"
    )


def _counts(
    wanted: Mapping[Any, Any], held: Mapping[Any, Any], changed: set[Any], gone: set[Any]
) -> PublishedCounts:
    kept = wanted.keys() & held.keys()
    return PublishedCounts(
        new=len(wanted) - len(kept),
        changed=len(changed),
        withdrawn=len(gone),
        unchanged=len(kept) - len(changed),
    )
