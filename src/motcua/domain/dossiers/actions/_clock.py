"""Starts, stops and sets again the limit of a dossier, with the derivation that explains it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import FILED_BY, ProcedurePage, VersionId
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.rules.apology import apology_raised_at
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import Regime
from motcua.domain.working_time.rules import due_time, office_time_between
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import (
    DueTime,
    Limit,
    LimitUnit,
    Pause,
    WorkCalendar,
    derivation_as_json,
)
from motcua.foundation.clock import VIETNAM

from ._lateness import drop_apology_draft

CLOCK_COLUMNS = ("clock_started_at", "due_at", "due_derivation", "apology_raise_at")
_HOUR = timedelta(hours=1)


def regime_of(dossier: Dossier) -> Regime:
    """The regime of intake: it stays with the dossier to the end (legal-timeline, section 1)."""
    return regime_on(dossier.submitted_at.astimezone(VIETNAM).date())


def procedure_of(dossier: Dossier) -> ProcedurePage:
    """The published procedure as it stood at intake, with all its cases."""
    submitted_on = dossier.submitted_at.astimezone(VIETNAM).date()
    return procedure_version(VersionId(dossier.procedure_version_id), day=submitted_on)


def calendar_of(dossier: Dossier, at: datetime) -> WorkCalendar:
    """The calendar of the agency that made the appointment, as known at a moment."""
    return calendar_for(agency_code=dossier.receiving_agency_id, on=at.astimezone(VIETNAM).date())


def start_clock(
    dossier: Dossier, *, started_at: datetime, at: datetime, limit: Limit | None = None
) -> DueTime:
    """Count the whole limit from a moment: at acceptance, and again after a supplement.

    `limit` replaces the published one where the law gives the agency another.
    """
    given, is_same_day, source = (limit, False, "") if limit else _limit_of(dossier)
    due = due_time(
        started_at,
        given,
        calendar_of(dossier, at),
        regime_of(dossier).counting_rules,
        same_day=is_same_day,
        limit_source=source,
    )
    dossier.clock_started_at = started_at
    set_due(dossier, due, at=at)
    return due


def _limit_of(dossier: Dossier) -> tuple[Limit, bool, str]:
    """The limit of channel and case or to mend a result; if it is the same day; whose it is."""
    if dossier.clock_started_at is not None and dossier.replaced_results.exists():
        days = regime_of(dossier).correction_working_days
        return Limit(days, LimitUnit.WORKING_DAYS), False, ""
    page, by = procedure_of(dossier).in_case(dossier.case_key), FILED_BY[dossier.channel]
    return page.limit_for(by), page.is_same_day_for(by), page.limit_source_for(by)


def stop_clock(dossier: Dossier) -> None:
    """Nothing is due while the dossier waits for others on a ground of the law."""
    if dossier.due_at is not None:
        drop_apology_draft(dossier)
    dossier.due_at, dossier.due_derivation, dossier.apology_raise_at = None, None, None


def resume_clock(dossier: Dossier, pauses: Sequence[Pause], *, at: datetime) -> DueTime:
    """Count the limit again from where it began, leaving out every pause."""
    assert dossier.clock_started_at is not None  # noqa: S101 — what was paused had begun
    limit, is_same_day, source = _limit_of(dossier)
    due = due_time(
        dossier.clock_started_at,
        limit,
        calendar_of(dossier, at),
        regime_of(dossier).counting_rules,
        same_day=is_same_day,
        pauses=pauses,
        limit_source=source,
    )
    set_due(dossier, due, at=at)
    return due


def continue_promise(
    dossier: Dossier,
    promised_at: datetime,
    *,
    paused_at: datetime,
    resumed_at: datetime,
    at: datetime,
) -> DueTime:
    """After a pause, the office time that was left of a date promised in an apology."""
    calendar = calendar_of(dossier, at)
    left = max(office_time_between(paused_at, promised_at, calendar), timedelta(minutes=1))
    due = due_time(
        resumed_at,
        Limit(left / _HOUR, LimitUnit.WORKING_HOURS),
        calendar,
        regime_of(dossier).counting_rules,
    )
    set_due(dossier, due, at=at)
    return due


def set_due(
    dossier: Dossier, due: DueTime, *, at: datetime, counted_from: datetime | None = None
) -> None:
    """The due time, why it is so, and when to ask whether it will be kept.

    `counted_from` is when the time was promised, if it is not that of the limit's own start.
    """
    if dossier.due_at is not None and dossier.due_at != due.due_at:
        drop_apology_draft(dossier)
    appoint(dossier, due, calendar_of(dossier, at), counted_from=counted_from)


def appoint(
    dossier: Dossier, due: DueTime, calendar: WorkCalendar, *, counted_from: datetime | None = None
) -> None:
    """The columns of a due time alone."""
    dossier.due_at, dossier.due_derivation = due.due_at, derivation_as_json(due)
    assert dossier.clock_started_at is not None  # noqa: S101 — set by who counts
    dossier.apology_raise_at = apology_raised_at(
        due.due_at,
        counted_from=counted_from or dossier.clock_started_at,
        lead_days=regime_of(dossier).apology_lead_days,
        calendar=calendar,
    )
