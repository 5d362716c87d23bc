"""A person loses a role in an agency."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.errors import OwnRights
from motcua.domain.identity.models import Grant
from motcua.domain.identity.rules import require_administrator
from motcua.domain.identity.values import AccountId, Actor, GrantId, account_reference
from motcua.foundation import journal
from motcua.foundation.errors import NotFound


@transaction.atomic
def revoke_role(*, grant_id: GrantId, by: Actor, at: datetime) -> None:
    """End a grant at once: the next request of its holder no longer has the right.

    Legal   61/2018/ND-CP art. 11 (the end of a secondment).
    Units   `at` is timezone-aware.
    Raises  NotPermitted, NotFound, OwnRights. Nothing was written then.
    Writes  grant, journal. Revoking what has already ended writes nothing.
    """
    require_administrator(by)
    grant = Grant.objects.select_for_update().filter(pk=grant_id).first()
    if grant is None:
        raise NotFound(grant_id=grant_id)
    if by.account_id == grant.account_id:
        raise OwnRights
    if grant.valid_to is not None and grant.valid_to <= at:
        return
    grant.valid_to = max(at, grant.valid_from)
    grant.save(update_fields=["valid_to"])
    journal.record(
        "identity.role_revoked",
        subject=account_reference(AccountId(grant.account_id)),
        by=by.reference,
        at=at,
        facts={"grant": grant.pk, "role": grant.role_id, "agency": grant.agency_code},
    )
