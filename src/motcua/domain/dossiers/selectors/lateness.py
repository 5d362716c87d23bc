"""Who must be asked for an apology, and who answers for the time by which a dossier was late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q

from motcua.domain.dossiers.models import Apology, Consultation, Dossier
from motcua.domain.dossiers.rules.custody import (
    Keeper,
    LatePart,
    Stretch,
    late_parts,
    openings_between,
    together,
)
from motcua.domain.dossiers.states import LIFE, Act, State
from motcua.domain.dossiers.values import DossierId
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyCode
from motcua.domain.working_time.rules import office_time_between
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM

_MAY_BE_RAISED = {
    start.state for step in LIFE if step.act is Act.RAISE_APOLOGY for start in step.starts
}
_MAY_BE_NOTED = {
    start.state
    for step in LIFE
    if step.act is Act.NOTE_CONSULTATION_OVERDUE
    for start in step.starts
}


@dataclass(frozen=True, slots=True)
class LateShare:
    """What one party answers for; `working_days` are those that opened late in its hands."""

    keeper: Keeper
    agency_code: str
    agency_name: str
    office_time: timedelta
    working_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """By how much a dossier is late and by whose doing: the shares add up to the whole.

    `working_days` are those that opened while it was late. `is_over`: it grows no more.
    """

    office_time: timedelta
    working_days: int
    shares: tuple[LateShare, ...]
    is_over: bool

    @property
    def is_late(self) -> bool:
        return self.office_time > timedelta()


def apologies_due_to_raise(at: datetime, *, count_max: int = 1_000) -> Sequence[str]:
    """Codes of dossiers whose apology must be raised now, the longest waiting first.

    One query, on index `dossier_by_apology_raise`.
    """
    raised = Apology.objects.filter(dossier=OuterRef("pk"), for_due_at=OuterRef("due_at"))
    return list(
        Dossier.objects.filter(
            ~Exists(raised),
            Q(result_ready_at__isnull=True) | Q(result_ready_at__gt=F("due_at")),
            apology_raise_at__lte=at,
            due_at__isnull=False,
            state__in=_MAY_BE_RAISED,
        )
        .order_by("apology_raise_at", "id")
        .values_list("code", flat=True)[:count_max]
    )


def consultations_overdue(
    at: datetime, *, count_max: int = 1_000
) -> Sequence[tuple[str, str, str]]:
    """Dossier code, agency and step of what should have come and whose absence is not noted.

    One query, on index `dossier_consultation_by_due`.
    """
    return list(
        Consultation.objects.filter(
            answer_by__lt=at,
            answered_at__isnull=True,
            overdue_noted_at__isnull=True,
            dossier__state__in=_MAY_BE_NOTED,
        )
        .order_by("answer_by", "id")
        .values_list("dossier__code", "agency_id", "step_key")[:count_max]
    )


def lateness_of(dossier_id: DossierId, *, at: datetime) -> Lateness:
    """By how much a dossier is late, and who had it while it was. Six queries and a calendar.

    Late is the office time after a due time while it held: until an apology set it anew or papers
    were asked for, until the decision, or until the post has delivered. `at` is now, for one that
    is open. Of a result that was wrong and replaced, its own lateness counts too.

    Legal   LR-046 (61/2018/NĐ-CP art 19.9; form 05).
    """
    dossier = Dossier.objects.get(pk=dossier_id)
    ended_at = _ended_at(dossier)
    until = ended_at or at
    windows = _while_late(dossier, until)
    if not windows:
        return Lateness(office_time=timedelta(), working_days=0, shares=(), is_over=bool(ended_at))
    calendar = calendar_for(
        agency_code=dossier.receiving_agency_id, on=until.astimezone(VIETNAM).date()
    )
    stretches = [
        Stretch(Keeper(row.keeper), row.agency_id, row.since, row.until)
        for row in dossier.custody.order_by("version")
    ]
    parts = together(
        late_parts(stretches, due_at=start, ended_at=end, calendar=calendar)
        for start, end in windows
    )
    return Lateness(
        office_time=sum(
            (office_time_between(*window, calendar) for window in windows), timedelta()
        ),
        working_days=sum(openings_between(*window, calendar) for window in windows),
        shares=_shares(parts),
        is_over=ended_at is not None,
    )


def _while_late(dossier: Dossier, until: datetime) -> list[tuple[datetime, datetime]]:
    """From each due time that was missed until it held no more, in order and apart."""
    held = [
        *dossier.apologies.filter(new_due_at__isnull=False).values_list("for_due_at", "sent_at"),
        *dossier.supplement_requests_made.values_list("due_at", "requested_at"),
        *dossier.replaced_results.values_list("due_at", "ready_at"),
        (dossier.due_at, until),
    ]
    return sorted((due, end) for due, end in held if due and end and end > due)


def _ended_at(dossier: Dossier) -> datetime | None:
    """When nobody makes the dossier later any more; None while it can still grow.

    A result that lies ready waits for its owner; one given to the post is on its way.
    """
    if dossier.state in {State.WITHDRAWN, State.STOPPED}:
        return dossier.held_since
    if dossier.result_ready_at is not None and dossier.parcel_number:
        return dossier.returned_at
    return dossier.result_ready_at


def _shares(parts: Sequence[LatePart]) -> tuple[LateShare, ...]:
    names = agencies({part.agency_code for part in parts} - {""})
    return tuple(
        LateShare(
            keeper=part.keeper,
            agency_code=part.agency_code,
            agency_name=names[AgencyCode(part.agency_code)].name if part.agency_code else "",
            office_time=part.office_time,
            working_days=part.working_days,
        )
        for part in parts
    )
