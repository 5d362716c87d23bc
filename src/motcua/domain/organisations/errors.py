"""What agencies and divisions refuse."""

from motcua.foundation.errors import DomainError


class OrganisationError(DomainError):
    """No agency or division answers to what was asked."""

    code = "organisations.refused"
    http_status = 404


class AgencyNotFound(OrganisationError):
    """There is no such agency, or none with this role in the unit on the day."""

    code = "organisations.agency_not_found"
    message = "Không tìm thấy cơ quan này vào ngày đã cho."
    remedy = "Xin chọn lại nơi nộp hồ sơ."


class DivisionNotFound(OrganisationError):
    """There is no such division on the day."""

    code = "organisations.division_not_found"
    message = "Không có xã, phường này vào ngày đã cho."
    remedy = "Xin chọn lại xã, phường; từ ngày 01/7/2025 nhiều xã, phường đã đổi tên."


class OrganisationsContradict(DomainError):
    """Published agencies or divisions contradict each other."""

    code = "organisations.contradiction"
    http_status = 422
    message = "Dữ liệu cơ quan tự mâu thuẫn: %(reason)s."
    remedy = "Xin sửa dữ liệu rồi công bố lại."
