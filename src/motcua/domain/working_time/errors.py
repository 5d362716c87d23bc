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


class NoCalendar(WorkingTimeError):
    """No calendar has been published yet."""

    code = "working_time.no_calendar"
    http_status = 503
    message = "Hệ thống chưa có lịch làm việc nên chưa tính được ngày hẹn trả."
    remedy = "Xin báo quản trị viên nạp dữ liệu lịch (motcua load) rồi thử lại."
