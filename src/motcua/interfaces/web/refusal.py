"""What a form of this folder says when an act refused: what is wrong, what to do, at which field."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from motcua.foundation.errors import DomainError


@dataclass(frozen=True, slots=True)
class Refusal:
    """The refusal in words, with the field that it concerns."""

    message: str
    remedy: str
    field_id: str


# Details that are words of ours inside the sentence: "trang đã ký duyệt kết quả".
_WORDS = frozenset({"by_name", "deed", "reason"})


def in_words(error: DomainError) -> tuple[str, str]:
    """What is wrong and what to do about it, in the reader's language."""
    details = {
        name: gettext(detail) if name in _WORDS and detail and isinstance(detail, str) else detail
        for name, detail in error.details.items()
    }
    return gettext(error.message) % details, gettext(error.remedy) % details


def refusal_of(error: DomainError | None, *, field_id: str) -> Refusal | None:
    if error is None:
        return None
    message, remedy = in_words(error)
    return Refusal(message=message, remedy=remedy, field_id=field_id)


def form_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    error: DomainError | None,
) -> HttpResponse:
    """The form, again if it was refused: with the refusal's status, and when to come back (429)."""
    page = render(request, template, dict(context), status=error.http_status if error else 200)
    if error and "retry_after_seconds" in error.details:
        page.headers["Retry-After"] = str(error.details["retry_after_seconds"])
    return page
