"""Dossiers under way on another version of a process than a given one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from motcua.domain.dossiers.selectors import heads
from motcua.domain.workflow.models import Task


@dataclass(frozen=True, slots=True)
class ElsewhereRun:
    """One dossier that could be taken over: where it stands, without its applicant."""

    dossier_code: str
    version_id: int | None  # of the process it runs on; None: the built-in one
    step_names: tuple[str, ...]


def runs_elsewhere(
    procedure_slug: str, version_id: int, *, count_max: int = 50
) -> Sequence[ElsewhereRun]:
    """The oldest first. Two queries.

    Legal   LR-084: they stay there unless somebody takes them over (`migrate_run`).
    """
    rows = (
        Task.objects.filter(
            Q(run__process_version_id__isnull=True) | ~Q(run__process_version_id=version_id),
            procedure_slug=procedure_slug,
            ended_at__isnull=True,
        )
        .exclude(step_key="")
        .order_by("dossier_id", "id")
        .values_list("dossier_id", "run__process_version_id", "name")
    )
    steps: dict[int, list[str]] = defaultdict(list)
    versions: dict[int, int | None] = {}
    for dossier_id, on_version, name in rows.iterator():
        if dossier_id not in versions and len(versions) == count_max:
            break
        versions[dossier_id] = on_version
        steps[dossier_id].append(name)
    known = heads(list(versions))
    return [
        ElsewhereRun(known[number].code, on_version, tuple(steps[number]))
        for number, on_version in versions.items()
        if number in known
    ]
