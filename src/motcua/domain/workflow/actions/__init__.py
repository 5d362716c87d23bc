"""What may be done with work under way."""

from ._within import Within, within_process
from .assign_task import assign_task
from .cancel_absence import cancel_absence
from .carry_absences import carry_absences
from .delete_view import delete_view
from .finish_task import finish_task
from .follow import follow
from .hand_over_tasks import HandedOver, hand_over_tasks
from .migrate_run import migrate_run
from .pass_on_parts import pass_on_parts
from .register_absence import register_absence
from .release_task import release_task
from .save_view import save_view
from .write_note import write_note

__all__ = [
    "HandedOver",
    "Within",
    "assign_task",
    "cancel_absence",
    "carry_absences",
    "delete_view",
    "finish_task",
    "follow",
    "hand_over_tasks",
    "migrate_run",
    "pass_on_parts",
    "register_absence",
    "release_task",
    "save_view",
    "within_process",
    "write_note",
]
