"""data/holidays.yaml: days off, swapped days, office hours."""

from collections.abc import Mapping
from typing import Any

from motcua.domain.working_time.actions import publish_calendar
from motcua.domain.working_time.rules import contradictions

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
    return Checked((), lambda by, at: publish_calendar(publication=publication, by=by, at=at))
