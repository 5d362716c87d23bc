"""Until when the one-stop unit must say whether it accepts a dossier that was sent online."""

from datetime import datetime

from motcua.domain.dossiers.rules.deadlines import answer_by
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM


def answer_due(submitted_at: datetime, *, receiving_agency_code: str) -> datetime:
    """Office hours of the receiving agency, as many as the regime of the day says.

    Legal   `intake_response_working_hours` (45/2020/NĐ-CP art 11; the figure is assumed).
    """
    day = submitted_at.astimezone(VIETNAM).date()
    regime = regime_on(day)
    return answer_by(
        submitted_at,
        working_hours=regime.intake_response_working_hours,
        calendar=calendar_for(agency_code=receiving_agency_code, on=day),
        rules=regime.counting_rules,
    )
