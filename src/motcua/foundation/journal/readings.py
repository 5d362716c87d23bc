"""Many lines of the diary of reading at once: who opens a list has looked at everybody on it."""

from collections.abc import Sequence
from datetime import datetime

from motcua.foundation.db import write


def record_readings(*, subjects: Sequence[str], by: str, at: datetime, purpose: str) -> None:
    """Note that `by` looked at the personal data of each of `subjects`. One statement."""
    if not subjects:
        return
    write(
        "INSERT INTO journal_reading (subject, by, at, purpose)"
        " SELECT subject, %s, %s, %s FROM unnest(%s::text[]) AS looked_at (subject)",
        [by, at, purpose, [*subjects]],
    )
