"""What every part asks of the database itself: does it answer, under which role, is it up to date."""

from .state import DatabaseState, database_state, refuse_superuser

__all__ = ["DatabaseState", "database_state", "refuse_superuser"]
