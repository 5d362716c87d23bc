"""Where a reader of a list stands: opaque to him, and worth nothing with another list."""

import base64
import binascii
import json
from collections.abc import Mapping

from django.http import HttpResponse

from motcua.foundation.errors import DomainError

CURSOR_CHARACTERS_MAX = 500


class CursorUnreadable(DomainError):
    """The cursor is not one of ours, or was given for another list."""

    code = "public_api.cursor_unreadable"
    http_status = 422
    message = "Không đọc được con trỏ trang (cursor), hoặc con trỏ thuộc danh sách khác."
    remedy = "Xin dùng nguyên địa chỉ ở mục next, hoặc đọc lại từ trang đầu."


def cursor_for(place: Mapping[str, str]) -> str:
    """The place as a word for an address."""
    packed = json.dumps(dict(place), ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def place_of(cursor: str, *, names: frozenset[str]) -> dict[str, str]:
    """The place that a cursor says: exactly these names, all texts. Raises CursorUnreadable."""
    if len(cursor) > CURSOR_CHARACTERS_MAX:
        raise CursorUnreadable
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        place = json.loads(packed)
    except (binascii.Error, ValueError, RecursionError):
        raise CursorUnreadable from None
    is_place = (
        isinstance(place, dict)
        and place.keys() == names
        and all(isinstance(value, str) and "\0" not in value for value in place.values())
    )
    if not is_place:
        raise CursorUnreadable
    return dict(place)


def lead_on(response: HttpResponse, following: str | None) -> str | None:
    """The next page in the head of the answer too (RFC 8288), for readers that look only there."""
    if following is not None:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return following
