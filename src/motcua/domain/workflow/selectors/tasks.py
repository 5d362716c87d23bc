"""All tasks of one dossier, for its page: who was asked for what, how long, and how it ended."""

from motcua.domain.workflow.models import Task
from motcua.domain.workflow.values import TaskId, TaskLine


def tasks_of(dossier_id: int) -> tuple[TaskLine, ...]:
    """In the order in which they were opened. One query; callers check the right to read."""
    rows = Task.objects.filter(dossier_id=dossier_id).order_by("opened_at", "id")
    return tuple(_line(row) for row in rows)


def _line(row: Task) -> TaskLine:
    return TaskLine(
        task_id=TaskId(row.pk),
        dossier_id=row.dossier_id,
        step_key=row.step_key,
        ordinal=row.ordinal,
        kind=row.kind,
        name=row.name,
        agency_code=row.agency_id,
        role_key=row.role_key,
        assignee_account_id=row.assignee_id,
        hours=None if row.hours is None else float(row.hours),
        opened_at=row.opened_at,
        due_at=row.due_at,
        dossier_due_at=row.dossier_due_at,
        is_held=row.is_held,
        ended_at=row.ended_at,
        outcome=row.outcome,
        ended_by_account_id=row.ended_by_id,
        note=row.note,
        version=row.version,
    )
