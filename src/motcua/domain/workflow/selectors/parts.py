"""Parts of a dossier that other agencies do: who has how much office time used, and who is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.domain.dossiers.values import ConsultationLine
from motcua.domain.organisations.selectors import ended_agencies_on
from motcua.domain.processes.values import StepKind
from motcua.domain.workflow.models import Task
from motcua.domain.workflow.values import Matter
from motcua.domain.working_time.rules import office_time_between
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM

_OF_OTHERS = (StepKind.CONSULT.value, StepKind.LINKED.value, Matter.OPINION.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfWork:
    """One request with what it took, in the office hours of the agency that was asked.

    `used` grows until the answer or the recall; `late` is what of it lies after the deadline.
    """

    line: ConsultationLine
    given: timedelta
    used: timedelta
    late: timedelta

    @property
    def is_open(self) -> bool:
        return self.line.answered_at is None

    @property
    def is_late(self) -> bool:
        return self.late > timedelta() and not self.line.is_recalled


def parts_of_work(lines: Sequence[ConsultationLine], *, at: datetime) -> tuple[PartOfWork, ...]:
    """What was asked of other agencies, in the order in which it was asked.

    `lines` are those of `dossiers.life_of`, whose callers have checked the right to read. No query
    but for calendars.

    Legal   LR-093 (61/2018/NĐ-CP art 19.5 to 19.7).
    """
    return tuple(_part(line, at) for line in lines)


def dossiers_with_parts_of_ended_agencies(day: date, *, count_max: int = 1_000) -> Sequence[int]:
    """Dossiers of which an agency that has ended, and has a successor, still is asked for a part."""
    return list(
        Task.objects.filter(
            ended_at__isnull=True,
            kind__in=_OF_OTHERS,
            agency_id__in=ended_agencies_on(day),
        )
        .order_by("dossier_id")
        .values_list("dossier_id", flat=True)
        .distinct()[:count_max]
    )


def _part(line: ConsultationLine, at: datetime) -> PartOfWork:
    until = max(line.answered_at or at, line.asked_at)
    calendar = calendar_for(agency_code=line.agency_code, on=until.astimezone(VIETNAM).date())
    late = timedelta()
    if until > line.answer_by:
        late = office_time_between(line.answer_by, until, calendar)
    return PartOfWork(
        line=line,
        given=office_time_between(line.asked_at, line.answer_by, calendar),
        used=office_time_between(line.asked_at, until, calendar),
        late=late,
    )
