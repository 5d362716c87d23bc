"""All that `workflow` can refuse."""

from motcua.foundation.errors import DomainError


class WorkflowError(DomainError):
    code = "workflow.refused"


class NameImpossible(WorkflowError):
    code = "workflow.name_impossible"
    http_status = 422
    message = "Tên của bộ lọc phải có từ 1 đến %(most)s chữ."
    remedy = "Xin đặt tên ngắn, ví dụ: Quá hạn đất đai."


class TooManyViews(WorkflowError):
    code = "workflow.too_many_views"
    message = "Mỗi người lưu nhiều nhất %(most)s bộ lọc."
    remedy = "Xin xóa bớt bộ lọc không dùng nữa rồi lưu lại."


class NoteImpossible(WorkflowError):
    code = "workflow.note_impossible"
    http_status = 422
    message = "Ghi chú phải có từ 1 đến %(most)s chữ."
    remedy = "Xin ghi ngắn gọn; nội dung dài thì đính kèm vào hồ sơ."


class ReasonTooLong(WorkflowError):
    code = "workflow.reason_too_long"
    http_status = 422
    message = "Lý do dài quá %(most)s chữ."
    remedy = "Xin ghi ngắn gọn, ví dụ: nghỉ phép năm."


class SubstituteUnfit(WorkflowError):
    """An absence cannot be registered as asked; the subclasses say why (LR-097)."""

    code = "workflow.substitute_unfit"
    http_status = 422


class AbsenceTimeImpossible(SubstituteUnfit):
    code = "workflow.absence_time_impossible"
    message = "Thời gian nghỉ chưa đúng: phải kết thúc sau khi bắt đầu, chưa qua, dài nhất một năm."
    remedy = "Xin ghi lại ngày giờ bắt đầu và kết thúc."


class StandsInForOneself(SubstituteUnfit):
    code = "workflow.stands_in_for_oneself"
    message = "Người làm thay phải là người khác."
    remedy = "Xin chọn một đồng nghiệp cùng vai trò."


class HasNoRole(SubstituteUnfit):
    code = "workflow.has_no_role"
    message = "Người nghỉ không giữ việc nào ở cơ quan này vào lúc đó."
    remedy = "Xin chọn đúng cơ quan nơi người đó làm việc."


class SubstituteLacksRole(SubstituteUnfit):
    code = "workflow.substitute_lacks_role"
    message = "Người làm thay phải giữ cùng vai trò, ở cùng cơ quan, suốt thời gian nghỉ."
    remedy = "Xin chọn người khác, hoặc đề nghị quản trị giao vai trò trước."


class AwayAlready(SubstituteUnfit):
    code = "workflow.away_already"
    message = "Đã ghi một lần nghỉ khác trùng thời gian này."
    remedy = "Xin hủy lần nghỉ đã ghi, rồi ghi lại một lần cho cả thời gian."


class SubstituteAway(SubstituteUnfit):
    code = "workflow.substitute_away"
    message = "Người làm thay cũng nghỉ trong thời gian đó."
    remedy = "Xin chọn người khác."


class StandsInForAnother(SubstituteUnfit):
    code = "workflow.stands_in_for_another"
    message = "Người nghỉ đang nhận làm thay cho người khác trong thời gian đó."
    remedy = "Xin tìm người khác làm thay cho người kia trước, rồi ghi lần nghỉ này."


class AbsenceOver(WorkflowError):
    code = "workflow.absence_over"
    message = "Lần nghỉ này đã kết thúc hoặc đã được hủy."
    remedy = "Xin tải lại trang để xem danh sách hiện nay."


class ProcessNeverEnds(WorkflowError):
    code = "workflow.process_never_ends"
    http_status = 422
    message = "Quy trình đi vòng tròn, không đến bước kết thúc: xem bước “%(step_name)s”."
    remedy = "Xin sửa bước tiếp theo của bước này trong bản nháp rồi chạy thử lại."


class NothingToReplay(WorkflowError):
    code = "workflow.nothing_to_replay"
    http_status = 422
    message = "Không có hồ sơ nào của thủ tục này nộp từ %(first)s đến %(last)s."
    remedy = "Xin chọn thời gian khác."


class TooMuchToReplay(WorkflowError):
    code = "workflow.too_much_to_replay"
    http_status = 422
    message = "Thời gian này có hơn %(most)s hồ sơ, chạy thử một lần không hết."
    remedy = "Xin chọn thời gian ngắn hơn."
