"""Tables of the process under way."""

from .desk import Absence, QuickNote, SavedView
from .privacy import PRIVACY
from .task import Run, Task

__all__ = ["PRIVACY", "Absence", "QuickNote", "Run", "SavedView", "Task"]
