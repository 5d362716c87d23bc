"""All that this module can refuse."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.foundation.errors import DomainError, NotFound

FAULTS_TOLD_MAX = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFault:
    """What is wrong in one cell of a written table. `row` counts from 1; 0 is the head.

    `message` and `cure` are message ids, filled from `values`.
    """

    row: int
    field: str
    message: str
    cure: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole sentence in Vietnamese, with its place."""
        place = f"Bước {self.row}, {self.field}" if self.row else f"Phần đầu, {self.field}"
        return f"{place}: {self.message % self.values}. {self.cure % self.values}."


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFault:
    """Why a process cannot be published. `path`: keys of the steps that show it, in order.

    `code` is stable; `message` is a message id, filled from `values`.
    """

    code: str
    message: str
    path: tuple[str, ...]
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def message_vi(self) -> str:
        return self.message % self.values


class ProcessError(DomainError):
    code = "processes.refused"


class ProcessNotFound(NotFound):
    code = "processes.not_found"
    message = "Không tìm thấy phiên bản quy trình này."
    remedy = "Xin chọn lại trong danh sách quy trình nội bộ."


class ProcessUnreadable(ProcessError):
    """A written table that is no process. `faults` names every cell."""

    code = "processes.unreadable"
    http_status = 422
    message = "Bảng quy trình chưa đọc được: %(reason)s"
    remedy = "Xin sửa các chỗ đã nêu rồi làm lại."

    def __init__(self, faults: Sequence[WrittenFault]) -> None:
        self.faults = tuple(faults)
        told = " ".join(fault.text for fault in self.faults[:FAULTS_TOLD_MAX])
        super().__init__(reason=told, count=len(self.faults))


class ProcessNotPublishable(ProcessError):
    """The gate found faults. `faults` names all of them with their paths (LR-083)."""

    code = "processes.not_publishable"
    http_status = 422
    message = "Quy trình chưa ban hành được, có %(count)s điểm chưa đạt: %(reason)s"
    remedy = "Xin sửa bảng quy trình theo từng điểm đã nêu rồi ban hành lại."

    def __init__(self, faults: Sequence[GateFault]) -> None:
        self.faults = tuple(faults)
        told = " ".join(fault.message_vi for fault in self.faults[:FAULTS_TOLD_MAX])
        super().__init__(reason=told, count=len(self.faults))


class DraftMoved(ProcessError):
    """Somebody saved the draft since it was read."""

    code = "processes.draft_moved"
    message = "Bản thảo này vừa được người khác lưu (lần lưu %(revision)s)."
    remedy = "Xin tải lại trang để xem bản mới nhất, rồi sửa tiếp."


class NotADraft(ProcessError):
    """A version that was published or withdrawn is not changed any more."""

    code = "processes.not_a_draft"
    message = "Phiên bản %(number)s không còn là bản thảo nên không sửa hoặc ban hành lại được."
    remedy = "Xin soạn một phiên bản mới từ phiên bản này."


class OwnDrawing(ProcessError):
    """Who draws a process does not publish it (LR-082)."""

    code = "processes.own_drawing"
    http_status = 403
    message = "Người soạn quy trình không được tự ban hành quy trình đó."
    remedy = "Xin trình lãnh đạo khác có thẩm quyền ban hành."


class DecisionIncomplete(ProcessError):
    code = "processes.decision_incomplete"
    http_status = 422
    message = "Chưa có số quyết định phê duyệt quy trình, hoặc số có ký tự lạ."
    remedy = "Xin nhập đúng số và ký hiệu của quyết định phê duyệt."


class BadPeriod(ProcessError):
    """A version may not begin before one already published begins, nor in the past (LR-084)."""

    code = "processes.bad_period"
    http_status = 422
    message = "Ngày áp dụng %(valid_from)s chưa hợp lệ: %(reason)s."
    remedy = "Xin chọn ngày áp dụng muộn hơn."


class AlreadyInForce(ProcessError):
    """A version that has begun carries dossiers; it ends only with the next version."""

    code = "processes.already_in_force"
    message = "Phiên bản %(number)s đã có hiệu lực nên không bãi bỏ được."
    remedy = "Xin ban hành phiên bản mới thay thế."


class SameAsInForce(ProcessError):
    """The draft says what the version before it says."""

    code = "processes.same_as_published"
    message = "Bản thảo giống hệt phiên bản %(number)s đã ban hành."
    remedy = "Xin sửa bản thảo trước khi ban hành, hoặc giữ phiên bản hiện có."
