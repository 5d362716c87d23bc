"""Which life events there are on a day. Kept in the process."""

from datetime import date

from motcua.domain.guidance import models
from motcua.domain.guidance.errors import EventNotFound
from motcua.domain.guidance.rules import event_from
from motcua.domain.guidance.values import LifeEvent
from motcua.foundation.db.reference_data import ReferenceCache

released = ReferenceCache(models.GuidanceRelease.current)


def events_on(day: date) -> tuple[LifeEvent, ...]:
    """The life events in force on a day, most needed first. No query while they are kept.

    Each has `key` (its page is /viec-doi/<key>/), `title`, `keywords` and `slugs`.
    """
    return released.get(("events", day), lambda: _events(day))


def event_on(key: str, day: date) -> LifeEvent:
    """One life event by its key or a former key. Raises EventNotFound."""
    events = events_on(day)
    for event in events:
        if event.key == key:
            return event
    for event in events:
        if key in event.former_keys:
            return event
    raise EventNotFound(key=key, day=day.isoformat())


def _events(day: date) -> tuple[LifeEvent, ...]:
    versions = released.get("versions", _versions)
    newest: dict[str, LifeEvent] = {}
    for event in versions:  # earliest first, of one day the version that was mended last
        if event.valid_from <= day:
            newest[event.key] = event
    in_force = (
        event for event in newest.values() if event.valid_to is None or day <= event.valid_to
    )
    return tuple(sorted(in_force, key=lambda event: (event.position, event.key)))


def _versions() -> tuple[LifeEvent, ...]:
    rows = models.EventVersion.objects.order_by("valid_from", "version")
    return tuple(event_from(row.description) for row in rows)
