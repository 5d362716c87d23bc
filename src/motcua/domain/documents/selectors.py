"""Questions about kept files."""

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from motcua.foundation.files import open_content

from .errors import FileNotKept
from .models import File
from .values import FileFacts, FileId


def file_facts(file_id: FileId) -> FileFacts:
    """One kept file. Raises FileNotKept. The caller has checked who may see it."""
    found = files_by_id([file_id])
    if file_id not in found:
        raise FileNotKept(file_id=file_id)
    return found[file_id]


def files_by_id(file_ids: Iterable[FileId]) -> Mapping[FileId, FileFacts]:
    """Several kept files in one query."""
    return {
        FileId(row.pk): FileFacts(
            file_id=FileId(row.pk),
            sha256=row.sha256,
            byte_count=row.byte_count,
            media_type=row.media_type,
            original_name=row.original_name,
            kept_by_account_id=row.kept_by_account_id,
            kept_at=row.kept_at,
        )
        for row in File.objects.filter(pk__in=list(file_ids))
    }


def open_file(facts: FileFacts) -> BinaryIO:
    """The bytes of a kept file."""
    try:
        return open_content(facts.sha256)
    except FileNotFoundError:
        raise FileNotKept(file_id=facts.file_id) from None
