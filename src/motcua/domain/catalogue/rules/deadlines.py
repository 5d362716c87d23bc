"""By when a decision of publication is to be published and entered in the national database.

Legal   LR-116 (63/2010/NĐ-CP art 15), LR-117 (art 24). Working days by the calendar of the agency.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from motcua.domain.organisations.values import AgencyLevel
from motcua.domain.working_time.rules import next_working_day
from motcua.domain.working_time.values import WorkCalendar


@dataclass(frozen=True, slots=True)
class PublishingTerm:
    """What one publisher has to keep."""

    level: AgencyLevel
    days_before_effect: int  # from the day of publication to that of effect
    entry_working_days: int


TERMS: Final = (
    PublishingTerm(AgencyLevel.MINISTRY, days_before_effect=20, entry_working_days=10),
    PublishingTerm(AgencyLevel.PROVINCE, days_before_effect=5, entry_working_days=5),
)
# Instruments of the shortened procedure hold from their signature on: counted after it.
SHORTENED_DAYS_AFTER_SIGNATURE: Final = 3
SHORTENED_ENTRY_WORKING_DAYS: Final = 2


def publish_by(
    level: AgencyLevel,
    *,
    effective_on: date,
    is_shortened: bool,
    instrument_signed_on: date | None = None,
) -> date:
    """The last day on which the decision is published in time.

    Legal   LR-116 (63/2010/NĐ-CP art 15): a ministry at least 20 days before the legal instrument
            takes effect, a province at least 5; an instrument of the shortened procedure not later
            than 3 days after it was signed. Where its signature is not known: after it took effect
            (assumed; such instruments hold from their signature on).
    """
    if is_shortened:
        signed_on = instrument_signed_on or effective_on
        return signed_on + timedelta(days=SHORTENED_DAYS_AFTER_SIGNATURE)
    return effective_on - timedelta(days=_term(level).days_before_effect)


def enter_by(
    level: AgencyLevel, *, published_on: date, is_shortened: bool, calendar: WorkCalendar
) -> date:
    """The last day on which the decision is entered in the national database in time.

    Legal   LR-117 (63/2010/NĐ-CP art 24): 10 working days after publication for a ministry, 5 for a
            province, 2 for the shortened procedure. The day of publication is not counted.
    """
    count = SHORTENED_ENTRY_WORKING_DAYS if is_shortened else _term(level).entry_working_days
    day = published_on
    for _ in range(count):
        day = next_working_day(day, calendar)
    return day


def _term(level: AgencyLevel) -> PublishingTerm:
    """Agencies under a province publish nothing themselves; what is asked for is the province's."""
    return next((term for term in TERMS if term.level is level), TERMS[1])
