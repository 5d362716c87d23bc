"""data/holidays.yaml: days off, swapped days, office hours."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.domain.dossiers.errors import OpenDossiersWouldMove
from motcua.domain.dossiers.selectors.calendar_impact import calendar_impact
from motcua.domain.identity.values import Actor
from motcua.domain.working_time.actions import publish_calendar
from motcua.domain.working_time.rules import contradictions
from motcua.domain.working_time.selectors import changes_of, hold_calendar
from motcua.domain.working_time.values import CalendarPublication
from motcua.foundation.db import all_or_nothing
from motcua.foundation.db.publication import PublishedCounts

from .calendar_file import read_publication
from .checked import Checked, Context
from .faults import fault_from

KIND = "lịch làm việc"


def recognises(document: Mapping[str, Any]) -> bool:
    return "years" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape, texts, weekdays and contradictions of the calendar."""
    faults, publication = read_publication(file, document)
    if publication is None:
        return Checked(faults, None)
    if said := contradictions(publication):
        return Checked(tuple(fault_from(file, sentence) for sentence in said), None)
    return Checked((), lambda by, at: _publish(publication, by, at))


def _publish(publication: CalendarPublication, by: Actor, at: datetime) -> PublishedCounts:
    """Load the calendar, unless dossiers that are open would keep days of the old one.

    Legal   LR-070: what moves is shown and signed. Raises OpenDossiersWouldMove.
    """
    with all_or_nothing():
        hold_calendar(alone=True)
        impact = calendar_impact(changes_of(publication), at=at)
        if impact.moves or impact.appointments:
            raise OpenDossiersWouldMove(
                dossiers=len(impact.moves), appointments=len(impact.appointments)
            )
        return publish_calendar(publication=publication, by=by, at=at)
