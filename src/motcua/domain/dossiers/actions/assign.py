"""Give a dossier to the official who is to settle it (T7b)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import NotHolder, OfficerUnknown
from motcua.domain.dossiers.events import DossierAssigned
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.selectors import actor_for
from motcua.domain.identity.values import AccountId, Actor

from ._step import begin, conclude


@transaction.atomic
def assign(
    *,
    dossier_code: str,
    to_account_id: int,
    by: Actor,
    at: datetime,
    stands_in: bool = False,
    expected_version: int | None = None,
) -> None:
    """Make somebody of the agency the case officer; until then another held it, or nobody.

    A head or a leader gives any dossier of the agency, a case officer only what is in hand.
    `stands_in`: `workflow` has seen that `by` stands in for the holder who is away.

    Legal   LR-091 (T7b, 61/2018/NĐ-CP art 19.1, 01/2018/TT-VPCP art 8): a named official settles
            the dossier; assigning is a step of the internal process.
    Units   `to_account_id` is an official who may take dossiers of the agency at `at`.
    Raises  OfficerUnknown, NotHolder, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, custody, journal, outbox (DossierAssigned).
    """
    dossier = begin(dossier_code, Act.ASSIGN, by=by, expected_version=expected_version)
    agency_code = dossier.competent_agency_id
    may_give_any = stands_in or by.may(permissions.REASSIGN, agency_code=agency_code)
    if not may_give_any and dossier.holder_id != by.account_id:
        raise NotHolder
    officer = actor_for(AccountId(int(to_account_id)), at=at)  # A form sends its digits.
    is_same = dossier.holder_id == officer.account_id
    if officer.account_id is None or is_same:
        raise OfficerUnknown
    if not officer.may(permissions.TAKE, agency_code=agency_code):
        raise OfficerUnknown
    dossier.holder_id = officer.account_id
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierAssigned(dossier_id=dossier.pk, at=at, holder_account_id=officer.account_id),
        facts={"to": officer.account_id},
    )
