"""Keeps bytes under their SHA-256 in `settings.CONTENT_STORE_FOLDER`."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from .inspection import FileTooLarge, MediaType, inspect

BYTES_PER_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Content:
    """What was kept."""

    sha256: str
    byte_count: int
    media_type: MediaType


def store(chunks: Iterable[bytes], *, bytes_max: int) -> Content:
    """Inspect and keep a file; the same bytes are kept once.

    The file is on disk, synced, before this returns, so a row that names it never points to
    nothing. A crash between leaves an unnamed file, which hurts nobody.

    Raises FileTooLarge as soon as the limit is passed, and FileRefused. Then nothing is kept.
    """
    folder: Path = settings.CONTENT_STORE_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix="incoming-")
    arriving = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            sha256, byte_count = _copy(chunks, stream, bytes_max)
            stream.flush()
            os.fsync(stream.fileno())
        media_type = inspect(arriving)
        target = _path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        arriving.replace(target)
        _sync_folder(target.parent)
    finally:
        arriving.unlink(missing_ok=True)
    return Content(sha256=sha256, byte_count=byte_count, media_type=media_type)


def open_content(sha256: str) -> BinaryIO:
    """The bytes of a kept file. Raises FileNotFoundError."""
    return _path(sha256).open("rb")


def _copy(chunks: Iterable[bytes], stream: BinaryIO, bytes_max: int) -> tuple[str, int]:
    digest, byte_count = hashlib.sha256(), 0
    for chunk in chunks:
        byte_count += len(chunk)
        if byte_count > bytes_max:
            raise FileTooLarge(megabytes_max=bytes_max // BYTES_PER_MEGABYTE)
        digest.update(chunk)
        stream.write(chunk)
    return digest.hexdigest(), byte_count


def _path(sha256: str) -> Path:
    folder: Path = settings.CONTENT_STORE_FOLDER
    return folder / sha256[:2] / sha256[2:4] / sha256


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
