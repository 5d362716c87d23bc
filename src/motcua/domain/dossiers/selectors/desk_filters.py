"""One pile of a desk by how its limits stand: overdue, due soon, later, not running yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.states import State


class DueFilter(StrEnum):
    """How the limit of a dossier stands at a moment."""

    OVERDUE = "qua-han"  # Quá hạn
    SOON = "sap-han"  # Sắp hạn
    LATER = "con-han"  # Còn hạn
    WAITING = "cho-tiep-nhan"  # Chờ tiếp nhận: no limit runs yet
    HELD = "dung-tinh"  # Dừng tính: waits for the applicant, or paused on a ground of the law


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many dossiers of a pile stand how."""

    by_filter: Mapping[DueFilter, int]

    @property
    def total(self) -> int:
        return sum(self.by_filter.values())


def due_counts(rows: QuerySet[Dossier], *, at: datetime, soon_until: datetime) -> DueCounts:
    """Counts over a pile from `desk_list`. One query.

    `soon_until` is the last moment that counts as soon: the caller knows the calendar.
    """
    counted = rows.order_by().aggregate(
        **{
            due.name: Count("pk", filter=_stands(due, at=at, soon_until=soon_until))
            for due in DueFilter
        }
    )
    return DueCounts({due: counted[due.name] for due in DueFilter})


def narrowed(
    rows: QuerySet[Dossier], due: DueFilter | None, *, at: datetime, soon_until: datetime
) -> QuerySet[Dossier]:
    """The part of a pile whose limits stand as asked, in the pile's own order."""
    return rows if due is None else rows.filter(_stands(due, at=at, soon_until=soon_until))


def _stands(due: DueFilter, *, at: datetime, soon_until: datetime) -> Q:
    match due:
        case DueFilter.OVERDUE:
            return Q(due_at__lt=at)
        case DueFilter.SOON:
            return Q(due_at__gte=at, due_at__lte=soon_until)
        case DueFilter.LATER:
            return Q(due_at__gte=at, due_at__gt=soon_until)
        case DueFilter.WAITING:
            return Q(due_at__isnull=True, state=State.SUBMITTED)
        case DueFilter.HELD:
            return Q(due_at__isnull=True) & ~Q(state=State.SUBMITTED)
