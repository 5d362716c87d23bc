"""The papers that were asked for are complete: the limit begins again (T11)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import NothingAsked
from motcua.domain.dossiers.events import SupplementAccepted
from motcua.domain.dossiers.models import Dossier, SupplementRequest
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import PaperBrought, SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.working_time.values import DueTime, Pause

from ._clock import CLOCK_COLUMNS, regime_of, resume_clock, start_clock
from ._receipt import replacing_receipt
from ._step import begin, conclude
from ._supplement import open_request, receive_papers


@transaction.atomic
def accept_supplement(
    *,
    dossier_code: str,
    papers: Sequence[PaperBrought] = (),
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Receive what was asked for in process; the dossier goes back to the officer who has it.

    Legal   LR-053 (T11, 61/2018/NĐ-CP art 19.4): after the full dossier the limit counts again from
            zero, the whole of it; LR-050: a new receipt says when the result is due now.
    Units   `papers` are those brought on paper, by the order of what was asked for; what the
            applicant sent need not be named again. `at` is when the dossier was complete.
    Raises  PapersStillMissing (names them), ComponentUnknown (nobody asked for it), NothingAsked,
            DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, papers, supplement request, custody, slip, counter, journal, outbox
            (SupplementAccepted).
    """
    dossier = begin(dossier_code, Act.ACCEPT_SUPPLEMENT, by=by, expected_version=expected_version)
    request = open_request(dossier)
    if request is None:
        raise NothingAsked
    receive_papers(dossier, request, papers, at=at)
    due = _count_again(dossier, request, at)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=SupplementAccepted(dossier_id=dossier.pk, at=at, due_at=due.due_at),
        changed=CLOCK_COLUMNS,
        facts={"ordinal": request.ordinal, "due_at": due.due_at.isoformat()},
    )
    note = "Đã nhận đủ giấy tờ bổ sung, thời hạn giải quyết tính lại từ đầu."
    slip = replacing_receipt(dossier, by=by, at=at, note=note)
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=due.due_at)


def _count_again(dossier: Dossier, request: SupplementRequest, at: datetime) -> DueTime:
    regime = regime_of(dossier)
    if regime.supplement_restarts_limit:
        return start_clock(dossier, started_at=at, at=at)
    waited = Pause(
        request.requested_at,
        at,
        ground="Chờ bổ sung hồ sơ",
        source=regime.source_of("supplement_restarts_limit"),
    )
    return resume_clock(dossier, [waited], at=at)
