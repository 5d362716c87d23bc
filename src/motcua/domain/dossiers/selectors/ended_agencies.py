"""What must be passed on because its agency is no more."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Count, Q

from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.states import State

ENDED = (
    State.REFUSED,
    State.WITHDRAWN,
    State.STOPPED,
    State.RETURNED,
    State.ARCHIVED,
)


def dossiers_of_ended_agencies(day: date) -> Sequence[str]:
    """Codes of open dossiers whose receiving or competent agency no longer exists on a day."""
    ended = Q(receiving_agency__valid_to__lt=day) | Q(competent_agency__valid_to__lt=day)
    open_ones = Dossier.objects.filter(ended).exclude(state__in=ENDED)
    return list(open_ones.order_by("id").values_list("code", flat=True))


def open_dossiers_at(agency_codes: Collection[str]) -> Sequence[tuple[str, str, int, int]]:
    """Open dossiers of these agencies: (receiving, competent, version of procedure, how many)."""
    own = Q(receiving_agency__in=agency_codes) | Q(competent_agency__in=agency_codes)
    groups = Dossier.objects.filter(own).exclude(state__in=ENDED).order_by()
    return list(
        groups.values_list("receiving_agency", "competent_agency", "procedure_version").annotate(
            count=Count("id")
        )
    )
