"""The display in the hall: which number at which counter. Numbers only, so anybody may look."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.domain.reception.selectors import board
from motcua.domain.reception.selectors.boards import revision_of
from motcua.foundation import clock

SECONDS_BETWEEN_LOOKS = 3
SECONDS_OF_ONE_PICTURE = 60  # Waiting times change though nobody calls.


@require_safe
def hall_board(request: HttpRequest, unit: str) -> HttpResponse:
    """The display. A browser that has this picture already is told so by one short query."""
    at = clock.now()
    minute = int(at.timestamp()) // SECONDS_OF_ONE_PICTURE
    tag = f'"{unit}-{revision_of(unit, at=at)}-{minute}-{request.LANGUAGE_CODE}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        context = {"board": board(unit, at=at), "seconds": SECONDS_BETWEEN_LOOKS, "now": at}
        response = render(request, "citizen/hall/board.html", context)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    return response


hall_board.protection = "public"  # type: ignore[attr-defined]
