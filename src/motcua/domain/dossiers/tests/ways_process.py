"""A dossier that walks inside the agency that decides: rejected, paused, late, apologised for."""

from datetime import datetime

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.clock import VIETNAM

from .people import ACCEPTED_AT, SON_NAM_COMMITTEE, appraising, propose

DUE_AT = datetime(2026, 11, 19, 17, 0, tzinfo=VIETNAM)  # Births are registered the same day.
NEXT_DAY = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
NEW_DATE = datetime(2026, 11, 23, 17, 0, tzinfo=VIETNAM)  # The Monday after.
REJECTION = {
    "reason_key": "not_eligible",
    "reason": "Trẻ đã được đăng ký khai sinh tại xã Tiên Lữ.",
    "legal_basis": "60/2014/QH13 điều 13",
    "letter_number": "15/UBND-TP",
}
PAUSE = {
    "ground": "field_verification",
    "reason": "Xác minh nơi sinh của trẻ tại trạm y tế.",
    "legal_basis": "61/2018/NĐ-CP điều 19 khoản 3",
}
LATE = "Hồ sơ cần xác minh thêm nơi sinh của trẻ."


def rejecting(people):
    code = appraising(people)
    dossiers.propose_rejection(
        dossier_code=code, by=people.case_officer, at=ACCEPTED_AT, **REJECTION
    )
    return code


def rejected(people):
    code = rejecting(people)
    dossiers.reject(dossier_code=code, by=people.leader, at=ACCEPTED_AT)
    return code


def paused(people):
    code = appraising(people)
    dossiers.pause(dossier_code=code, by=people.case_officer, at=ACCEPTED_AT, **PAUSE)
    return code


def apology_raised(people, *, at=DUE_AT):
    code = appraising(people)
    dossiers.raise_apology(dossier_code=code, by=SYSTEM, at=at)
    return code


def apologised(people, *, new_due_at=NEW_DATE, at=NEXT_DAY):
    code = apology_raised(people)
    dossiers.apologise(
        dossier_code=code, reason=LATE, new_due_at=new_due_at, by=people.leader, at=at
    )
    return code


def ready_late(people):
    """Decided on the next morning, without an apology so far."""
    code = appraising(people)
    propose(code, people)
    dossiers.approve_result(dossier_code=code, by=people.leader, at=NEXT_DAY)
    return code


def owing(people, *, kind="land", at=ACCEPTED_AT):
    code = appraising(people)
    dossiers.raise_obligation(
        dossier_code=code,
        kind=kind,
        name="Tiền sử dụng đất",
        amount_vnd=12_500_000,
        by=people.case_officer,
        at=at,
    )
    return code


def parted(people, *, at=ACCEPTED_AT, **changes):
    """With a part of the work given to the ward of Sơn Nam by the process."""
    code = appraising(people)
    send_part(code, people, at=at, **changes)
    return code


def send_part(code, people, *, by=SYSTEM, at=ACCEPTED_AT, **changes):
    values = {
        "agency_code": SON_NAM_COMMITTEE,
        "kind": "part",
        "step_key": "xac-nhan",
        "task": "Xác nhận nơi cư trú của cha mẹ trẻ.",
        "answer_by": NEXT_DAY,
        "asked_by_account_id": people.case_officer.account_id,
        **changes,
    }
    return dossiers.send_part(dossier_code=code, by=by, at=at, **values)


def consulted(people, *, answer_by=NEXT_DAY):
    code = appraising(people)
    dossiers.consult(
        dossier_code=code,
        agency_code=SON_NAM_COMMITTEE,
        question="Trẻ đã được đăng ký khai sinh tại phường Sơn Nam chưa?",
        answer_by=answer_by,
        by=people.case_officer,
        at=ACCEPTED_AT,
    )
    return code
