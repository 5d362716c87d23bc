"""Keep a changed draft."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.processes.errors import DraftMoved, NotADraft, ProcessNotFound
from motcua.domain.processes.rules.written import digest_of, process_as_data
from motcua.domain.processes.values import InternalProcess, ProcessStatus, ProcessVersionId
from motcua.foundation import journal

from ._versions import locked, plain, reference, require_drawer


@transaction.atomic
def save_process(
    *,
    version_id: ProcessVersionId,
    process: InternalProcess,
    expected_revision: int,
    by: Actor,
    at: datetime,
) -> int:
    """Replace what a draft says; returns its new revision. Saving the same again changes nothing.

    Legal   LR-081; LR-082: a version that was published is never rewritten.
    Units   `expected_revision` is the one that was read; `at` is aware.
    Raises  NotPermitted, ProcessUnreadable, ProcessNotFound (also a draft of another procedure),
            NotADraft, DraftMoved. Nothing was written then.
    Writes  version, journal.
    """
    require_drawer(by)
    drawn = plain(process)
    row, _ = locked(version_id)
    if row.procedure_slug != drawn.procedure_slug:
        raise ProcessNotFound(version_id=version_id)
    if row.status != ProcessStatus.DRAFT:
        raise NotADraft(number=row.number)
    if row.revision != expected_revision:
        raise DraftMoved(revision=row.revision)
    digest = digest_of(drawn)
    if digest == row.digest:
        return row.revision
    row.body, row.digest, row.symbol = process_as_data(drawn), digest, drawn.symbol
    row.revision, row.changed_at = row.revision + 1, at
    row.save(update_fields=["body", "digest", "symbol", "revision", "changed_at"])
    journal.record(
        "processes.saved",
        subject=reference(row),
        by=by.reference,
        at=at,
        facts={"revision": row.revision, "digest": row.digest},
    )
    return row.revision
