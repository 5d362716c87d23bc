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


class TaskNotFound(WorkflowError):
    """There is no such task, or the actor may not know of it (trust.md C2)."""

    code = "workflow.task_not_found"
    http_status = 404
    message = "Không tìm thấy phần việc này."
    remedy = "Xin mở lại hồ sơ hoặc bàn làm việc để xem các phần việc hiện có."


class NotYourTask(WorkflowError):
    """Another person is asked, or another role."""

    code = "workflow.not_your_task"
    http_status = 403
    message = "Bước “%(step)s” là việc của %(who)s."
    remedy = "Xin đề nghị người đó làm, hoặc nhờ lãnh đạo giao lại việc."


class TaskEnded(WorkflowError):
    """Somebody else ended it first."""

    code = "workflow.task_ended"
    message = "Bước “%(step)s” đã xong: %(who)s, lúc %(time)s. Việc ông/bà vừa làm chưa ghi nhận."
    remedy = "Xin mở lại hồ sơ để xem bước hiện nay."


class TaskChanged(WorkflowError):
    """Somebody gave it to another since the page was opened."""

    code = "workflow.task_changed"
    message = "Bước “%(step)s” vừa được giao lại, sau khi ông/bà mở trang này."
    remedy = "Xin mở lại hồ sơ để xem ai đang làm, rồi làm tiếp nếu còn cần."


class TaskHeld(WorkflowError):
    """The dossier waits for somebody outside; nobody is asked meanwhile."""

    code = "workflow.task_held"
    message = "Hồ sơ đang chờ nên bước “%(step)s” tạm dừng."
    remedy = "Xin làm tiếp khi hồ sơ hết chờ: người nộp đã bổ sung, đã nộp tiền, hoặc hết tạm dừng."


class StepNotReached(WorkflowError):
    """An earlier step is still open."""

    code = "workflow.step_not_reached"
    message = "Chưa đến bước này: còn chờ %(who)s làm xong bước “%(step)s”."
    remedy = "Xin chờ bước đó xong, hoặc nhắc người đang làm."


class OwnWork(WorkflowError):
    """Who appraised a dossier does not review it (LR-010)."""

    code = "workflow.own_work"
    http_status = 403
    message = "Người thẩm định không tự làm bước “%(step)s” của hồ sơ đó."
    remedy = "Xin nhờ người khác cùng vai trò làm bước này."


class EndsByAct(WorkflowError):
    """The step is done by an act of the law, not by saying that it is done."""

    code = "workflow.ends_by_act"
    message = "Bước “%(step)s” xong khi làm đúng việc của bước đó trên trang hồ sơ."
    remedy = "Xin mở hồ sơ và dùng nút của bước này."


class OutcomeImpossible(WorkflowError):
    """The process has no such way out of the step."""

    code = "workflow.outcome_impossible"
    http_status = 422
    message = "Quy trình không có kết quả này ở bước “%(step)s”."
    remedy = "Xin chọn một kết quả đang hiện trên trang."


class NoteMissing(WorkflowError):
    """Whoever sends work back says what must be done again."""

    code = "workflow.note_missing"
    http_status = 422
    message = "Chưa ghi lý do, hoặc lý do dài quá %(most)s chữ."
    remedy = "Xin ghi rõ cần làm lại chỗ nào."


class AssigneeUnfit(WorkflowError):
    """Who was chosen does not hold the role in the agency now, or must not do this step."""

    code = "workflow.assignee_unfit"
    http_status = 422
    message = "Người được chọn không làm được bước “%(step)s”: không giữ vai trò đó ở cơ quan này."
    remedy = "Xin chọn người khác trong danh sách."


class AssigneeGone(AssigneeUnfit):
    """Who was chosen has left the agency."""

    code = "workflow.assignee_gone"
    message = "Người được chọn không còn làm ở cơ quan này nên không giao được bước “%(step)s”."


class AlreadyDone(WorkflowError):
    """It is as was asked already."""

    code = "workflow.already_done"
    message = "Bước “%(step)s” đã ở chỗ người này rồi."
    remedy = "Xin tải lại trang để xem ai đang làm."


class RunNotFound(WorkflowError):
    code = "workflow.run_not_found"
    http_status = 404
    message = "Không tìm thấy hồ sơ này."
    remedy = "Xin gõ lại mã hồ sơ."


class VersionUnfit(WorkflowError):
    """A run goes on a published version of its own procedure only."""

    code = "workflow.version_unfit"
    http_status = 422
    message = "Chỉ chuyển được sang một phiên bản khác, đã ban hành, của cùng thủ tục."
    remedy = "Xin chọn lại phiên bản trong danh sách."


class StepsNotPlaced(WorkflowError):
    """Some open steps do not exist in the other version: which, the message says."""

    code = "workflow.steps_not_placed"
    message = "Phiên bản mới không có bước đang làm: %(steps)s."
    remedy = "Xin làm xong các bước đó rồi chuyển, hoặc giữ hồ sơ ở phiên bản đang dùng."


class RunEnded(WorkflowError):
    code = "workflow.run_ended"
    message = "Hồ sơ đã kết thúc nên không chuyển quy trình nữa."
    remedy = "Xin chọn hồ sơ đang giải quyết."
