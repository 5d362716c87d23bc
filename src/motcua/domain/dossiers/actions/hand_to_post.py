"""Give a result to the post (T17a)."""

import re
from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import NotByPost, TextMissing
from motcua.domain.dossiers.events import ResultHandedToPost
from motcua.domain.dossiers.rules import ReturnMethod
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude

# S10 of the Universal Postal Union and the numbers of domestic parcels: letters and digits.
_PARCEL = re.compile(r"[A-Z0-9]{6,30}", re.ASCII)


@transaction.atomic
def hand_to_post(
    *,
    dossier_code: str,
    parcel_number: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Hand the result over to the public post; from now on the post has it until it is delivered.

    Legal   LR-057 (T17a, 45/2016/QĐ-TTg): where the applicant chose the post. Done again when a
            parcel came back: the number is the new one.
    Units   `parcel_number` is printed on the parcel, 6 to 30 letters and digits; blanks are dropped.
    Raises  NotByPost, TextMissing, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, custody, journal, outbox (ResultHandedToPost).
    """
    dossier = begin(dossier_code, Act.HAND_TO_POST, by=by, expected_version=expected_version)
    if dossier.return_method != ReturnMethod.POST:
        raise NotByPost
    number = "".join(parcel_number.upper().split())
    if not _PARCEL.fullmatch(number):
        raise TextMissing(what="mã bưu gửi (6 đến 30 chữ và số)")
    dossier.parcel_number = number
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ResultHandedToPost(dossier_id=dossier.pk, at=at),
        changed=["parcel_number"],
    )
