"""Open dossiers that span a change of their procedure: they stay on the version they were sent under."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.states import State

from .ended_agencies import ENDED


@dataclass(frozen=True, slots=True)
class OpenCount:
    """Open dossiers of one agency. `due_at_last`: the latest promise; held ones have none yet."""

    agency_code: str
    count: int
    held_count: int
    due_at_last: datetime | None


def open_on_versions(version_ids: Collection[int]) -> tuple[OpenCount, ...]:
    """Open dossiers on these versions by the agency that decides, most first. One query."""
    rows = (
        Dossier.objects.filter(procedure_version_id__in=version_ids)
        .exclude(state__in=(*ENDED, State.RESULT_READY, State.REJECTED))
        .values("competent_agency_id")
        .annotate(
            count=Count("pk"), held=Count("pk", filter=Q(due_at__isnull=True)), last=Max("due_at")
        )
        .order_by("-count", "competent_agency_id")
    )
    return tuple(
        OpenCount(row["competent_agency_id"], row["count"], row["held"], row["last"])
        for row in rows
    )
