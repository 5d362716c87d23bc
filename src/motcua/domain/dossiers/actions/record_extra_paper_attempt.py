"""Somebody wanted a paper that the procedure does not list: it is counted."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.models import Dossier, ExtraPaperAttempt
from motcua.domain.dossiers.permissions import (
    REQUEST_SUPPLEMENT_AT_INTAKE,
    REQUEST_SUPPLEMENT_IN_PROCESS,
)
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

from ._texts import written_text

WORD = "dossiers.extra_paper_asked"
NAME_CHARACTERS_MAX = 300


@transaction.atomic
def record_extra_paper_attempt(
    *, dossier_code: str, paper_name: str, by: Actor, at: datetime
) -> None:
    """Count an attempt to ask for a paper outside the published list; the attempt itself failed.

    Legal   LR-051 (63/2010/NĐ-CP art 8; 61/2018/NĐ-CP arts 29-31): the officer for procedure
            control sees which agency asks for what the law does not want.
    Units   `paper_name` has 1 to 300 characters; `at` is aware.
    Raises  DossierNotFound, NotPermitted (by may ask for no papers here), TextMissing.
            Nothing is written.
    Writes  attempt and journal. The dossier stays where it is, with its version.
    """
    dossier = Dossier.objects.lock(dossier_code)
    for permission, agency_code in (
        (REQUEST_SUPPLEMENT_AT_INTAKE, dossier.receiving_agency_id),
        (REQUEST_SUPPLEMENT_IN_PROCESS, dossier.competent_agency_id),
    ):
        if by.account_id is not None and by.may(permission, agency_code=agency_code):
            break
    else:
        raise NotPermitted(permission=REQUEST_SUPPLEMENT_AT_INTAKE)
    attempt = ExtraPaperAttempt.objects.create(
        dossier=dossier,
        agency_id=agency_code,
        account_id=by.account_id,
        paper_name=written_text(paper_name, what="tên giấy tờ", characters_max=NAME_CHARACTERS_MAX),
        attempted_at=at,
    )
    journal.record(
        WORD,
        subject=dossier.reference,
        by=by.reference,
        at=at,
        facts={"attempt": attempt.pk, "agency": agency_code},
    )
