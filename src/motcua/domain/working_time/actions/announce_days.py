"""Change single days of the calendar by a decision: a closure, a swap, a holiday taken back."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.working_time import models, permissions
from motcua.domain.working_time.errors import CalendarContradictsItself, DecisionMissing
from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.rules import change_contradictions
from motcua.domain.working_time.selectors import published_day
from motcua.domain.working_time.values import DayChanges, DayKey, PublishedDay
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.publication import PublishedCounts

from ._changed import calendar_changed
from ._rights import require_over


@transaction.atomic
def announce_days(
    *, changes: DayChanges, decision: str, by: Actor, at: datetime
) -> PublishedCounts:
    """Set and take back single days by one decision. What is already so is left as it is.

    The days are known from the day of `at`, so due times that were counted before stay explainable.

    Legal   LR-026 (Labour Code 2019, art. 111.3, 112; decisions on swaps and closures).
    Units   `at` is timezone-aware; days are Vietnam days; `decision` is number and date of the
            decision, the source of days that name none of their own.
    Raises  NotPermitted, DecisionMissing, CalendarContradictsItself. When it raises, nothing was
            written.
    Writes  days, version, journal and outbox (CalendarChanged), all or nothing; nothing if nothing
            changes.
    """
    require_over(by, permissions.PUBLISH_CALENDAR, changes.keys)
    if not decision.strip():
        raise DecisionMissing
    version = models.CalendarVersion.lock()
    held = {
        published_day(row).key: row
        for row in models.CalendarDay.objects.filter(withdrawn_on__isnull=True)
    }
    changes = changes.decided_by(decision)
    if reasons := tuple(change_contradictions(changes, map(published_day, held.values()))):
        raise CalendarContradictsItself(reason="; ".join(reasons))

    days = {row.key: row for row in changes.days if not _is_so(held.get(row.key), row)}
    replaced = [key for key in days if key in held]
    today = at.astimezone(VIETNAM).date()
    _withdraw([held[key] for key in (*changes.withdrawn, *replaced)], on=today, source=decision)
    models.CalendarDay.objects.bulk_create(_row(row, today) for row in days.values())
    counts = PublishedCounts(
        new=len(days) - len(replaced),
        changed=len(replaced),
        withdrawn=len(changes.withdrawn),
        unchanged=len(changes.days) - len(days),
    )
    if counts.changes_anything:
        version.renew(at=at)
        touched = [*days, *changes.withdrawn]
        journal.record(
            "working_time.days_announced",
            subject="working_time.calendar",
            by=by.reference,
            at=at,
            facts={
                **counts.as_facts(),
                "decision": decision,
                "days": [_said(key) for key in days],
                "withdrawn_days": [_said(key) for key in changes.withdrawn],
                "version": str(version.token),
            },
        )
        outbox.publish(calendar_changed([key.day for key in touched], version=version, at=at))
    return counts


def _is_so(held: models.CalendarDay | None, row: PublishedDay) -> bool:
    return held is not None and (held.kind, held.name, held.source) == (
        row.kind.value,
        row.name,
        row.source,
    )


def _withdraw(rows: list[models.CalendarDay], *, on: date, source: str) -> None:
    models.CalendarDay.objects.filter(pk__in=[row.pk for row in rows]).update(
        withdrawn_on=on, withdrawal_source=source
    )


def _row(row: PublishedDay, today: date) -> models.CalendarDay:
    return models.CalendarDay(
        day=row.day,
        kind=row.kind.value,
        scope=row.scope.value,
        scope_code=row.scope_code,
        name=row.name,
        source=row.source,
        year=row.year,
        mark=row.mark,
        announced_on=today,
        is_announced=True,
    )


def _said(key: DayKey) -> str:
    return " ".join(part for part in (key.day.isoformat(), key.scope.value, key.scope_code) if part)
