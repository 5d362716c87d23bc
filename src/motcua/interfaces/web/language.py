"""Vietnamese or English, kept in a cookie of this browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from motcua.interfaces.web.safe_address import within_site

COOKIE_SECONDS = 365 * 24 * 60 * 60


class LanguageMiddleware:
    """Vietnamese, unless a person has chosen English here.

    What the browser prefers is not asked: most computers of Vietnamese offices are set to English,
    and their owners would meet a translation of the law in place of its text.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Choose a language and go back to the page in hand."""
    response = HttpResponseRedirect(within_site(request, request.POST.get("next"), default="/"))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=COOKIE_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
