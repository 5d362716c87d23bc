"""Ids and values that `documents` lends to others."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

FileId = NewType("FileId", int)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A kept file as others may know it; the bytes are read with `selectors.open_file`."""

    file_id: FileId
    sha256: str
    byte_count: int
    media_type: str
    original_name: str
    kept_by_account_id: int | None
    kept_at: datetime
