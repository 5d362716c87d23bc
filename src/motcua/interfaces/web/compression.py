"""Pages travel compressed: a first visit must stay under 100 KB on a bad network (ui.md).

Only text is: papers and pictures are compressed already. Django adds a random length to every
answer and masks the form's seal anew each time, so that lengths tell nothing (BREACH).
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class TextCompressionMiddleware(GZipMiddleware):
    """Stands inside WhiteNoise, which compressed its files once, at set-up."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.get("Content-Type", "").startswith("text/"):
            return super().process_response(request, response)
        return response
