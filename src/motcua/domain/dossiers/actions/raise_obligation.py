"""Tell the applicant what must be paid before the dossier goes on (T8)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import AmountImpossible, TextMissing
from motcua.domain.dossiers.events import ObligationRaised
from motcua.domain.dossiers.models import Dossier, Obligation
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import ObligationKind, SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import NoteFacts, NoteSignature, SlipKind
from motcua.domain.slips.rules.wording import thousands

from ._clock import CLOCK_COLUMNS, regime_of
from ._pauses import PAYMENT, begin_pause
from ._slips import keep_slip, signature_of, slip_head
from ._step import begin, conclude
from ._texts import written_text

NAME_CHARACTERS_MAX = 200
AMOUNT_VND_MAX = 10**12


@transaction.atomic
def raise_obligation(
    *,
    dossier_code: str,
    kind: str,
    name: str,
    amount_vnd: int,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Raise a fee, a tax or a land obligation; the dossier waits until it is paid.

    Legal   LR-065 (T8, 61/2018/NĐ-CP art 22). The kinds that the regime names stop the limit; other
            fees do not, and nothing stops one that has run out (assumed).
    Units   `kind` is an ObligationKind; `amount_vnd` whole đồng, 1 to 1,000,000,000,000; `name` at
            most 200 characters.
    Raises  AmountImpossible, TextMissing, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, obligation, pause, slip, custody, journal, outbox (ObligationRaised), counter.
    """
    dossier = begin(dossier_code, Act.RAISE_OBLIGATION, by=by, expected_version=expected_version)
    if kind not in set(ObligationKind):
        raise TextMissing(what="loại nghĩa vụ tài chính")
    if not 0 < amount_vnd <= AMOUNT_VND_MAX:
        raise AmountImpossible
    is_running = dossier.due_at is not None and at <= dossier.due_at
    owed = Obligation.objects.create(
        dossier=dossier,
        kind=kind,
        name=written_text(name, what="tên khoản phải nộp", characters_max=NAME_CHARACTERS_MAX),
        amount_vnd=amount_vnd,
        pauses_clock=is_running and kind in regime_of(dossier).payment_pauses_clock,
        raised_at=at,
    )
    if owed.pauses_clock:
        begin_pause(dossier, PAYMENT, at=at)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ObligationRaised(dossier_id=dossier.pk, at=at),
        changed=CLOCK_COLUMNS,
        facts={"kind": kind, "pauses_clock": owed.pauses_clock},
    )
    slip = keep_slip(dossier, _notice(dossier, owed, by=by, at=at), at=at)
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=dossier.due_at)


def _notice(dossier: Dossier, owed: Obligation, *, by: Actor, at: datetime) -> NoteFacts:
    return NoteFacts(
        head=slip_head(
            dossier, SlipKind.PAYMENT_NOTICE, agency_code=dossier.competent_agency_id, at=at
        ),
        kind=SlipKind.PAYMENT_NOTICE,
        addressee=dossier.submitter_name,
        opening=f"Để giải quyết tiếp hồ sơ “{dossier.procedure_name}”, ông/bà/tổ chức cần nộp:",
        lines=(("Khoản phải nộp", owed.name), ("Số tiền", f"{thousands(owed.amount_vnd)} đồng")),
        closing=(
            "Thời hạn giải quyết tạm dừng từ lúc thông báo đến khi nộp xong."
            if owed.pauses_clock
            else "Thời hạn giải quyết không thay đổi. Xin nộp sớm để hồ sơ được giải quyết tiếp."
        ),
        legal_basis="Điều 22 Nghị định 61/2018/NĐ-CP",
        signatures=(NoteSignature(role="NGƯỜI THÔNG BÁO", signature=signature_of(by, at)),),
    )
