"""What a record may not be."""

from motcua.foundation.errors import DomainError


class RecordUnreadable(DomainError):
    """The data of a record are not what a record may be."""

    code = "catalogue.record_unreadable"
    http_status = 422
    message = "Bản ghi thủ tục có %(count)s lỗi. Lỗi đầu tiên: %(first)s"
    remedy = "Xin sửa từng lỗi theo vị trí và cách sửa đã ghi."


class FactsUnfit(DomainError):
    """What is to be kept as a draft is no record at all."""

    code = "catalogue.facts_unfit"
    http_status = 422
    message = "Nội dung bản thảo chưa lưu được: %(reason)s."
    remedy = "Xin sửa chỗ đã nêu rồi lưu lại."
