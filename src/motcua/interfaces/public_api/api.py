"""The read API, version 1: its name, its routes, and how it refuses what it cannot read."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from motcua.foundation.telemetry import current_request_number
from motcua.interfaces.public_api.lists import router as lists
from motcua.interfaces.public_api.procedures import router as procedures
from motcua.interfaces.web.problems import TITLES, not_found

PROBLEM_TYPE = "application/problem+json"
_FAULTS = {
    "missing": "Thiếu tham số này.",
    "extra_forbidden": "Không có tham số nào tên như vậy.",
    "int_parsing": "Phải là số nguyên.",
    "less_than_equal": "Lớn hơn mức cho phép.",
    "greater_than_equal": "Nhỏ hơn mức cho phép.",
    "literal_error": "Không có giá trị này trong danh sách cho phép.",
    "string_too_long": "Dài hơn mức cho phép.",
    "date_from_datetime_parsing": "Phải là một ngày, viết như 2026-11-26.",
    "date_parsing": "Phải là một ngày, viết như 2026-11-26.",
    "datetime_parsing": "Phải là một thời điểm có múi giờ, viết như 2026-11-26T09:00:00+07:00.",
    "datetime_from_date_parsing": (
        "Phải là một thời điểm có múi giờ, viết như 2026-11-26T09:00:00+07:00."
    ),
    "timezone_aware": ("Phải là một thời điểm có múi giờ, viết như 2026-11-26T09:00:00+07:00."),
}
_FAULT_OTHERWISE = "Không đọc được giá trị này."


class _Letters(JSONRenderer):
    """Vietnamese letters as they are: half the bytes, and people can read them."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    renderer=_Letters(),
    title="motcua",
    version="1.0.0",
    description="Danh mục thủ tục hành chính: chỉ đọc, không cần tài khoản, không có dữ liệu cá nhân.",
    docs_url=None,  # The library's page loads its scripts from elsewhere; ours stands beside.
    openapi_url=None,
    urls_namespace="public_api_v1",
)
api.add_router("", procedures)
api.add_router("", lists)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 with every fault and the parameter it stands in."""
    return faults_answer(
        [
            (str(each["loc"][-1]), _FAULTS.get(each["type"], _FAULT_OTHERWISE))
            for each in error.errors
        ]
    )


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return not_found(request, error)


def faults_answer(faults: Sequence[tuple[str, str]]) -> HttpResponse:
    """Each fault: the parameter, and what is wrong with it."""
    found = [{"parameter": name, "detail": gettext(words)} for name, words in faults]
    sentences = " ".join(f"{each['parameter']}: {each['detail']}" for each in found)
    body: Mapping[str, Any] = {
        "type": "urn:motcua:problem:public_api.parameters",
        "title": gettext(TITLES[422]),
        "status": 422,
        "detail": sentences,
        "instance": current_request_number(),
        "errors": found,
    }
    return JsonResponse(
        body, status=422, content_type=PROBLEM_TYPE, json_dumps_params={"ensure_ascii": False}
    )
