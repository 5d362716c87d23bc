"""All that `guidance` can refuse."""

from motcua.foundation.errors import DomainError, NotFound


class EventNotFound(NotFound):
    code = "guidance.not_found"
    message = "Không có hướng dẫn nào ở địa chỉ này."
    remedy = "Xin chọn lại trong danh sách việc cần làm, hoặc gõ tên giấy tờ vào ô tìm thủ tục."


class GuidanceFaulty(DomainError):
    """A description that cannot be published; `faults` says where and why."""

    code = "guidance.faulty"
    http_status = 422
    message = "Hướng dẫn có lỗi: %(faults)s."
    remedy = "Xin sửa tệp hướng dẫn rồi nạp lại."
