"""What still forbids an act that law and rights would allow: said on the button, raised by the act."""

from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the answer depends on, about one dossier and who would act."""

    is_holder: bool
    is_appraiser: bool
    may_reassign: bool
    outcome: str
    supplement_requests: int
    supplement_requests_max: int
    is_supplement_sent: bool
    stops_by_notice: bool  # 118/2025/NĐ-CP art 21: a stop notice instead of a withdrawal
    due_at: datetime | None
    result_ready_at: datetime | None
    is_apology_sent_for_due: bool
    has_opinion_asked_of_actor: bool
    at: datetime


_HOLDER_ONLY = frozenset(
    {
        Act.PROPOSE_RESULT,
        Act.PROPOSE_REJECTION,
        Act.REQUEST_SUPPLEMENT_IN_PROCESS,
        Act.CONSULT,
        Act.RECORD_VERIFICATION,
        Act.PAUSE,
        Act.RESUME,
    }
)
_SIGNED = frozenset({Act.APPROVE_RESULT, Act.REJECT, Act.SEND_BACK})
_SUPPLEMENT = frozenset({Act.REQUEST_SUPPLEMENT_AT_INTAKE, Act.REQUEST_SUPPLEMENT_IN_PROCESS})


def obstacle_to(act: Act, now: Circumstances) -> str:
    """Why an act is not done now, as one Vietnamese sentence; empty if nothing forbids it.

    Legal   LR-049: once only (61/2018/NĐ-CP art 11.2c), nobody signs what he appraised (art 17.5),
            no closing without apology (art 19.9), withdrawal as the regime has it.
    """
    if not now.is_holder:
        if act in _HOLDER_ONLY:
            return "Hồ sơ do cán bộ khác thụ lý."
        if act is Act.ASSIGN and not now.may_reassign:
            return "Chỉ giao được hồ sơ ông/bà đang giữ."
    return _about_signing(act, now) or _about_ending(act, now) or _about_time(act, now)


def _about_signing(act: Act, now: Circumstances) -> str:
    if act in _SIGNED and now.is_appraiser:
        return "Người thẩm định không được tự ký duyệt."
    if act is Act.APPROVE_RESULT and now.outcome == Outcome.REJECTION:
        return "Chuyên viên trình từ chối giải quyết, không phải kết quả."
    if act is Act.REJECT and now.outcome != Outcome.REJECTION:
        return "Chuyên viên trình kết quả, không phải từ chối giải quyết."
    if act in _SUPPLEMENT and now.supplement_requests >= now.supplement_requests_max:
        return "Hồ sơ này đã được yêu cầu bổ sung, không được yêu cầu thêm."
    return ""


def _about_ending(act: Act, now: Circumstances) -> str:
    if act is Act.AGREE_WITHDRAWAL and now.stops_by_notice:
        return "Từ 01/7/2025, xin thôi giải quyết thì ra thông báo dừng."
    if act is Act.STOP and not now.stops_by_notice:
        return "Hồ sơ này theo quy định cũ: cho rút hồ sơ, không ra thông báo dừng."
    if act is Act.ANSWER_CONSULTATION and not now.has_opinion_asked_of_actor:
        return "Cơ quan của ông/bà không được hỏi ý kiến."
    return ""


def _about_time(act: Act, now: Circumstances) -> str:
    if act is Act.PAUSE and now.due_at is not None and now.at > now.due_at:
        return "Thời hạn đã hết nên không tạm dừng được nữa."
    if act is Act.APOLOGISE and not _may_apologise(now):
        return "Hồ sơ chưa quá hẹn và chưa có việc xin lỗi."
    if act is Act.RETURN_RESULT and is_late(now) and not now.is_apology_sent_for_due:
        return "Hồ sơ quá hạn, phải gửi văn bản xin lỗi trước."
    return ""


def is_late(now: Circumstances) -> bool:
    """Whether the decision came after the due time that holds."""
    ready_at, due_at = now.result_ready_at, now.due_at
    return ready_at is not None and due_at is not None and ready_at > due_at


def _may_apologise(now: Circumstances) -> bool:
    """While it runs a leader may see it coming; once decided, only what was late."""
    if now.due_at is None or now.is_apology_sent_for_due:
        return False
    return now.result_ready_at is None or is_late(now)
