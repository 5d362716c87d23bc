"""Attempts to ask for papers that no published procedure lists."""

from collections.abc import Collection, Sequence
from datetime import datetime

from motcua.domain.dossiers.models import ExtraPaperAttempt
from motcua.domain.dossiers.values import ExtraPaperLine
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId

LINES_MAX = 1_000


def extra_paper_attempts(
    *, agency_codes: Collection[str], since: datetime, until: datetime
) -> Sequence[ExtraPaperLine]:
    """What officials of these agencies tried to ask for in [since, until), the latest first.

    For the officer for procedure control (61/2018/NĐ-CP arts 29-31). At most 1,000 lines; callers
    check the right to read in each agency.
    """
    found = ExtraPaperAttempt.objects.filter(
        agency_id__in=agency_codes, attempted_at__gte=since, attempted_at__lt=until
    )
    rows = list(found.select_related("dossier", "agency").order_by("-attempted_at")[:LINES_MAX])
    names = full_names([AccountId(row.account_id) for row in rows])
    return [
        ExtraPaperLine(
            dossier_code=row.dossier.code,
            procedure_name=row.dossier.procedure_name,
            agency_code=row.agency_id,
            agency_name=row.agency.name,
            by_name=names.get(AccountId(row.account_id), ""),
            paper_name=row.paper_name,
            attempted_at=row.attempted_at,
        )
        for row in rows
    ]
