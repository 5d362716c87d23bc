"""The database itself: how it is spoken to, whether it answers, under which role, up to date."""

from .messages import read, together, write
from .state import DatabaseState, database_now, database_state, refuse_superuser
from .transactions import all_or_nothing

__all__ = [
    "DatabaseState",
    "all_or_nothing",
    "database_now",
    "database_state",
    "read",
    "refuse_superuser",
    "together",
    "write",
]
