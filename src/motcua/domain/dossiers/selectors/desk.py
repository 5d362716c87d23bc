"""Questions of the officer's desk: what lies where, most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.states import Stage, State
from motcua.domain.identity.values import Actor
from motcua.foundation.clock import VIETNAM

from .desk_matters import asked_of, matters_of

_ENDED = (
    State.REFUSED,
    State.WITHDRAWN,
    State.STOPPED,
    State.RETURNED,
    State.ARCHIVED,
)


class DeskTab(StrEnum):
    """The four piles of a desk."""

    MINE = "can-lam"  # Cần tôi làm
    ELSEWHERE = "noi-khac"  # Chờ nơi khác
    READY = "cho-tra"  # Sẵn sàng trả
    DONE = "da-xong"  # Đã xong hôm nay


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How high each pile is, and what of the first is urgent."""

    by_tab: dict[DeskTab, int]
    overdue: int
    due_today: int


def desk_list(tab: DeskTab, *, by: Actor, at: datetime) -> QuerySet[Dossier]:
    """One pile of the actor's desk, earliest due first; not yet accepted ones by age.

    Only dossiers of agencies in which the actor may read. Callers slice and iterate; the order is
    total, so pages do not overlap.
    """
    return (
        Dossier.objects.filter(_readable(by) & _pile(tab, by, at))
        .select_related("holder", "competent_agency")
        .order_by("due_at", "submitted_at", "id")
    )


def desk_counts(*, by: Actor, at: datetime) -> DeskCounts:
    """The heights of all piles. One query over the actor's agencies."""
    mine = _pile(DeskTab.MINE, by, at)
    end_of_day = datetime.combine(at.astimezone(VIETNAM).date(), time.max, tzinfo=VIETNAM)
    counted = Dossier.objects.filter(_readable(by)).aggregate(
        **{tab.name: Count("pk", filter=_pile(tab, by, at)) for tab in DeskTab},
        overdue=Count("pk", filter=mine & Q(due_at__lt=at)),
        due_today=Count("pk", filter=mine & Q(due_at__gte=at, due_at__lte=end_of_day)),
    )
    return DeskCounts(
        by_tab={tab: counted[tab.name] for tab in DeskTab},
        overdue=counted["overdue"],
        due_today=counted["due_today"],
    )


def _readable(by: Actor) -> Q:
    agencies = by.agency_codes(permissions.READ)
    return (
        Q(receiving_agency_id__in=agencies)
        | Q(competent_agency_id__in=agencies)
        | Q(pk__in=asked_of(agencies))
    )


def _pile(tab: DeskTab, by: Actor, at: datetime) -> Q:
    ready = Q(
        state__in=[State.RESULT_READY, State.REJECTED],
        receiving_agency_id__in=by.agency_codes(permissions.RETURN_RESULT),
    )
    match tab:
        case DeskTab.MINE:
            return _needs_me(by)
        case DeskTab.READY:
            return ready
        case DeskTab.DONE:
            midnight = datetime.combine(at.astimezone(VIETNAM).date(), time.min, tzinfo=VIETNAM)
            return Q(state__in=_ENDED, held_since__gte=midnight)
        case DeskTab.ELSEWHERE:
            return ~Q(state__in=_ENDED) & ~_needs_me(by) & ~ready


def _needs_me(by: Actor) -> Q:
    inside = Q(state=State.IN_PROGRESS)
    return (
        reduce(or_, matters_of(by).values())
        | Q(
            state=State.SUBMITTED,
            receiving_agency_id__in=by.agency_codes(permissions.ACCEPT),
        )
        | Q(
            state=State.ACCEPTED,
            receiving_agency_id__in=by.agency_codes(permissions.HAND_OVER),
        )
        | (
            inside
            & Q(
                stage=Stage.ASSIGNED,
                competent_agency_id__in=by.agency_codes(permissions.TAKE),
            )
        )
        | (inside & Q(stage=Stage.APPRAISING, holder_id=by.account_id))
        | (
            inside
            & Q(
                stage=Stage.SIGNING,
                competent_agency_id__in=by.agency_codes(permissions.APPROVE_RESULT),
            )
            & ~Q(appraised_by_id=by.account_id)
        )
    )


def dossiers_of_ended_agencies(day: date) -> Sequence[str]:
    """Codes of open dossiers whose receiving or competent agency no longer exists on a day."""
    ended = Q(receiving_agency__valid_to__lt=day) | Q(competent_agency__valid_to__lt=day)
    open_ones = Dossier.objects.filter(ended).exclude(state__in=_ENDED)
    return list(open_ones.order_by("id").values_list("code", flat=True))
