"""A YAML file as plain data, or the reason why it cannot be read: never a traceback.

How strictly it is read stands in `foundation.plain_yaml`.
"""

from pathlib import Path
from typing import Any

from motcua.foundation.plain_yaml import Unreadable, read_bytes
from motcua.foundation.plain_yaml.reading import refuse_large

__all__ = ["FILE_BYTES_MAX", "Unreadable", "read"]

FILE_BYTES_MAX = 16 * 1024 * 1024


def read(path: Path) -> Any:
    """The data in a file. Raises Unreadable."""
    return read_bytes(content_of(path, bytes_max=FILE_BYTES_MAX), bytes_max=FILE_BYTES_MAX)


def content_of(path: Path, *, bytes_max: int) -> bytes:
    """The bytes of a file that is not too large. Raises Unreadable."""
    try:
        refuse_large(path.stat().st_size, bytes_max=bytes_max)
        return path.read_bytes()
    except FileNotFoundError as error:
        message = "không có tệp này; xin kiểm tra đường dẫn"
        raise Unreadable(message) from error
    except OSError as error:
        message = f"không mở được ({error.strerror}); xin kiểm tra quyền đọc"
        raise Unreadable(message) from error
