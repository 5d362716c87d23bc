"""Put checked records into a decision that waits for signature."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from motcua.domain.catalogue.errors import DecisionEmpty, DecisionStateRefuses, DecisionUnfit
from motcua.domain.catalogue.models import PublicationDecision
from motcua.domain.catalogue.states import RecordAct, next_state
from motcua.domain.catalogue.values import DecisionId, RecordId, RecordState
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.organisations.selectors import agency
from motcua.domain.organisations.values import AgencyLevel
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._decided import NUMBER_CHARACTERS_MAX, plain_line
from ._records import decision_reference, locked_records, require_checker

RECORDS_MAX: Final = 300
DECISIONS_SINCE: Final = date(2010, 10, 14)  # 63/2010/NĐ-CP in force
EFFECT_AHEAD_MAX: Final = timedelta(days=3_660)  # what the feed of changes announces
PUBLISHERS: Final = frozenset({AgencyLevel.MINISTRY, AgencyLevel.PROVINCE})


@transaction.atomic
def prepare_decision(
    *,
    agency_code: str,
    effective_from: date,
    record_ids: Sequence[RecordId],
    instrument_number: str = "",
    instrument_effective_on: date | None = None,
    is_shortened: bool = False,
    by: Actor,
    at: datetime,
) -> DecisionId:
    """Prepare a decision of publication with the records that it publishes.

    Legal   LR-114 (63/2010/NĐ-CP art 13): ministers for their sector, the chairman of a province for
            what is settled in it; LR-113: only what procedure control found sound.
    Units   `effective_from` is the first day of the new versions; `instrument_number`, up to 100
            characters, and `instrument_effective_on` are those of the legal document behind the
            change; not before 63/2010/NĐ-CP nor more than ten years ahead; `at` is aware.
    Raises  NotPermitted, DecisionUnfit, DecisionEmpty, RecordNotFound, RecordStateRefuses,
            DecisionStateRefuses. Nothing was written then.
    Writes  decision, records, journal.
    """
    require_checker(by)
    today = at.astimezone(VIETNAM).date()
    _require_publisher_agency(agency_code, today)
    instrument = plain_line(
        instrument_number, "số văn bản", count_max=NUMBER_CHARACTERS_MAX, is_needed=False
    )
    if instrument_effective_on is not None and effective_from < instrument_effective_on:
        raise DecisionUnfit(reason="có hiệu lực trước văn bản quy định thủ tục")
    _require_reasonable(effective_from, today)
    if not record_ids or len(record_ids) > RECORDS_MAX:
        raise DecisionEmpty(count_max=RECORDS_MAX)
    rows = locked_records(record_ids)
    for row in rows:
        next_state(RecordState(row.state), RecordAct.SIGN)
        if row.decision_id is not None:
            raise DecisionStateRefuses(reason=f"“{row.slug}” đã nằm trong một quyết định chờ ký")
    decision = PublicationDecision.objects.create(
        agency_id=agency_code,
        effective_from=effective_from,
        instrument_number=instrument,
        instrument_effective_on=instrument_effective_on,
        is_shortened=is_shortened,
    )
    for row in rows:
        row.decision = decision
        row.save(update_fields=["decision"])
    journal.record(
        "catalogue.decision_prepared",
        subject=decision_reference(decision),
        by=by.reference,
        at=at,
        facts={
            "agency": agency_code,
            "effective_from": effective_from.isoformat(),
            "instrument": instrument,
            "records": [row.pk for row in rows],
        },
    )
    return DecisionId(decision.pk)


def _require_reasonable(effective_from: date, today: date) -> None:
    """Raises DecisionUnfit for a day that is a slip of the keyboard."""
    if effective_from < DECISIONS_SINCE:
        raise DecisionUnfit(reason=f"có hiệu lực trước {DECISIONS_SINCE:%d/%m/%Y}")
    if effective_from > today + EFFECT_AHEAD_MAX:
        raise DecisionUnfit(
            reason=f"ngày có hiệu lực {effective_from:%d/%m/%Y} xa quá, xin xem lại năm"
        )


def _require_publisher_agency(agency_code: str, today: date) -> None:
    """Raises DecisionUnfit."""
    try:
        found = agency(agency_code)
    except AgencyNotFound:
        raise DecisionUnfit(reason="không có cơ quan ban hành này") from None
    if found.level not in PUBLISHERS or not found.exists_on(today):
        raise DecisionUnfit(reason=f"{found.name} không công bố thủ tục hành chính")
