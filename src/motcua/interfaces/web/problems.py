"""The shape of an error: one page for people, one problem document (RFC 9457) for programs.

Every refusal says in Vietnamese what is wrong and what to do, and carries the number under which
the log has it. Stack traces never leave (trust.md E2).
"""

import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext
from psycopg_pool import PoolTimeout

from motcua.foundation.errors import DomainError
from motcua.foundation.telemetry import current_request_number
from motcua.interfaces.web.refusal import in_words

logger = logging.getLogger(__name__)

API_ADDRESS = "/api/"
DESK_ADDRESS = "/ban-lam-viec/"
TITLES = {
    400: "Yêu cầu chưa đọc được",
    403: "Chưa được phép",
    404: "Không tìm thấy",
    405: "Trang này không nhận thao tác đó",
    409: "Chưa ghi nhận được",
    413: "Nội dung gửi lên quá lớn",
    422: "Có chỗ cần sửa",
    429: "Gửi quá nhanh",
    500: "Hệ thống gặp lỗi",
    503: "Hệ thống đang tạm nghỉ",
}


class ProblemMiddleware:
    """Turns what an act refused into an answer, and catches what should not have happened."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return method_not_allowed(request, allowed=response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, DomainError):
            logger.info("refused %s", exception.code)
            return refusal(request, exception)
        if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
            return too_large(request)
        if isinstance(exception, MultiPartParserError):
            return bad_request(request, exception)
        if isinstance(exception, OperationalError | PoolTimeout):
            logger.error("database out of reach: %s", exception)
            return unavailable(request)
        return None


def refusal(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The answer to a refused act."""
    message, remedy = in_words(error)
    response = problem(
        request, status=error.http_status, code=error.code, message=message, remedy=remedy
    )
    if "retry_after_seconds" in error.details:
        response.headers["Retry-After"] = str(error.details["retry_after_seconds"])
    return response


def problem(
    request: HttpRequest, *, status: int, code: str, message: str, remedy: str
) -> HttpResponse:
    """One problem, as a page or as a problem document."""
    title, number = gettext(TITLES.get(status, TITLES[500])), current_request_number()
    if _is_program(request):
        return JsonResponse(
            {
                "type": f"urn:motcua:problem:{code}",
                "title": title,
                "status": status,
                "detail": f"{message} {remedy}",
                "instance": number,
            },
            status=status,
            content_type="application/problem+json",
            json_dumps_params={"ensure_ascii": False},
        )
    context = {
        "title": title,
        "message": message,
        "remedy": remedy,
        "request_number": number,
        "status": status,
    }
    if request.path.startswith(DESK_ADDRESS) and request.path != DESK_ADDRESS:
        context |= {"back_address": DESK_ADDRESS, "back_label": gettext("Về bàn làm việc")}
    try:
        return render(request, "design_system/problem.html", context, status=status)
    except Exception:
        logger.exception("the problem page itself failed")
        return HttpResponse(_bare_page(title, message, remedy, number), status=status)


def _is_program(request: HttpRequest) -> bool:
    """Whoever asks for JSON, and whoever asks under the address that is for programs alone."""
    return "json" in request.headers.get("Accept", "") or request.path.startswith(API_ADDRESS)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(
        request,
        status=400,
        code="web.bad_request",
        message=gettext("Máy chủ chưa đọc được nội dung vừa gửi."),
        remedy=gettext("Xin tải lại trang rồi gửi lại."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(
        request,
        status=403,
        code="web.forbidden",
        message=gettext("Tài khoản của ông/bà không làm được việc này."),
        remedy=gettext("Xin đăng nhập bằng tài khoản khác, hoặc quay lại trang trước."),
    )


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's seal is missing or old: usually a tab left open past the end of its session."""
    logger.info("csrf refused: %s", reason)
    return problem(
        request,
        status=403,
        code="web.stale_form",
        message=gettext("Trang này mở đã lâu nên máy chủ không nhận nữa."),
        remedy=gettext(
            "Xin quay lại trang trước, tải lại rồi gửi lại. Bản khai đã lưu vẫn còn nguyên."
        ),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(
        request,
        status=404,
        code="web.not_found",
        message=gettext("Không có trang nào ở địa chỉ này."),
        remedy=gettext("Xin xem lại địa chỉ, hoặc tìm thủ tục từ trang đầu."),
    )


def method_not_allowed(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """A form's address opened like a page: usually typed by hand or bookmarked."""
    response = problem(
        request,
        status=405,
        code="web.method_not_allowed",
        message=gettext("Địa chỉ này chỉ dùng để gửi biểu mẫu, không mở ra xem được."),
        remedy=gettext("Xin quay lại trang trước rồi bấm nút trên trang đó."),
    )
    response.headers["Allow"] = allowed
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    return problem(
        request,
        status=413,
        code="web.too_large",
        message=gettext("Nội dung gửi lên quá lớn hoặc có quá nhiều tệp."),
        remedy=gettext("Xin gửi từng tệp một, mỗi tệp không quá 20 MB."),
    )


def unavailable(request: HttpRequest) -> HttpResponse:
    response = problem(
        request,
        status=503,
        code="web.unavailable",
        message=gettext("Chưa ghi nhận được việc vừa rồi vì cơ sở dữ liệu đang tạm ngừng."),
        remedy=gettext("Xin chờ một phút rồi bấm tải lại trang. Những gì đã lưu vẫn còn nguyên."),
    )
    response.headers["Retry-After"] = "30"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    return problem(
        request,
        status=500,
        code="web.server_error",
        message=gettext("Hệ thống gặp lỗi ngoài dự tính và đã ghi lại để sửa."),
        remedy=gettext(
            "Xin thử lại sau ít phút. Nếu vẫn lỗi, xin đọc mã dưới đây cho Bộ phận Một cửa."
        ),
    )


def _bare_page(title: str, message: str, remedy: str, number: str) -> str:
    return (
        "<!doctype html><html lang=vi><meta charset=utf-8>"
        f"<title>{escape(title)}</title><h1>{escape(title)}</h1>"
        f"<p>{escape(message)}<p>{escape(remedy)}<p>{escape(number)}"
    )
