"""What was read from a file, between a look at it and the word to keep it.

It travels in the page, signed, so that nothing is kept before somebody agrees: it counts for who saw
it, for a day, word for word.
"""

from typing import Any, Final

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

FIELD: Final = "da-doc"
KEPT_SECONDS_MAX: Final = 24 * 60 * 60
SEALED_CHARACTERS_MAX: Final = 1_800_000  # A page sends back no more than two megabytes.


class PreviewUnfit(Exception):
    """What came back is not what this officer saw. `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def sealed(content: Any, *, salt: str, request: HttpRequest) -> str | None:
    """The text for the field of the page; None if a page cannot carry so much."""
    text = signing.dumps(
        {"by": request.actor.reference, "content": content}, salt=salt, compress=True
    )
    return text if len(text) <= SEALED_CHARACTERS_MAX else None


def opened(*, salt: str, request: HttpRequest) -> Any:
    """What the page showed to who sends it back. Raises PreviewUnfit."""
    try:
        sent = signing.loads(request.POST.get(FIELD, ""), salt=salt, max_age=KEPT_SECONDS_MAX)
    except signing.SignatureExpired:
        raise PreviewUnfit(_("Bản xem trước đã quá một ngày. Xin gửi lại tệp.")) from None
    except signing.BadSignature:
        raise PreviewUnfit(_("Bản xem trước bị hỏng trên đường gửi. Xin gửi lại tệp.")) from None
    if sent["by"] != request.actor.reference:
        raise PreviewUnfit(_("Bản xem trước này của người khác. Xin gửi lại tệp."))
    return sent["content"]
