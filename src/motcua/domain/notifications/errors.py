"""What this module refuses."""

from motcua.foundation.errors import NotFound


class MessageNotFound(NotFound):
    """There is no such message, or it is somebody else's."""

    code = "notifications.message_not_found"
    message = "Không tìm thấy tin này."
    remedy = "Xin mở lại danh sách tin trong trang Hồ sơ của tôi."


class NewsNotFound(NotFound):
    """There is no such news, or it was told to another unit."""

    code = "notifications.news_not_found"
    message = "Không tìm thấy tin về thủ tục này."
    remedy = "Xin mở lại danh sách tin thủ tục của đơn vị."
