"""Stop settling a dossier at its applicant's wish (T20a, regime of 2025)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import DossierStopped
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.rules import ACT_RIGHTS, Channel
from motcua.domain.dossiers.rules.withdrawal import CHANNEL_WORDS, WithdrawalForm
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import SlipKind, StopNoticeFacts
from motcua.foundation import journal

from ._clock import procedure_of, regime_of
from ._notes import papers_to_return
from ._slips import keep_slip, signature_of, slip_applicant, slip_head
from ._step import conclude
from ._withdrawal import ENDED_COLUMNS, begin_granting, end_waits

FEE_CHARACTERS_MAX = 300


@transaction.atomic
def stop(
    *,
    dossier_code: str,
    answer: str,
    fee_treatment: str = "",
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Stop a dossier whose applicant wants it no longer settled, and give notice of it.

    Legal   LR-039, LR-054 (T20a, form 05, 118/2025/NĐ-CP art 21, 03/2025/TT-VPCP art 7): for
            dossiers received since 1 July 2025, while there is neither decision nor notice of a
            result; earlier ones are given back (`agree_withdrawal`).
    Units   `answer` is a sentence for the applicant, 1 to 2,000 characters; `fee_treatment` says
            what became of fees that were paid, or is empty.
    Raises  WrongForRegime, TextMissing, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, custody, a pause that was on ends, slip, counter, journal, outbox
            (DossierStopped).
    """
    dossier = begin_granting(
        dossier_code,
        Act.STOP,
        WithdrawalForm.STOP_NOTICE,
        answer=answer,
        by=by,
        version=expected_version,
    )
    requested_at = dossier.held_since  # It has lain with the unit since it was asked for back.
    channel = _channel_of_request(dossier)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierStopped(dossier_id=dossier.pk, at=at),
        changed=ENDED_COLUMNS,
    )
    end_waits(dossier, at=at)
    facts = StopNoticeFacts(
        head=slip_head(
            dossier, SlipKind.STOP_NOTICE, agency_code=dossier.receiving_agency_id, at=at
        ),
        applicant=slip_applicant(dossier),
        procedure_name=dossier.procedure_name,
        procedure_code=procedure_of(dossier).code or "",
        received_at=dossier.accepted_at,
        request_channel=CHANNEL_WORDS[channel],
        requested_at=requested_at,
        stopped_at=at,
        reason=f"{dossier.withdrawal_reason} Trả lời: {dossier.withdrawal_answer}",
        legal_basis=regime_of(dossier).source_of("stop_by_applicant"),
        documents_returned=papers_to_return(dossier),
        fee_treatment=fee_treatment.strip()[:FEE_CHARACTERS_MAX],
        signature=signature_of(by, at),
    )
    slip = keep_slip(dossier, facts, at=at)
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=None)


def _channel_of_request(dossier: Dossier) -> Channel:
    """Online by its applicant, or noted by the unit for somebody who came or wrote."""
    recorded = ACT_RIGHTS[Act.RECORD_WITHDRAWAL_REQUEST].word
    asked = ACT_RIGHTS[Act.REQUEST_WITHDRAWAL].word
    words = [line.word for line in journal.entries_about(dossier.reference, module="dossiers")]
    last = next(word for word in reversed(words) if word in {recorded, asked})
    return Channel.COUNTER if last == recorded else Channel.ONLINE
