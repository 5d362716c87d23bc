"""What the queue and the counter refuse."""

from motcua.foundation.errors import DomainError


class ReceptionError(DomainError):
    """Something of the queue was refused, and nothing was written."""

    code = "reception.refused"


class QueueNotFound(ReceptionError):
    """The unit has no queue, or has none yet at this moment."""

    code = "reception.queue_not_found"
    http_status = 404
    message = "Nơi này không lấy số thứ tự."
    remedy = "Xin đến thẳng Bộ phận Một cửa, cán bộ sẽ hướng dẫn."


class QueueClosed(ReceptionError):
    """Outside the hours in which numbers are given, or the day has been closed."""

    code = "reception.queue_closed"
    message = "Bây giờ chưa lấy số hoặc đã hết giờ lấy số."
    remedy = "%(hours)s"


class QueueFull(ReceptionError):
    """As many wait as the unit can serve."""

    code = "reception.queue_full"
    message = "Số người chờ hôm nay đã quá đông."
    remedy = "Xin quay lại vào buổi khác, hoặc nộp hồ sơ trên mạng."


class ServiceUnknown(ReceptionError):
    """The unit has no such service."""

    code = "reception.service_unknown"
    http_status = 422
    message = "Chưa chọn việc cần làm."
    remedy = "Xin chọn một việc trong danh sách."


class PriorityUnknown(ReceptionError):
    """The unit knows no such group."""

    code = "reception.priority_unknown"
    http_status = 422
    message = "Diện ưu tiên này không có trong danh sách."
    remedy = "Xin chọn trong danh sách, hoặc lấy số thường."


class TicketNotFound(ReceptionError):
    """There is no such ticket, or it is of another unit."""

    code = "reception.ticket_not_found"
    http_status = 404
    message = "Không tìm thấy số thứ tự này."
    remedy = "Xin xem lại phiếu, hoặc lấy số mới."


class CounterUnknown(ReceptionError):
    """The unit has no such counter, or the counter does not give this service."""

    code = "reception.counter_unknown"
    http_status = 422
    message = "Không có quầy này, hoặc quầy không nhận việc ấy."
    remedy = "Xin chọn quầy trong danh sách."


class CounterBusy(ReceptionError):
    """The counter has called somebody who has neither come nor been passed over."""

    code = "reception.counter_busy"
    message = "Quầy đang gọi số %(label)s."
    remedy = "Xin bấm “Bắt đầu” nếu người đó đã đến, hoặc “Không có mặt”."


class NobodyWaits(ReceptionError):
    """There is nobody whom this counter may call."""

    code = "reception.nobody_waits"
    message = "Không còn ai chờ quầy này."
    remedy = "Khi có người lấy số, nút gọi sẽ sáng lại."


class TicketElsewhere(ReceptionError):
    """What was done does not fit where the ticket stands now."""

    code = "reception.ticket_elsewhere"
    message = "Số %(label)s %(standing)s."
    remedy = "Xin tải lại trang để thấy hàng chờ như hiện nay."


class PutBackUsedUp(ReceptionError):
    """The number has already been put back into the queue."""

    code = "reception.put_back_used_up"
    message = "Số %(label)s đã được xếp lại hàng một lần."
    remedy = "Xin mời người đó lấy số mới."


class PlanUnreadable(ReceptionError):
    """The arrangement of counters contradicts itself."""

    code = "reception.plan_unreadable"
    http_status = 422
    message = "Cách xếp quầy chưa dùng được: %(why)s."
    remedy = "Xin sửa chỗ đã nêu rồi lưu lại."
