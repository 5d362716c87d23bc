"""Give a dossier back at its applicant's wish (T20, regime of 2018)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import DossierWithdrawn
from motcua.domain.dossiers.rules.withdrawal import WithdrawalForm
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import SlipKind

from ._clock import regime_of
from ._notes import issue_note, papers_to_return
from ._step import conclude
from ._withdrawal import ENDED_COLUMNS, begin_granting, end_waits


@transaction.atomic
def agree_withdrawal(
    *, dossier_code: str, answer: str, by: Actor, at: datetime, expected_version: int | None = None
) -> SlipIssued:
    """Let the applicant have the dossier back, with what was handed in on paper.

    Legal   LR-054 (T20, 61/2018/NĐ-CP art 6): for dossiers received until 30 June 2025; later ones
            are stopped by a notice (`stop`).
    Units   `answer` is a sentence for the applicant, 1 to 2,000 characters.
    Raises  WrongForRegime, TextMissing, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, custody, a pause that was on ends, slip, counter, journal, outbox
            (DossierWithdrawn).
    """
    dossier = begin_granting(
        dossier_code,
        Act.AGREE_WITHDRAWAL,
        WithdrawalForm.WITHDRAWAL,
        answer=answer,
        by=by,
        version=expected_version,
    )
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierWithdrawn(dossier_id=dossier.pk, at=at),
        changed=ENDED_COLUMNS,
    )
    end_waits(dossier, at=at)
    returned = papers_to_return(dossier)
    slip = issue_note(
        dossier,
        SlipKind.WITHDRAWAL_NOTE,
        agency_code=dossier.receiving_agency_id,
        addressee=dossier.submitter_name,
        opening="Theo đề nghị của ông/bà, cơ quan thôi giải quyết và trả lại hồ sơ sau đây.",
        lines=(
            ("Thủ tục", dossier.procedure_name),
            ("Lý do xin rút", dossier.withdrawal_reason),
            ("Trả lời", dossier.withdrawal_answer),
        ),
        items_title="Giấy tờ trả lại" if returned else "",
        items=returned,
        legal_basis=regime_of(dossier).source_of("stop_by_applicant"),
        role="NGƯỜI TRẢ HỒ SƠ",
        receiver_role="NGƯỜI NHẬN LẠI HỒ SƠ",
        by=by,
        at=at,
    )
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=None)
