"""All that `forms` can refuse."""

from motcua.foundation.errors import DomainError, NotFound


class FormNotFound(NotFound):
    code = "forms.not_found"


class FormFaulty(DomainError):
    """A form description that cannot be published; `faults` says where and why."""

    code = "forms.faulty"
    http_status = 422
    message = "Biểu mẫu điện tử có lỗi: %(faults)s."
    remedy = "Xin sửa tệp biểu mẫu rồi nạp lại."
