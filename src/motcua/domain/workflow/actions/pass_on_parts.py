"""Pass the parts of an agency that has ended to its successor."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import dossier_behind, life_of
from motcua.domain.dossiers.values import AskedFor, ConsultationLine, DossierId
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agency, agency_in_force
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._following import catch_up


@transaction.atomic
def pass_on_parts(*, dossier_id: int, by: Actor, at: datetime) -> int:
    """What an ended agency was asked for is taken back from it and asked of its successor.

    A step of the process goes on with the successor and keeps its deadline; so does what an officer
    asked, where the deadline has not passed. Where no agency has taken the place nothing changes.

    Legal   LR-080, LR-092 (72/2025/QH15: from 1 July 2025 tasks of abolished units pass on).
    Units   `by` is SYSTEM; `at` decides which agencies exist. Returns how many parts were passed on.
    Raises  DossierNotFound, NotPermitted, Moved. Nothing is written.
    Writes  journal; through `dossiers.recall_part`, `dossiers.send_part`: consultations, slips,
            journal, outbox; run and tasks of the dossier.
    """
    page = dossier_behind(DossierId(dossier_id))
    day = at.astimezone(VIETNAM).date()
    procedure = procedure_version(VersionId(page.procedure_version_id), day=day)
    count = 0
    for line in life_of(page.dossier_id).open_consultations:
        former = agency(line.agency_code)
        heir = agency_in_force(
            line.agency_code, day=day, slug=procedure.slug, field_key=procedure.field_key
        )
        if former.exists_on(day) or heir is None:
            continue
        dossiers.recall_part(
            dossier_code=page.code,
            agency_code=line.agency_code,
            step_key=line.step_key,
            reason=f"Cơ quan đã kết thúc hoạt động; phần việc chuyển sang {heir.name}.",
            by=by,
            at=at,
        )
        if not line.step_key:
            _ask_again(page.code, line, heir.code, by=by, at=at)
        count += 1
    if count:
        journal.record(
            "workflow.parts_passed_on",
            subject=f"dossier:{dossier_id}",
            by=by.reference,
            at=at,
            facts={"count": count},
        )
        catch_up(dossier_id, at=at)  # The steps of the process are asked of the successor.
    return count


def _ask_again(
    dossier_code: str, line: ConsultationLine, heir_code: str, *, by: Actor, at: datetime
) -> None:
    if line.answer_by <= at:
        return
    dossiers.send_part(
        dossier_code=dossier_code,
        agency_code=heir_code,
        kind=AskedFor(line.kind),
        step_key="",
        task=line.question,
        answer_by=line.answer_by,
        asked_by_account_id=line.asked_by_account_id,
        by=by,
        at=at,
    )
