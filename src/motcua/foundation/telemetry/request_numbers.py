"""One number per request, shown on error pages and written on every log line."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Letters and digits that are not mistaken for one another when read out on the telephone.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 8
_LETTER_OF_BYTE = (_ALPHABET * 8).encode()  # 32 letters: every one stands for eight bytes.

_current: ContextVar[str] = ContextVar("request_number", default="-")


def current_request_number() -> str:
    """The number of the request being answered, or "-" outside one."""
    return _current.get()


@contextmanager
def request_number() -> Iterator[str]:
    """Give the enclosed work a new number."""
    number = secrets.token_bytes(_LENGTH).translate(_LETTER_OF_BYTE).decode()
    token = _current.set(number)
    try:
        yield number
    finally:
        _current.reset(token)


class RequestNumberFilter(logging.Filter):
    """Puts the number on every record as `request_number`."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_number = current_request_number()
        return True
