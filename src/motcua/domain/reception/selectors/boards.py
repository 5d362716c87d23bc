"""The hall of a unit: who is called where, how many wait, how long about."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import Agency
from motcua.domain.reception.models import PlanRow, QueueDay, Ticket
from motcua.domain.reception.rules import service_seconds, wait_minutes
from motcua.domain.reception.states import AT_A_COUNTER, TicketState
from motcua.domain.reception.values import (
    Board,
    BoardCall,
    BoardService,
    Durations,
    ServicePlan,
    UnitPlan,
)
from motcua.foundation.clock import VIETNAM

from .plans import plan_of, waiting_on

CALLS_SHOWN_MAX = 12
SERVED_READ_MAX = 400
# A counter that has called nobody for so long is taken for empty.
AT_WORK = timedelta(minutes=60)


def units_with_queue(at: datetime) -> Sequence[Agency]:
    """The one-stop units that give numbers, by name. One query."""
    codes = PlanRow.objects.filter(holds_from__lte=at).values_list("agency_id", flat=True)
    today = at.astimezone(VIETNAM).date()
    found = [each for each in agencies(set(codes)).values() if each.exists_on(today)]
    return sorted(found, key=lambda each: (each.name, each.code))


def day_of(agency_code: str, at: datetime) -> QueueDay | None:
    """The queue of today, if somebody has begun it."""
    today = at.astimezone(VIETNAM).date()
    return QueueDay.objects.filter(agency_id=agency_code, day=today).first()


def revision_of(agency_code: str, *, at: datetime) -> int:
    """Grows with whatever changes in the queue of today. One query."""
    today = at.astimezone(VIETNAM).date()
    found = QueueDay.objects.filter(agency_id=agency_code, day=today)
    return found.values_list("revision", flat=True).first() or 0


def days_left_open(*, at: datetime) -> Sequence[tuple[str, date]]:
    """Units with the days before today whose queue nobody has closed. One query, on an index."""
    found = QueueDay.objects.filter(closed_at__isnull=True, day__lt=at.astimezone(VIETNAM).date())
    return list(found.order_by("day", "agency_id").values_list("agency_id", "day"))


def board(agency_code: str, *, at: datetime) -> Board:
    """What hangs in the hall. Six queries, whatever the number of tickets. Raises QueueNotFound."""
    plan = plan_of(agency_code, at=at)
    day = day_of(agency_code, at)
    waiting = waiting_on(day.pk) if day else []
    by_service: dict[str, int] = defaultdict(int)
    for each in waiting:
        by_service[each.service_key] += 1
    pace = durations_of(day)
    working = counters_at_work(day, plan, at=at)
    unit = agencies([agency_code]).get(agency_code)  # type: ignore[call-overload]
    return Board(
        agency_code=agency_code,
        agency_name=unit.name if unit else agency_code,
        day=at.astimezone(VIETNAM).date(),
        revision=day.revision if day else 0,
        calls=_calls(day, plan),
        services=[
            BoardService(
                service=service,
                waiting_count=by_service[service.key],
                wait_minutes=wait_minutes(
                    before_count=by_service[service.key],
                    counters_count=counters_count(service.key, plan, working),
                    seconds=pace_of(service, pace),
                ),
            )
            for service in plan.services
        ],
        waiting_count=len(waiting),
        is_closed=day is not None and day.closed_at is not None,
    )


def durations_of(day: QueueDay | None) -> Durations:
    """The real times of service of a day, by service, in the order of ending. One query."""
    found: dict[str, list[float]] = defaultdict(list)
    if day is None:
        return found
    rows = (
        Ticket.objects.filter(
            queue_day=day,
            state=TicketState.SERVED,
            started_at__isnull=False,
            ended_at__isnull=False,
        )
        .order_by("-ended_at")
        .values_list("service_key", "started_at", "ended_at")[:SERVED_READ_MAX]
    )
    for service_key, started_at, ended_at in reversed(rows):
        if started_at is not None and ended_at is not None:
            found[service_key].append((ended_at - started_at).total_seconds())
    return found


def pace_of(service: ServicePlan, durations: Durations) -> float:
    return service_seconds(durations.get(service.key, ()), usual_minutes=service.usual_minutes)


def counters_at_work(day: QueueDay | None, plan: UnitPlan, *, at: datetime) -> set[int]:
    """The counters that have called somebody lately; all of them while nobody has. One query."""
    everyone = {each.number for each in plan.counters}
    if day is None:
        return everyone
    rows = Ticket.objects.filter(queue_day=day, called_at__gt=at - AT_WORK)
    lately = {number for number in rows.values_list("counter_number", flat=True) if number}
    return lately or everyone


def counters_count(service_key: str, plan: UnitPlan, working: set[int]) -> int:
    """How many counters give a service now; at least one of those that could."""
    able = {each.number for each in plan.counters_for(service_key)}
    return len(able & working) or min(len(able), 1)


def _calls(day: QueueDay | None, plan: UnitPlan) -> list[BoardCall]:
    if day is None or day.closed_at is not None:
        return []
    rows = (
        Ticket.objects.filter(queue_day=day, state__in=sorted(AT_A_COUNTER))
        .exclude(called_at=None)
        .order_by("-called_at", "-number")
        .values_list("label", "counter_number", "called_at", "state")[:CALLS_SHOWN_MAX]
    )
    names = {each.number: each.name for each in plan.counters}
    return [
        BoardCall(
            label=label,
            counter_number=number or 0,
            counter_name=names.get(number or 0, ""),
            called_at=called_at,
            is_new=state == TicketState.CALLED,
        )
        for label, number, called_at, state in rows
        if called_at is not None
    ]
