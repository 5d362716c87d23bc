"""What counting of time refuses."""

from motcua.foundation.errors import DomainError


class WorkingTimeError(DomainError):
    """A due time cannot be reckoned from what was given."""

    code = "working_time.refused"
    http_status = 422
    message = "Không tính được ngày hẹn trả từ những gì đã cho."
    remedy = "Xin kiểm tra lại thời điểm tiếp nhận và thời hạn giải quyết."


class LimitOutOfRange(WorkingTimeError):
    """A limit is zero, negative, not whole where it must be, or absurdly long."""

    code = "working_time.limit_out_of_range"
    message = "Thời hạn giải quyết phải lớn hơn 0 và không quá mức cho phép."
    remedy = "Xin sửa thời hạn của thủ tục rồi làm lại."


class LimitUnreadable(WorkingTimeError):
    """A limit is not written as a number and a known unit."""

    code = "working_time.limit_unreadable"
    message = "Không đọc được thời hạn “%(text)s”."
    remedy = (
        "Xin ghi số kèm đơn vị: 5wd (ngày làm việc), 16wh (giờ làm việc), 10d (ngày), 2mo (tháng)."
    )


class MomentWithoutZone(WorkingTimeError):
    """A moment came without its time zone."""

    code = "working_time.moment_without_zone"
    message = "Thời điểm tiếp nhận thiếu múi giờ."
    remedy = "Xin ghi thời điểm theo giờ Việt Nam."


class MomentUnreadable(WorkingTimeError):
    """A moment is not written as a day and a time."""

    code = "working_time.moment_unreadable"
    message = "Không đọc được thời điểm “%(text)s”."
    remedy = "Xin ghi ngày và giờ Việt Nam như 2019-02-01T15:30; tạm dừng ghi TỪ..ĐẾN."


class ForeignZone(WorkingTimeError):
    """A moment was written in another time zone than Vietnam's."""

    code = "working_time.foreign_zone"
    message = "Thời điểm “%(text)s” ghi theo múi giờ khác (%(zone)s)."
    remedy = "Xin ghi theo giờ Việt Nam (Asia/Ho_Chi_Minh, +07:00)."


class OfficeHoursUnreadable(WorkingTimeError):
    """Office hours are not written as sessions."""

    code = "working_time.office_hours_unreadable"
    message = "Không đọc được giờ làm việc “%(text)s”."
    remedy = "Xin ghi từng buổi, cách nhau bằng dấu phẩy: 07:30-11:30,13:30-17:00."


class CalendarUnreadable(WorkingTimeError):
    """A file does not state a calendar."""

    code = "working_time.calendar_unreadable"
    message = "Không đọc được lịch trong %(file)s: %(reason)s."
    remedy = "Xin sửa tệp theo mẫu data/holidays.yaml (data/README.md)."


class MomentOutOfRange(WorkingTimeError):
    """A moment lies in a year for which nobody keeps a calendar."""

    code = "working_time.moment_out_of_range"
    message = "Không có lịch làm việc cho năm %(year)s."
    remedy = "Xin kiểm tra lại năm của thời điểm tiếp nhận và của các lần tạm dừng."


class PauseEndsBeforeItStarts(WorkingTimeError):
    """A pause ends before it starts."""

    code = "working_time.pause_ends_before_it_starts"
    message = "Lần tạm dừng kết thúc (%(to_at)s) trước khi bắt đầu (%(from_at)s)."
    remedy = "Xin sửa lại thời điểm bắt đầu hoặc kết thúc tạm dừng."


class CalendarHasNoWorkingDays(WorkingTimeError):
    """A year of the calendar has no working day at all: the data are wrong."""

    code = "working_time.no_working_days"
    http_status = 500
    message = "Lịch làm việc không có ngày làm việc nào trong một năm."
    remedy = "Xin báo quản trị viên kiểm tra dữ liệu ngày nghỉ và giờ làm việc."


class CalendarContradictsItself(WorkingTimeError):
    """Published days or hours contradict each other or overlap."""

    code = "working_time.calendar_contradiction"
    message = "Lịch làm việc tự mâu thuẫn: %(reason)s."
    remedy = "Xin sửa dữ liệu lịch rồi công bố lại."


class DecisionMissing(WorkingTimeError):
    """Days of the calendar are changed without a decision."""

    code = "working_time.decision_missing"
    message = "Thay đổi ngày nghỉ, ngày làm việc phải ghi số quyết định."
    remedy = "Xin ghi số, ngày của quyết định hoặc thông báo rồi làm lại."


class NoCalendar(WorkingTimeError):
    """No calendar has been published yet."""

    code = "working_time.no_calendar"
    http_status = 503
    message = "Hệ thống chưa có lịch làm việc nên chưa tính được ngày hẹn trả."
    remedy = "Xin báo quản trị viên nạp dữ liệu lịch (motcua load) rồi thử lại."


class NothingChanges(WorkingTimeError):
    """A change of the calendar that changes no day."""

    code = "working_time.nothing_changes"
    message = "Chưa có ngày nào thay đổi so với lịch đang dùng."
    remedy = "Xin ghi ít nhất một ngày nghỉ, ngày làm bù, hoặc chọn một ngày để thu hồi."


class DecidedLater(WorkingTimeError):
    """A decision that is dated in the future cannot have been made."""

    code = "working_time.decided_later"
    message = "Quyết định ghi ngày %(decided_on)s, muộn hơn hôm nay."
    remedy = "Xin ghi lại ngày ký quyết định."


class ProposalUnknown(WorkingTimeError):
    code = "working_time.proposal_unknown"
    http_status = 404
    message = "Không có thay đổi lịch này."
    remedy = "Xin chọn lại trong danh sách thay đổi lịch."


class ProposalClosed(WorkingTimeError):
    """A change of the calendar is signed or dropped once."""

    code = "working_time.proposal_closed"
    http_status = 409
    message = "Thay đổi lịch này đã được ký hoặc đã bỏ."
    remedy = "Xin mở lại trang để xem ai đã làm và lúc nào."


class SignerEnteredIt(WorkingTimeError):
    """Who entered a change of the calendar does not sign it as well (trust.md C15)."""

    code = "working_time.signer_entered_it"
    http_status = 403
    message = "Người ghi thay đổi lịch không được tự ký."
    remedy = "Xin người thứ hai có quyền ký mở trang này rồi ký."


class CalendarBeingSigned(WorkingTimeError):
    """A change of the calendar is just being signed: no day can be promised meanwhile."""

    code = "working_time.calendar_being_signed"
    http_status = 503
    message = "Lịch nghỉ đang được ký nên lúc này chưa tính được ngày hẹn."
    remedy = "Xin chờ một phút rồi làm lại. Chưa có gì được ghi nhận."
