"""Issue a slip again to somebody who lost it or cannot read it (bản cấp lại)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import DossierNotFound, SlipNotFound, TextMissing
from motcua.domain.dossiers.models import Dossier, Slip, SlipCopy
from motcua.domain.identity.values import Actor
from motcua.foundation import journal

REASON_CHARACTERS_MAX = 500


@transaction.atomic
def reissue_slip(*, dossier_code: str, slip_id: int, reason: str, by: Actor, at: datetime) -> int:
    """Issue a slip again: the same facts, one line that says which copy it is. Returns its number.

    Legal   LR-042 (01/2018/TT-VPCP art 10.1a, printable from the system; 118/2025/NĐ-CP art 6, lost
            slips; assumed): a slip is never changed, what is printed later is told apart.
    Units   The number counts the copies of one slip from 1; `reason` is 1 to 500 characters.
    Raises  DossierNotFound, NotPermitted, SlipNotFound, TextMissing. Nothing is written then.
    Writes  the copy, journal. The slip itself stays as it is, so does the dossier.
    """
    dossier = Dossier.objects.lock(dossier_code)
    if not by.may(permissions.READ, agency_code=dossier.receiving_agency_id):
        raise DossierNotFound(dossier_code=dossier_code)  # Somebody else's looks like none.
    by.require(permissions.REISSUE_SLIP, agency_code=dossier.receiving_agency_id)
    slip = Slip.objects.filter(pk=slip_id, dossier=dossier).first()
    if slip is None:
        raise SlipNotFound
    reason = " ".join(reason.split())
    if not 0 < len(reason) <= REASON_CHARACTERS_MAX:
        raise TextMissing(what="lý do cấp lại")
    assert by.account_id is not None  # noqa: S101 — the right was checked
    copy = SlipCopy.objects.create(
        slip=slip,
        ordinal=slip.copies.count() + 1,
        reason=reason,
        issued_at=at,
        issued_by_id=by.account_id,
    )
    journal.record(
        "dossiers.slip_reissued",
        subject=dossier.reference,
        by=by.reference,
        at=at,
        facts={"slip": slip.pk, "kind": slip.kind, "number": slip.number, "copy": copy.ordinal},
    )
    return copy.ordinal
