"""The plan of a unit, and those who wait."""

from datetime import datetime

from motcua.domain.reception.errors import QueueNotFound
from motcua.domain.reception.models import PlanRow, Ticket
from motcua.domain.reception.rules import plan_from
from motcua.domain.reception.states import TicketState
from motcua.domain.reception.values import UnitPlan, Waiting


def plan_of(agency_code: str, *, at: datetime) -> UnitPlan:
    """How the unit is arranged at a moment. One query. Raises QueueNotFound."""
    data = (
        PlanRow.objects.filter(agency_id=agency_code, holds_from__lte=at)
        .order_by("-holds_from", "-id")
        .values_list("plan", flat=True)
        .first()
    )
    if data is None:
        raise QueueNotFound
    return plan_from(data)


def waiting_on(day_id: int) -> list[Waiting]:
    """All who wait on a day, by number. One query, on index `reception_waiting`."""
    rows = (
        Ticket.objects.filter(queue_day_id=day_id, state=TicketState.WAITING)
        .order_by("number")
        .values_list("pk", "number", "service_key", "is_priority", "order_at", "for_counter")
    )
    return [
        Waiting(
            ticket_id=pk,
            number=number,
            service_key=service_key,
            is_priority=is_priority,
            order_at=order_at,
            for_counter=for_counter,
        )
        for pk, number, service_key, is_priority, order_at, for_counter in rows
    ]


def units_with_plans() -> frozenset[str]:
    """Agencies whose counters were ever arranged. One query."""
    return frozenset(PlanRow.objects.values_list("agency_id", flat=True).distinct())
