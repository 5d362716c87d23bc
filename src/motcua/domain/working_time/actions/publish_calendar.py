"""Publish the calendars: days off, swapped days, office hours."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.domain.working_time import models, permissions
from motcua.domain.working_time.errors import CalendarContradictsItself
from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.rules import contradictions
from motcua.domain.working_time.values import (
    WEEKDAY_NAMES,
    CalendarPublication,
    PublishedDay,
    PublishedHours,
)
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.publication import PublishedCounts, publish_rows

from ._changed import calendar_changed

COUNTRY_WIDE = "*"
Key = tuple[str, str, date]  # scope, its code, day


@transaction.atomic
def publish_calendar(
    *, publication: CalendarPublication, by: Actor, at: datetime
) -> PublishedCounts:
    """Make the calendars what the publication says. Repeating it changes nothing.

    Days that a decision announced (`announce_days`) are not in any file: they stay. A day that a
    decision took back stays away while the publication says of it what was taken back.

    Legal   LR-025 (Labour Code 2019, art. 111.3 and 112; yearly announcements of swapped days).
    Units   `at` is timezone-aware; days are Vietnam days; sessions are Vietnam times.
    Raises  NotPermitted, CalendarContradictsItself. When it raises, nothing was written.
    Writes  days (new ones added, missing or changed ones withdrawn), hours, years, version and
            journal, outbox (CalendarChanged, if days changed that were known), all or nothing.
    """
    by.require(permissions.PUBLISH_CALENDAR, agency_code=COUNTRY_WIDE)
    if reasons := contradictions(publication):
        raise CalendarContradictsItself(reason="; ".join(reasons))

    version = models.CalendarVersion.lock()
    days, touched = _publish_days(publication.days, at)
    counts = (
        days
        + publish_rows(
            models.OfficeHours.objects.all(),
            key=("agency_code", "valid_from", "season_from", "weekdays"),
            rows=map(_hours_facts, publication.office_hours),
        )
        + publish_rows(
            models.CalendarYear.objects.all(),
            key=("year",),
            rows=[
                {"year": year.year, "is_complete": year.is_complete, "note": year.note}
                for year in publication.years
            ],
        )
    )
    if counts.changes_anything:
        version.renew(at=at)
        journal.record(
            "working_time.calendar_published",
            subject="working_time.calendar",
            by=by.reference,
            at=at,
            facts={**counts.as_facts(), "version": str(version.token)},
        )
    if touched:
        outbox.publish(calendar_changed(touched, version=version, at=at))
    return counts


def _publish_days(
    days: tuple[PublishedDay, ...], at: datetime
) -> tuple[PublishedCounts, Collection[date]]:
    """A changed day is withdrawn and entered anew, so that what was known before stays known.

    Days that come after the first publication are known from today, unless they say otherwise.
    Returns the counts and, after the first publication, the days that changed.
    """
    held = {
        (row.scope, row.scope_code, row.day): row
        for row in models.CalendarDay.objects.filter(withdrawn_on__isnull=True)
    }
    wanted = _without_what_decisions_changed(
        {(day.scope.value, day.scope_code, day.day): _day_facts(day) for day in days}, held
    )
    changed = {key for key, facts in wanted.items() if key in held and _differs(held[key], facts)}
    gone = {key for key, row in held.items() if key not in wanted and not row.is_announced}
    today = at.astimezone(VIETNAM).date()
    models.CalendarDay.objects.filter(pk__in=[held[key].pk for key in changed | gone]).update(
        withdrawn_on=today
    )
    new = [
        models.CalendarDay(
            scope=key[0],
            scope_code=key[1],
            day=key[2],
            announced_on=facts["announced_on"] or (today if held else None),
            **{name: value for name, value in facts.items() if name != "announced_on"},
        )
        for key, facts in wanted.items()
        if key in changed or key not in held
    ]
    models.CalendarDay.objects.bulk_create(new)
    counts = PublishedCounts(
        new=len(new) - len(changed),
        changed=len(changed),
        withdrawn=len(gone),
        unchanged=len(wanted) - len(new),
    )
    touched = {row.day for row in new} | {key[2] for key in gone}
    return counts, touched if held else ()


def _without_what_decisions_changed(
    wanted: dict[Key, dict[str, Any]], held: dict[Key, models.CalendarDay]
) -> dict[Key, dict[str, Any]]:
    """A file that does not know of a decision yet does not undo it.

    Its row is passed over where a decision took exactly that row back, and nothing that the file
    says has changed since.
    """
    undone: dict[Key, models.CalendarDay] = {
        (row.scope, row.scope_code, row.day): row
        for row in models.CalendarDay.objects.exclude(withdrawal_source="").order_by("id")
    }
    return {
        key: facts
        for key, facts in wanted.items()
        if key not in undone
        or _differs(undone[key], facts)
        or (key in held and not held[key].is_announced)
    }


def _day_facts(day: PublishedDay) -> dict[str, Any]:
    return {
        "kind": day.kind.value,
        "name": day.name,
        "source": day.source,
        "year": day.year,
        "mark": day.mark,
        "announced_on": day.announced_on,
    }


def _differs(row: models.CalendarDay, facts: dict[str, Any]) -> bool:
    return any(
        getattr(row, name) != value for name, value in facts.items() if name != "announced_on"
    )


def _hours_facts(row: PublishedHours) -> dict[str, Any]:
    season_from, season_to = row.hours.season.as_texts() if row.hours.season else ("", "")
    return {
        "season_from": season_from,
        "season_to": season_to,
        "weekdays": ",".join(WEEKDAY_NAMES[n] for n in sorted(row.hours.weekdays)),
        "agency_code": row.agency_code,
        "valid_from": row.hours.valid_from,
        "valid_to": row.hours.valid_to,
        "sessions": [
            [f"{session.opens_at:%H:%M}", f"{session.closes_at:%H:%M}"]
            for session in row.hours.sessions
        ],
        "source": row.source,
        "mark": row.mark,
    }
