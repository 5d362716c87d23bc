"""Keep a file that somebody handed in."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from motcua.domain.documents.models import File
from motcua.domain.documents.rules import cleaned_name
from motcua.domain.documents.values import FileFacts, FileId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.files import store


def keep_file(*, chunks: Iterable[bytes], original_name: str, by: Actor, at: datetime) -> FileFacts:
    """Inspect a file by its content and keep it.

    Legal   45/2020/NĐ-CP art 9: an electronic component may be a scan of the paper.
    Units   `chunks` is the body in pieces; at most `settings.UPLOAD_BYTES_MAX` bytes in all.
    Raises  FileTooLarge, FileRefused. When it raises, nothing was kept.
    Writes  the bytes in the content store (before the transaction), file row, journal.
    """
    content = store(chunks, bytes_max=settings.UPLOAD_BYTES_MAX)
    name = cleaned_name(original_name, extension=content.media_type.extension)
    with transaction.atomic():
        row = File.objects.create(
            sha256=content.sha256,
            byte_count=content.byte_count,
            media_type=content.media_type.value,
            original_name=name,
            kept_by_account_id=by.account_id,
            kept_at=at,
        )
        journal.record(
            "documents.file_kept",
            subject=f"file:{row.pk}",
            by=by.reference,
            at=at,
            facts={"sha256": content.sha256, "byte_count": content.byte_count},
        )
    return FileFacts(
        file_id=FileId(row.pk),
        sha256=row.sha256,
        byte_count=row.byte_count,
        media_type=row.media_type,
        original_name=row.original_name,
        kept_by_account_id=by.account_id,
        kept_at=at,
    )
