"""What the parameters of the law refuse."""

from motcua.foundation.errors import DomainError


class RegimeError(DomainError):
    """No regime, or not a whole one."""

    code = "regimes.refused"


class NoRegime(RegimeError):
    """No regime is in force on the day."""

    code = "regimes.none_in_force"
    http_status = 422
    message = "Không có quy định một cửa nào có hiệu lực vào ngày %(day)s."
    remedy = "Xin kiểm tra lại ngày; hệ thống biết các quy định từ ngày 21/6/2018."


class ParameterMissing(RegimeError):
    """A regime lacks a parameter on the day."""

    code = "regimes.parameter_missing"
    http_status = 500
    message = "Dữ liệu quy định thiếu tham số %(parameters)s vào ngày %(day)s."
    remedy = "Xin báo quản trị viên nạp lại dữ liệu (motcua load)."


class RegimesContradict(RegimeError):
    """Published periods overlap, leave gaps or hold unknown values."""

    code = "regimes.contradiction"
    http_status = 422
    message = "Dữ liệu quy định tự mâu thuẫn: %(reason)s."
    remedy = "Xin sửa dữ liệu rồi công bố lại."


class AgencyWithoutIdentifier(RegimeError):
    """The agency has no identifier in the syntax of the day, so no code can be made."""

    code = "regimes.agency_without_identifier"
    message = "Cơ quan tiếp nhận chưa có mã định danh nên chưa cấp được mã hồ sơ."
    remedy = "Xin báo quản trị viên bổ sung mã định danh của cơ quan."
