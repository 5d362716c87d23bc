"""Begin a new draft of the process of a procedure."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.records import records
from motcua.domain.identity.values import Actor
from motcua.domain.processes.models import ProcessVersionRow
from motcua.domain.processes.rules.written import digest_of, process_as_data
from motcua.domain.processes.values import InternalProcess, ProcessStatus, ProcessVersionId
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._versions import lock_versions, plain, reference, require_drawer


@transaction.atomic
def draw_process(*, process: InternalProcess, by: Actor, at: datetime) -> ProcessVersionId:
    """Keep a new draft, with the next number of its procedure. It need not be sound yet.

    Legal   LR-081 (01/2018/TT-VPCP art 8): the electronic process is built from the annex.
    Units   `at` is aware; the procedure is in force on its Vietnam day, or a record of it is drawn.
    Raises  NotPermitted, ProcessUnreadable, ProcedureNotFound. Nothing was written then.
    Writes  version, journal.
    """
    require_drawer(by)
    drawn = plain(process)
    if not records(slug=drawn.procedure_slug, count_max=1):
        procedure_on(drawn.procedure_slug, at.astimezone(VIETNAM).date())
    versions = lock_versions(drawn.procedure_slug)
    row = ProcessVersionRow.objects.create(
        procedure_slug=drawn.procedure_slug,
        number=1 + max((each.number for each in versions), default=0),
        status=ProcessStatus.DRAFT,
        symbol=drawn.symbol,
        body=process_as_data(drawn),
        digest=digest_of(drawn),
        drawn_by_id=by.account_id,
        changed_at=at,
    )
    journal.record(
        "processes.drawn",
        subject=reference(row),
        by=by.reference,
        at=at,
        facts={"procedure": row.procedure_slug, "number": row.number, "digest": row.digest},
    )
    return ProcessVersionId(row.pk)
