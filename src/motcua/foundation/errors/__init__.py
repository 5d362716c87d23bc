"""What the product refuses, as one tree.

Every refusal carries a stable code (`module.reason`) for machines, a Vietnamese sentence that says
what is wrong, and one that says what to do. `interfaces.web` turns it into a page or a problem
document (RFC 9457); nobody else formats errors.
"""

from collections.abc import Mapping
from typing import ClassVar


class DomainError(Exception):
    """An act was refused and nothing was written.

    `code` is stable; `http_status` is a hint for `interfaces.web`; `message` and `remedy` are shown
    to people in Vietnamese and are message ids for translation, filled from `details`.
    """

    code: ClassVar[str] = "motcua.refused"
    http_status: ClassVar[int] = 409
    message: ClassVar[str] = "Việc này chưa làm được."
    remedy: ClassVar[str] = "Xin tải lại trang rồi thử lại."

    def __init__(self, **details: object) -> None:
        self.details: Mapping[str, object] = details
        super().__init__(f"{self.code} {dict(details)}")


class NotPermitted(DomainError):
    """The actor does not hold the right for this object. Shown like a missing object (C2)."""

    code = "motcua.not_permitted"
    http_status = 404
    message = "Không tìm thấy nội dung này, hoặc tài khoản của ông/bà không được xem."
    remedy = "Xin kiểm tra lại địa chỉ, hoặc đăng nhập bằng tài khoản khác."


class NotFound(DomainError):
    """There is no such object."""

    code = "motcua.not_found"
    http_status = 404
    message = NotPermitted.message
    remedy = NotPermitted.remedy
