"""Start filling in a dossier online."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.domain.catalogue.selectors import (
    can_be_filed_online_here,
    needs_commune,
    procedure_on,
)
from motcua.domain.drafts.errors import NotOnline
from motcua.domain.drafts.models import Draft
from motcua.domain.drafts.values import DraftId
from motcua.domain.forms.rules import answers_carried
from motcua.domain.forms.selectors import form_for
from motcua.domain.identity.selectors import person
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import communes_on
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted


@transaction.atomic
def start_draft(
    *,
    procedure_slug: str,
    case_key: str = "",
    answered: Mapping[str, Any] | None = None,
    commune_code: str = "",
    by: Actor,
    at: datetime,
) -> DraftId:
    """Open a draft for the signed-in person, filled in with what the account already knows.

    `answered`: what was said before, while looking for the procedure. A field that the form does not
    have and a choice that it does not offer are left out, as are a case that the procedure does not
    have and a commune that is not there.

    Legal   45/2020/NĐ-CP art 9; data the state has are not asked for again (224/2026/NĐ-CP
            art 15.1d).
    Units   `at` decides which version of procedure and form is used.
    Raises  NotPermitted (nobody is signed in), ProcedureNotFound, NotOnline.
    Writes  draft and journal.
    """
    if by.account_id is None:
        raise NotPermitted
    day = at.astimezone(VIETNAM).date()
    procedure = procedure_on(procedure_slug, day)
    if not can_be_filed_online_here(procedure):
        raise NotOnline(procedure_slug=procedure.slug)
    schema = form_for(
        [component.form_name for component in procedure.components if component.form_name], day
    )
    applicant = person(by.account_id)
    is_known = needs_commune(procedure) and any(
        commune.code == commune_code for commune in communes_on(day)
    )
    place = {"commune_code": commune_code} if is_known else {}
    draft = Draft.objects.create(
        account_id=by.account_id,
        procedure_slug=procedure.slug,
        case_key=case_key if procedure.case_named(case_key) else "",
        form_key=schema.key,
        form_version=schema.version,
        answers={
            field.key: getattr(applicant, field.prefill)
            for field in schema.fields
            if field.prefill and getattr(applicant, field.prefill, "")
        }
        | answers_carried(schema, answered or {}),
        delivery={"phone_number": applicant.phone_number, "email": applicant.email} | place,
        started_at=at,
        saved_at=at,
    )
    journal.record(
        "drafts.started",
        subject=f"draft:{draft.pk}",
        by=by.reference,
        at=at,
        facts={"procedure": procedure.slug},
    )
    return DraftId(draft.pk)
