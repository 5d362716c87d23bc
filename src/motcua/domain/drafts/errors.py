"""All that `drafts` can refuse."""

from motcua.foundation.errors import DomainError


class DraftError(DomainError):
    code = "drafts.refused"


class DraftNotFound(DraftError):
    code = "drafts.not_found"
    http_status = 404
    message = "Không tìm thấy bản khai này. Bản khai chỉ được giữ 30 ngày."
    remedy = "Xin vào mục Hồ sơ của tôi để xem các bản khai còn giữ, hoặc bắt đầu khai lại."


class NotOnline(DraftError):
    """The procedure cannot be filed online with this node on this day."""

    code = "drafts.not_online"
    message = "Thủ tục này chưa nộp trực tuyến ở đây được."
    remedy = "Xin nộp tại Bộ phận Một cửa hoặc qua bưu điện theo hướng dẫn ở trang thủ tục."


class PaperUnknown(DraftError):
    """A paper that the published procedure does not list has no place in a draft."""

    code = "drafts.paper_unknown"
    http_status = 422
    message = "Giấy tờ này không có trong danh mục của thủ tục."
    remedy = "Xin chỉ nộp những giấy tờ mà trang thủ tục nêu."
