"""Somebody at the counter wanted a paper that the procedure does not list: it is counted."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.dossiers import permissions as of_dossiers
from motcua.domain.identity.values import Actor
from motcua.domain.reception.models import UnlistedPaper
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

NAME_CHARACTERS_MAX = 300


@transaction.atomic
def record_unlisted_paper(
    *, procedure_slug: str, agency_code: str, paper_name: str, by: Actor, at: datetime
) -> None:
    """Count an attempt made before there was a dossier; the attempt itself failed.

    Legal   LR-051 (63/2010/NĐ-CP art 8; 61/2018/NĐ-CP arts 29-31): only listed papers are asked for;
            the officer for procedure control sees who wanted others.
    Units   `paper_name` is cut to 300 characters; `agency_code` is the receiving unit.
    Raises  NotPermitted, ProcedureNotFound. Nothing is written.
    Writes  attempt and journal.
    """
    by.require(of_dossiers.REQUEST_SUPPLEMENT_AT_INTAKE, agency_code=agency_code)
    assert by.account_id is not None  # noqa: S101 — only accounts hold rights
    page = procedure_on(procedure_slug, at.astimezone(VIETNAM).date())
    attempt = UnlistedPaper.objects.create(
        procedure_name=page.name,
        agency_id=agency_code,
        account_id=by.account_id,
        paper_name=" ".join(paper_name.split())[:NAME_CHARACTERS_MAX],
        attempted_at=at,
    )
    journal.record(
        "reception.unlisted_paper_asked",
        subject=f"agency:{agency_code}",
        by=by.reference,
        at=at,
        facts={"attempt": attempt.pk, "procedure": procedure_slug},
    )
