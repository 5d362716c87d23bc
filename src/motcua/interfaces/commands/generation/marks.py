"""Marks of journal lines, as `foundation.journal` sets them, but the same for the same seed."""

from collections.abc import Callable

from motcua.foundation.journal.record import MARK_PURPOSE
from motcua.foundation.signing import marking


class Marks:
    """Says "written by this installation" of every generated line."""

    def __init__(self) -> None:
        self._mark: Callable[[str, str], str] = marking(MARK_PURPOSE)

    def mark(self, number: int, message: str) -> str:
        """The mark of a line. Its nonce is the line's number: no two lines have the same."""
        return self._mark(f"{number:012x}", message)
