"""Attempts at the counter to ask for papers that no published procedure lists."""

from collections.abc import Collection, Sequence
from datetime import datetime

from motcua.domain.dossiers.values import ExtraPaperLine
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId
from motcua.domain.reception.models import UnlistedPaper

LINES_MAX = 1_000


def unlisted_papers(
    *, agency_codes: Collection[str], since: datetime, until: datetime
) -> Sequence[ExtraPaperLine]:
    """What was wanted at these counters in [since, until), the latest first; two queries.

    There was no dossier yet, so the lines name none. Callers check the right to read.
    """
    found = UnlistedPaper.objects.filter(
        agency_id__in=agency_codes, attempted_at__gte=since, attempted_at__lt=until
    )
    rows = list(found.select_related("agency").order_by("-attempted_at")[:LINES_MAX])
    names = full_names([AccountId(row.account_id) for row in rows])
    return [
        ExtraPaperLine(
            dossier_code="",
            procedure_name=row.procedure_name,
            agency_code=row.agency_id,
            agency_name=row.agency.name,
            by_name=names.get(AccountId(row.account_id), ""),
            paper_name=row.paper_name,
            attempted_at=row.attempted_at,
        )
        for row in rows
    ]
