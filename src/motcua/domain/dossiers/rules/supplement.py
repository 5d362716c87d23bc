"""Asking for papers: only what the published procedure lists, in time, and not too often.

Legal   LR-051: 61/2018/NĐ-CP arts 11.2c, 15.3, 17.1a; 63/2010/NĐ-CP art 8: what the published
        procedure does not list is asked of nobody, nor more of it than it lists.
        LR-052: 61/2018/NĐ-CP art 19.4: after appraisal within 3 working days of receipt, unless
        the law of the procedure says otherwise.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from motcua.domain.catalogue.values import Component
from motcua.domain.dossiers.values import AskedPaper
from motcua.domain.regimes.values import CountingRules
from motcua.domain.working_time.rules import due_time, next_working_day
from motcua.domain.working_time.values import Limit, LimitUnit, WorkCalendar
from motcua.foundation.clock import VIETNAM


def supplement_requests_allowed(*, of_regime: int, of_procedure: int | None) -> int:
    """How often papers may be asked for: once, unless the procedure says otherwise (LR-051)."""
    return of_regime if of_procedure is None else of_procedure


def paper_not_listed(items: Sequence[AskedPaper], listed: Sequence[Component]) -> str:
    """The first paper asked for that the procedure does not list, in words; empty if there is none.

    Of a listed paper no more may be asked for than the list says; a list without a number wants one.
    """
    by_order = {component.order: component for component in listed}
    for item in items:
        component = by_order.get(item.order)
        if component is None or component.name != item.name:
            return item.name or f"số {item.order}"
        count = item.original_count + item.copy_count
        if count > max(1, component.original_count + component.copy_count):
            return f"{item.name} ({count} bản)"
    return ""


def papers_outstanding(
    asked: Sequence[AskedPaper], listed: Sequence[Component], *, here: Collection[int]
) -> Sequence[AskedPaper]:
    """What was asked for and has not come. What is only shown need not come (LR-051)."""
    shown = {component.order for component in listed if component.is_shown_only}
    return [paper for paper in asked if paper.order not in here and paper.order not in shown]


def latest_request_at(
    counted_from: datetime, *, working_days: int, calendar: WorkCalendar, rules: CountingRules
) -> datetime:
    """The last moment at which a supplement may be asked for in process (LR-052).

    Units   `counted_from` is where the limit began: reception of the full dossier.
    """
    limit = Limit(working_days, LimitUnit.WORKING_DAYS)
    return due_time(counted_from, limit, calendar, rules).due_at


def end_of_day_to_complete(day: date, calendar: WorkCalendar) -> datetime:
    """When office hours end on a day; of a day off, on the next working day (Civil Code art 148.5)."""
    last = day if calendar.is_working_day(day) else next_working_day(day, calendar)
    return datetime.combine(last, calendar.closes_at(last), tzinfo=VIETNAM)
