"""The halls of the demonstration: counters laid down, and some people who have come today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from motcua.domain.identity import selectors as identity
from motcua.domain.identity.values import ANONYMOUS, SYSTEM, Actor
from motcua.domain.reception import actions
from motcua.domain.reception.selectors import board
from motcua.domain.reception.values import UnitPlan
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.reference_data.yaml_file import Unreadable, read

NAME = "demo/reception.yaml"
ARRIVALS_MINUTES_AGO = (52, 47, 45, 38, 33, 26, 21, 15, 9, 6, 4, 2)
PRIORITY_AT = 6  # This one belongs to the first group called before others.
STAYS_MINUTES = (7, 5, 9)
_LATEST = timedelta(minutes=20)  # before closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """One unit of the file."""

    agency_code: str
    officers: Sequence[str]
    plan: Mapping[str, Any]


def halls(path: Path) -> Sequence[Hall]:
    """What the file states. Raises Unreadable."""
    content = read(path)
    shared = {name: content.get(name) or [] for name in ("priorities", "rules")}
    try:
        return [
            Hall(
                agency_code=row["agency"],
                officers=row["officers"],
                plan={**shared, "services": row["services"], "counters": row["counters"]},
            )
            for row in content["units"]
        ]
    except (KeyError, TypeError) as fault:
        message = f"thiếu {fault}"
        raise Unreadable(message) from None


def open_hall(hall: Hall, *, at: datetime) -> int:
    """Arrange the unit; if nobody has come today, let some come. Returns how many.

    Raises what the acts refuse.
    """
    day = at.astimezone(VIETNAM).date()
    opened = datetime.combine(day, datetime.min.time(), tzinfo=VIETNAM)
    plan = actions.arrange_unit(agency_code=hall.agency_code, plan=hall.plan, by=SYSTEM, at=opened)
    until = _until(hall.agency_code, at)
    if until is None or board(hall.agency_code, at=at).revision:
        return 0
    officers = [_officer(name, at=at) for name in hall.officers]
    _come(hall.agency_code, plan, until)
    _work(hall.agency_code, plan, [each for each in officers if each is not None], until)
    return len(ARRIVALS_MINUTES_AGO)


def _until(agency_code: str, at: datetime) -> datetime | None:
    """Now, or the end of the office's day; None while there is no day to tell of."""
    here = at.astimezone(VIETNAM)
    day, calendar = here.date(), calendar_for(agency_code, on=here.date())
    if not calendar.is_working_day(day):
        return None
    opens = datetime.combine(day, calendar.opens_at(day), tzinfo=VIETNAM)
    closes = datetime.combine(day, calendar.closes_at(day), tzinfo=VIETNAM)
    until = min(here, closes - _LATEST)
    first = until - timedelta(minutes=ARRIVALS_MINUTES_AGO[0])
    return until if first >= opens - timedelta(minutes=25) else None


def _come(agency_code: str, plan: UnitPlan, until: datetime) -> None:
    for number, minutes in enumerate(ARRIVALS_MINUTES_AGO):
        service = plan.services[number % len(plan.services)]
        group = plan.priorities[0].key if number == PRIORITY_AT and plan.priorities else ""
        actions.take_ticket(
            agency_code=agency_code,
            service_key=service.key,
            priority_key=group,
            source="phone" if number % 4 == 1 else "kiosk",
            by=ANONYMOUS,
            at=until - timedelta(minutes=minutes),
        )


def _work(agency_code: str, plan: UnitPlan, officers: Sequence[Actor], until: datetime) -> None:
    """Each counter has served one, is serving or calling another; the rest wait."""
    for place, counter in enumerate(plan.counters if officers else ()):
        officer = officers[place % len(officers)]
        began = until - timedelta(minutes=20 - place)
        for round_number, stay in enumerate(STAYS_MINUTES[:2]):
            taken = actions.call_next(
                agency_code=agency_code, counter_number=counter.number, by=officer, at=began
            )
            is_last = round_number == 1
            if is_last and place == 0:
                return_at = until - timedelta(minutes=1)
                actions.recall_ticket(ticket_id=taken.ticket_id, by=officer, at=return_at)
                break
            began += timedelta(minutes=1)
            actions.start_serving(ticket_id=taken.ticket_id, by=officer, at=began)
            if not is_last:
                began += timedelta(minutes=stay)
                actions.finish_ticket(ticket_id=taken.ticket_id, by=officer, at=began)


def _officer(username: str, *, at: datetime) -> Actor | None:
    account_id = identity.account_of(username)
    return identity.actor_for(account_id, at=at) if account_id is not None else None
