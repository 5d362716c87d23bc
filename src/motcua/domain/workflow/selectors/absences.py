"""Who is away, and who stands in."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Q

from motcua.domain.identity.values import AccountId
from motcua.domain.workflow.models import Absence
from motcua.domain.workflow.rules.absence import Away
from motcua.domain.workflow.values import AbsenceId, AbsenceLine

ABSENCES_LISTED_MAX = 200


def known_absences(*account_ids: AccountId, after: datetime) -> Sequence[Away]:
    """Absences of these people, and those in which they stand in, that end later. One query."""
    rows = Absence.objects.filter(
        Q(account_id__in=account_ids) | Q(substitute_id__in=account_ids),
        cancelled_at__isnull=True,
        until__gt=after,
    )
    return [
        Away(
            account_id=row.account_id,
            substitute_account_id=row.substitute_id,
            agency_code=row.agency_code,
            since=row.since,
            until=row.until,
        )
        for row in rows
    ]


def absences_of(
    *, account_id: AccountId, agency_codes: Collection[str], at: datetime
) -> Sequence[AbsenceLine]:
    """One's own absences, those in which one stands in, and all in these agencies, that are not
    over, the next to begin first. One query.
    """
    rows = Absence.objects.filter(
        Q(account_id=account_id) | Q(substitute_id=account_id) | Q(agency_code__in=agency_codes),
        cancelled_at__isnull=True,
        until__gt=at,
    ).select_related("account", "substitute")
    return [
        AbsenceLine(
            absence_id=AbsenceId(row.pk),
            account_id=row.account_id,
            full_name=row.account.full_name,
            substitute_account_id=row.substitute_id,
            substitute_name=row.substitute.full_name,
            agency_code=row.agency_code,
            since=row.since,
            until=row.until,
            reason=row.reason,
        )
        for row in rows.order_by("since", "id")[:ABSENCES_LISTED_MAX]
    ]


def units_with_absences(*, at: datetime) -> Collection[str]:
    """Agencies in which somebody's absence is not over. One query."""
    rows = Absence.objects.filter(cancelled_at__isnull=True, until__gt=at)
    return set(rows.values_list("agency_code", flat=True))
