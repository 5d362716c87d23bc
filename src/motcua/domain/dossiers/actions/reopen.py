"""Open a dossier again because its result was wrong (T23)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import DossierReopened
from motcua.domain.dossiers.models import Dossier, ReplacedResult
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import Outcome, SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import SlipKind
from motcua.domain.working_time.values import Limit, LimitUnit

from ._clock import CLOCK_COLUMNS, regime_of, start_clock
from ._notes import issue_note
from ._step import begin, conclude
from ._texts import written_reason

REJECTION_NAME = "Từ chối giải quyết hồ sơ"
# What the coming result is written into; the former one stands in `ReplacedResult`.
_CLEARED = {
    "outcome": Outcome.NONE,
    "rejection_letter_number": "",
    "refusal_reason_key": "",
    "refusal_reason": "",
    "refusal_legal_basis": "",
    "send_back_reason": "",
    "result_name": "",
    "result_number": "",
    "result_file_id": None,
    "appraised_by_id": None,
    "approved_by_id": None,
    "result_ready_at": None,
    "returned_at": None,
    "returned_how": "",
    "parcel_number": "",
    "collection_reminders": 0,
    "holder_id": None,
}
_CHANGED = [name.removesuffix("_id") for name in _CLEARED if name != "holder_id"]


@transaction.atomic
def reopen(
    *,
    dossier_code: str,
    what_was_wrong: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Have a wrong result replaced, at the agency's expense; the former one is kept.

    Legal   LR-058 (T23, 61/2018/NĐ-CP art 21.1): the agency that was wrong corrects it and bears
            the costs; how long that may take is a parameter of the regime (assumed).
    Units   `what_was_wrong` is a sentence for the applicant, 10 to 2,000 characters; the limit is
            in working days from `at`.
    Raises  ReasonMissing, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier (without result, due anew, in nobody's hand), the former result, custody, slip,
            counter, journal, outbox (DossierReopened).
    """
    dossier = begin(dossier_code, Act.REOPEN, by=by, expected_version=expected_version)
    what_was_wrong = written_reason(what_was_wrong)
    former = _keep_former(dossier, what_was_wrong, at)
    for name, value in _CLEARED.items():
        setattr(dossier, name, value)
    limit = Limit(regime_of(dossier).correction_working_days, LimitUnit.WORKING_DAYS)
    due = start_clock(dossier, started_at=at, at=at, limit=limit)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierReopened(dossier_id=dossier.pk, at=at, due_at=due.due_at),
        changed=[*_CHANGED, *CLOCK_COLUMNS],
        facts={"due_at": due.due_at.isoformat(), "replaces": former.pk},
    )
    slip = issue_note(
        dossier,
        SlipKind.CORRECTION_RECORD,
        agency_code=dossier.competent_agency_id,
        addressee=dossier.submitter_name,
        opening="Kết quả đã trả có sai sót. Cơ quan xin lỗi ông/bà và làm lại, không thu thêm tiền.",
        lines=(
            ("Thủ tục", dossier.procedure_name),
            ("Kết quả có sai sót", f"{former.name} số {former.number}".removesuffix(" số ")),
            ("Sai sót", what_was_wrong),
            ("Thời hạn sửa", f"{due.due_at:%H giờ %M ngày %d/%m/%Y}"),
        ),
        closing="Chi phí sửa do cơ quan chịu.",
        legal_basis=regime_of(dossier).source_of("correction_working_days"),
        role="THỦ TRƯỞNG CƠ QUAN",
        by=by,
        at=at,
    )
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=due.due_at)


def _keep_former(dossier: Dossier, what_was_wrong: str, at: datetime) -> ReplacedResult:
    assert dossier.result_ready_at  # noqa: S101 — it was returned
    assert dossier.due_at  # noqa: S101
    assert dossier.returned_at  # noqa: S101
    is_rejection = dossier.outcome == Outcome.REJECTION
    return ReplacedResult.objects.create(
        dossier=dossier,
        name=REJECTION_NAME if is_rejection else dossier.result_name,
        number=dossier.rejection_letter_number if is_rejection else dossier.result_number,
        file_id=dossier.result_file_id,
        approved_by_id=dossier.approved_by_id,
        ready_at=dossier.result_ready_at,
        due_at=dossier.due_at,
        returned_at=dossier.returned_at,
        replaced_at=at,
        what_was_wrong=what_was_wrong,
    )
