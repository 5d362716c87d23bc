"""Give an agency its part of the work, or ask its opinion, as the internal process says (T12b)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from motcua.domain.dossiers.errors import MomentImpossible
from motcua.domain.dossiers.models import Consultation
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import AskedFor, SlipIssued
from motcua.domain.identity.values import Actor

from ._asking import agency_of_day, issue_request, told
from ._step import begin, conclude
from ._texts import written_text

TASK_CHARACTERS_MAX = 2000


@transaction.atomic
def send_part(
    *,
    dossier_code: str,
    agency_code: str,
    kind: AskedFor,
    step_key: str,
    task: str,
    answer_by: datetime,
    asked_by_account_id: int,
    by: Actor,
    at: datetime,
) -> SlipIssued | None:
    """An agency gets its step of the process, with a paper that states task and deadline.

    Legal   LR-092 (61/2018/NĐ-CP art 19.5 opinions; 19.6, 19.7 interlinked work at one level and
            across levels: the slip states what each agency does and by when). The limit runs on.
    Units   `by` is SYSTEM; `asked_by_account_id` is the official whose act brought the step, and who
            signs the paper; `answer_by` aware, after `at`. None where this step of the agency is
            asked for already, or was at this very moment: then nothing is written.
    Raises  AgencyUnknown, TextMissing, MomentImpossible, DossierNotFound, NotPermitted, Moved.
            Nothing is written.
    Writes  dossier, consultation, slip, journal, outbox (AgencyConsulted), counter of slips.
    """
    dossier = begin(dossier_code, Act.SEND_PART, by=by, expected_version=None)
    asked = agency_of_day(agency_code, at=at)
    if answer_by <= at:
        raise MomentImpossible(why="hạn của phần việc phải sau bây giờ")
    if (
        dossier.consultations.filter(agency_id=asked.code, step_key=step_key)
        .filter(Q(answered_at__isnull=True) | Q(asked_at=at))
        .exists()
    ):
        return None
    row = Consultation.objects.create(
        dossier=dossier,
        agency_id=asked.code,
        kind=kind,
        step_key=step_key,
        question=written_text(task, what="phần việc", characters_max=TASK_CHARACTERS_MAX),
        asked_by_id=asked_by_account_id,
        asked_at=at,
        answer_by=answer_by,
    )
    conclude(dossier, by=by, at=at, **told(row, at=at))
    return issue_request(dossier, row, by=by, at=at)
