"""Suggestions while somebody types what they need: a small list, each with why it was found."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.selectors import suggest_procedures
from motcua.foundation import clock, throttle
from motcua.foundation.errors import DomainError
from motcua.interfaces.citizen.found_words import reasons_text
from motcua.interfaces.citizen.look_up_limit import FreeCounts
from motcua.interfaces.web.client_address import client_address

SUGGESTIONS_MAX = 7
SHARE_OF_BEST_MIN = 0.6  # a short list that is right: the page of results has the rest
CHARACTERS_MIN, CHARACTERS_MAX = 2, 200
FRESH_SECONDS = 60
WINDOW_SECONDS = 60
FREE_COUNT_MAX = 60  # per address, minute and process
_free = FreeCounts(FREE_COUNT_MAX)


class SuggestionsTooMany(DomainError):
    """`details["retry_after_seconds"]` says when suggestions come again. Searching goes on."""

    code = "citizen.suggestions_too_many"
    http_status = 429
    message = "Máy này hỏi gợi ý quá nhiều lần trong một phút."
    remedy = "Xin gõ xong rồi bấm Tìm; gợi ý sẽ có lại sau %(retry_after_seconds)s giây."


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """What may be meant by what has been typed so far. Two queries or three; nothing is written."""
    _count(request)
    text = " ".join(request.GET.get("q", "")[:CHARACTERS_MAX].replace("\0", " ").split())
    found = (
        suggest_procedures(text, day=clock.now().date(), limit=SUGGESTIONS_MAX)
        if len(text) >= CHARACTERS_MIN
        else ()
    )
    response = JsonResponse(
        {
            "text": text,
            "suggestions": [
                {
                    "name": hit.name,
                    "address": reverse("citizen:procedure", args=[hit.slug]),
                    "why": reasons_text(hit.reasons),
                }
                for hit in found
                if hit.score >= SHARE_OF_BEST_MIN * found[0].score
            ],
        },
        json_dumps_params={"ensure_ascii": False},
    )
    # The same for everybody of one language, and typed by many: what anybody keeps between may keep it too.
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    patch_vary_headers(response, ["Cookie"])  # the language of the reasons
    return response


def _count(request: HttpRequest) -> None:
    address, at = client_address(request), clock.now()
    if _free.is_free(address, at):
        return
    verdict = throttle.hit(
        "suggestions",
        key=address,
        limit=settings.SUGGESTIONS_PER_MINUTE_MAX,
        seconds=WINDOW_SECONDS,
        at=at,
    )
    if not verdict.is_allowed:
        raise SuggestionsTooMany(retry_after_seconds=verdict.retry_after_seconds)
