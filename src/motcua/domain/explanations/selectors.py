"""Why a dossier has not gone on, for one reader."""

from datetime import datetime

from motcua.domain.dossiers.rules.deadlines import (
    Deadlines,
    answer_by,
    hand_over_by,
    reminder_on,
    working_days_apart,
)
from motcua.domain.dossiers.values import DossierLife, DossierPage
from motcua.domain.explanations.rules.why import Audience, Why, why
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import Regime
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM


def why_of(page: DossierPage, life: DossierLife, *, audience: Audience, at: datetime) -> Why:
    """What it waits for, who has it, since when, what comes next and when.

    For somebody who was shown the page. One query, for the version of the calendar.
    """
    regime = regime_on(page.submitted_at.astimezone(VIETNAM).date())
    today = at.astimezone(VIETNAM).date()
    calendar = calendar_for(agency_code=page.receiving_agency_code, on=today)
    pause = life.open_pause
    return why(
        page,
        life,
        deadlines=deadlines_of(page, regime, calendar, at=at),
        ground_name=regime.pause_ground_names.get(pause.ground, "") if pause else "",
        stops_by_notice=regime.stop_by_applicant == "stop_notice",
        audience=audience,
        at=at,
    )


def deadlines_of(
    page: DossierPage, regime: Regime, calendar: WorkCalendar, *, at: datetime
) -> Deadlines:
    """The deadlines of the next step, counted from when the dossier came to where it is."""
    return Deadlines(
        answer_by=answer_by(
            page.held_since,
            working_hours=regime.intake_response_working_hours,
            calendar=calendar,
            rules=regime.counting_rules,
        ),
        hand_over_by=hand_over_by(
            page.held_since, cutoff=regime.handover_cutoff, calendar=calendar
        ),
        reminder_on=reminder_on(
            page.result_ready_at or page.held_since,
            sent_count=page.collection_reminders,
            days=regime.collection_reminder_days,
        ),
        working_days_to_due=working_days_apart(page.due_at, at, calendar) if page.due_at else 0,
    )
