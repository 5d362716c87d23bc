"""What the catalogue refuses."""

from motcua.domain.organisations.errors import OrganisationError
from motcua.foundation.errors import DomainError, NotFound


class ProcedureNotFound(NotFound):
    """There is no such procedure, or it is not in force on the day."""

    code = "catalogue.procedure_not_found"
    message = "Không tìm thấy thủ tục này, hoặc thủ tục không còn hiệu lực."
    remedy = "Xin tìm lại theo tên hoặc mã thủ tục trong danh mục."


class NotReceivedHere(OrganisationError):
    """No agency of this province receives or decides the procedure for the place and day."""

    code = "catalogue.not_received_here"
    http_status = 422
    message = "Thủ tục “%(name)s” không nộp được tại nơi đã chọn."
    remedy = "Xin xem mục nơi nộp hồ sơ trên trang của thủ tục."


class CatalogueContradicts(DomainError):
    """Published procedures contradict each other."""

    code = "catalogue.contradiction"
    http_status = 422
    message = "Dữ liệu thủ tục tự mâu thuẫn: %(reason)s."
    remedy = "Xin sửa dữ liệu rồi công bố lại."
