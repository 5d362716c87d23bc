"""Sign a decision of publication."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.catalogue.errors import (
    DecisionEmpty,
    DecisionStateRefuses,
    DecisionUnfit,
    NumberTaken,
    OwnRecord,
)
from motcua.domain.catalogue.models import PublicationDecision
from motcua.domain.catalogue.states import RecordAct
from motcua.domain.catalogue.values import DecisionId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._decided import NAME_CHARACTERS_MAX, NUMBER_CHARACTERS_MAX, plain_line, ready
from ._records import (
    advance,
    decision_reference,
    drawers_of,
    hold_number,
    locked_decision,
    require_publisher,
)
from .prepare_decision import RECORDS_MAX


@transaction.atomic
def sign_decision(
    *,
    decision_id: DecisionId,
    number: str,
    signed_on: date,
    signer_name: str,
    signer_title: str,
    by: Actor,
    at: datetime,
) -> None:
    """Record the signature of a decision whose records all pass the gate.

    Legal   LR-114 (63/2010/NĐ-CP art 8, 13): number, day and signer; every record states all that the
            law wants. LR-113: who drew a record does not sign it.
    Units   `signed_on` is not after the Vietnam day of `at`, nor after the decision takes effect
            (under the shortened procedure the instrument holds before); texts up to 100 and 200
            characters.
    Raises  NotPermitted, DecisionNotFound, DecisionStateRefuses, DecisionUnfit, DecisionEmpty,
            NumberTaken, RecordStateRefuses, OwnRecord, RecordsNotReady (with every fault). Nothing was
            written then.
    Writes  decision, records, journal.
    """
    require_publisher(by)
    decision, rows = locked_decision(decision_id)
    if decision.withdrawn_at is not None:
        raise DecisionStateRefuses(reason="quyết định đã được rút")
    if decision.signed_at is not None:
        raise DecisionStateRefuses(reason=f"quyết định đã được ký, số {decision.number}")
    if not rows:
        raise DecisionEmpty(count_max=RECORDS_MAX)
    decision.number = plain_line(number, "số quyết định", count_max=NUMBER_CHARACTERS_MAX)
    decision.signer_name = plain_line(signer_name, "tên người ký", count_max=NAME_CHARACTERS_MAX)
    decision.signer_title = plain_line(
        signer_title, "chức vụ người ký", count_max=NAME_CHARACTERS_MAX
    )
    _require_days(decision, signed_on, at.astimezone(VIETNAM).date())
    _require_number(decision)
    for row in rows:
        advance(row, RecordAct.SIGN)
        if by.reference in drawers_of(row):
            raise OwnRecord
    ready(rows, decision)
    decision.signed_on, decision.signed_at, decision.signed_by_id = signed_on, at, by.account_id
    decision.save()
    for row in rows:
        row.save(update_fields=["state"])
    journal.record(
        "catalogue.decision_signed",
        subject=decision_reference(decision),
        by=by.reference,
        at=at,
        facts={"number": decision.number, "signed_on": signed_on.isoformat()},
    )


def _require_days(decision: PublicationDecision, signed_on: date, today: date) -> None:
    if signed_on > today:
        raise DecisionUnfit(reason="ngày ký chưa tới")
    if signed_on > decision.effective_from and not decision.is_shortened:
        raise DecisionUnfit(
            reason=f"ký sau ngày có hiệu lực {decision.effective_from:%d/%m/%Y} của chính quyết định"
        )


def _require_number(decision: PublicationDecision) -> None:
    hold_number(decision)
    taken = PublicationDecision.objects.filter(agency=decision.agency, number=decision.number)
    if taken.exclude(pk=decision.pk).exists():
        raise NumberTaken(number=decision.number)
