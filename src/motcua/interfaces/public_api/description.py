"""The description of the read API in OpenAPI 3.1, and the page about it for people."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.interfaces.design_system.components import Crumb
from motcua.interfaces.public_api.api import PROBLEM_TYPE, api
from motcua.interfaces.public_api.schemas import Problem

PREFIX: Final = "/api/v1"
LICENCE: Final = {
    "name": "Creative Commons Attribution 4.0 International",
    "identifier": "CC-BY-4.0",
}
_REFUSALS: Final = {
    "304": "Nothing has changed since the ETag or the moment that was sent",
    "404": "There is nothing at this address, or not on this day",
    "422": "A parameter cannot be read; `errors` says which",
    "429": "Too many requests in a minute; `Retry-After` says when to come back",
}
_HEADERS: Final = {
    "ETag": "Send it back as If-None-Match",
    "Last-Modified": "Send it back as If-Modified-Since",
    "Cache-Control": "How long an answer may be kept without asking",
}


def openapi(request: HttpRequest) -> HttpResponse:
    """The description itself."""
    return JsonResponse(
        document(settings.PUBLIC_ADDRESS), json_dumps_params={"ensure_ascii": False}
    )


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """The same for people: no script, nothing from elsewhere."""
    described = document(settings.PUBLIC_ADDRESS)
    context = {
        "section": "open_data",
        "address": f"{settings.PUBLIC_ADDRESS}{PREFIX}",
        "operations": [
            _operation(path, methods["get"]) for path, methods in described["paths"].items()
        ],
        "crumb_list": [
            Crumb(_("Trang đầu"), reverse("citizen:home")),
            Crumb(_("Dữ liệu mở"), reverse("citizen:open_data")),
            Crumb(_("Giao diện đọc dữ liệu thủ tục")),
        ],
        "requests_per_minute_max": settings.API_REQUESTS_PER_MINUTE_MAX,
    }
    return render(request, "public_api/documentation.html", context)


@lru_cache(maxsize=4)
def document(public_address: str) -> Mapping[str, Any]:
    """What the library knows, with what all answers have in common."""
    described = dict(api.get_openapi_schema(path_prefix=PREFIX + "/"))
    described["info"] = {**described["info"], "license": LICENCE}
    described["servers"] = [{"url": public_address}]
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    for path in described["paths"].values():
        for operation in path.values():
            _add_common(operation)
    return described


def _add_common(operation: dict[str, Any]) -> None:
    operation["security"] = []
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    answers["200"]["headers"] = {
        name: {"description": words, "schema": {"type": "string"}}
        for name, words in _HEADERS.items()
    }
    for status, words in _REFUSALS.items():
        answer: dict[str, Any] = {"description": words}
        if status != "304":
            answer["content"] = {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        answers[status] = answer
    answers["429"]["headers"] = {
        "Retry-After": {"description": "Seconds", "schema": {"type": "integer"}}
    }
    operation["responses"] = answers


def _operation(path: str, operation: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "path": path,
        "anchor": operation["operationId"],
        "summary": operation["summary"],
        "description": operation.get("description", "").replace("`", ""),
        "parameters": [
            {
                "name": each["name"],
                "where": each["in"],
                "is_required": each.get("required", False),
                "words": (each.get("description") or each["schema"].get("description", "")).replace(
                    "`", ""
                ),
            }
            for each in operation.get("parameters", ())
        ],
    }
