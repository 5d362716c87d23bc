"""Until when the one-stop unit must say whether it accepts a dossier that was sent online."""

from datetime import datetime

from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.rules import due_moment
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import Limit, LimitUnit
from motcua.foundation.clock import VIETNAM


def answer_due(submitted_at: datetime, *, receiving_agency_code: str) -> datetime:
    """Office hours of the receiving agency, as many as the regime of the day says.

    Legal   `intake_response_working_hours` (45/2020/NĐ-CP art 11; the figure is assumed).
    """
    day = submitted_at.astimezone(VIETNAM).date()
    regime = regime_on(day)
    limit = Limit(regime.intake_response_working_hours, LimitUnit.WORKING_HOURS)
    calendar = calendar_for(agency_code=receiving_agency_code, on=day)
    return due_moment(submitted_at, limit, calendar, regime.counting_rules)
