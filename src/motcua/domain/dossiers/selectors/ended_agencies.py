"""What must be passed on because its agency is no more."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

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
