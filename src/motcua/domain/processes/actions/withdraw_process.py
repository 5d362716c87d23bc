"""Throw a draft away, or take back a published version before it begins."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.processes.errors import AlreadyInForce, NotADraft
from motcua.domain.processes.events import ProcessWithdrawn
from motcua.domain.processes.models import ProcessVersionRow
from motcua.domain.processes.values import ProcessStatus, ProcessVersionId
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM

from ._versions import locked, published_of, reference, require_drawer, require_publisher


@transaction.atomic
def withdraw_process(*, version_id: ProcessVersionId, by: Actor, at: datetime) -> None:
    """Withdraw a version that no dossier can run on yet. The one before it goes on as if it had not
    been.

    Legal   LR-082: who may; LR-084: a version that has begun ends only with the next one.
    Units   `at` is aware; a version has begun when its first day is not after the Vietnam day.
    Raises  NotPermitted, ProcessNotFound, NotADraft (withdrawn already), AlreadyInForce. Nothing
            was written then.
    Writes  version, the last day of the one before it, journal, outbox (ProcessWithdrawn, if it
            had been published).
    """
    row, versions = locked(version_id)
    if row.status == ProcessStatus.PUBLISHED:
        require_publisher(by)
        _give_back(row, versions, at=at)
        outbox.publish(
            ProcessWithdrawn(procedure_slug=row.procedure_slug, version_id=row.pk, at=at)
        )
    else:
        require_drawer(by)
        if row.status != ProcessStatus.DRAFT:
            raise NotADraft(number=row.number)
    former_status, row.status = row.status, ProcessStatus.WITHDRAWN
    row.changed_at = at
    row.save(update_fields=["status", "changed_at"])
    journal.record(
        "processes.withdrawn",
        subject=reference(row),
        by=by.reference,
        at=at,
        facts={"procedure": row.procedure_slug, "number": row.number, "from": former_status},
    )


def _give_back(row: ProcessVersionRow, versions: list[ProcessVersionRow], *, at: datetime) -> None:
    """The version before gets the days that this one would have had."""
    if row.valid_from is None or row.valid_from <= at.astimezone(VIETNAM).date():
        raise AlreadyInForce(number=row.number)
    earlier = [
        each
        for each in published_of(versions)
        if each.valid_from is not None and each.valid_from < row.valid_from
    ]
    if earlier:
        earlier[-1].valid_to = row.valid_to
        earlier[-1].save(update_fields=["valid_to"])
