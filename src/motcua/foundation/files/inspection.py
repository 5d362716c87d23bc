"""Is this file what we can keep? Looked at by content: a name proves nothing."""

import warnings
from enum import StrEnum
from pathlib import Path

import pikepdf
from PIL import Image

from motcua.foundation.errors import DomainError

PICTURE_PIXELS_MAX = 60_000_000
PDF_PAGES_MAX = 300


class MediaType(StrEnum):
    """The kinds of file that people hand in."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"

    @property
    def extension(self) -> str:
        return {MediaType.PDF: ".pdf", MediaType.JPEG: ".jpg", MediaType.PNG: ".png"}[self]


class FileRefused(DomainError):
    """Not a kind of file we keep, or a damaged one. `reason` says which, in words."""

    code = "files.refused"
    http_status = 422
    message = "Tệp này không nhận được: %(reason)s."
    remedy = "Xin gửi ảnh chụp (JPG, PNG) hoặc tệp PDF mở được bình thường."


class FileTooLarge(FileRefused):
    code = "files.too_large"
    http_status = 413
    message = "Tệp này lớn hơn %(megabytes_max)s MB."
    remedy = "Xin chụp lại ở cỡ nhỏ hơn, hoặc tách tệp rồi gửi từng phần."


_MAGIC = (
    (b"%PDF-", MediaType.PDF),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
)


def inspect(path: Path) -> MediaType:
    """The kind of the file at `path`, after really opening it. Raises FileRefused."""
    with path.open("rb") as stream:
        head = stream.read(16)
    media_type = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if media_type is None:
        raise FileRefused(reason="tệp rỗng" if not head else "không phải ảnh JPG, PNG hay PDF")
    if media_type is MediaType.PDF:
        _inspect_pdf(path)
    else:
        _inspect_picture(path, media_type)
    return media_type


def _inspect_pdf(path: Path) -> None:
    try:
        with pikepdf.open(path) as document:
            page_count = len(document.pages)
    except pikepdf.PasswordError:
        raise FileRefused(reason="tệp PDF có đặt mật khẩu") from None
    except (pikepdf.PdfError, ValueError, OSError):
        raise FileRefused(reason="tệp PDF bị hỏng") from None
    if not 0 < page_count <= PDF_PAGES_MAX:
        raise FileRefused(reason=f"tệp PDF phải có từ 1 đến {PDF_PAGES_MAX} trang")


def _inspect_picture(path: Path, media_type: MediaType) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(path, formats=[media_type.name]) as picture:
                width, height = picture.size
                if width * height <= PICTURE_PIXELS_MAX:
                    picture.verify()
    except Exception:  # noqa: BLE001 — Pillow raises anything on a hostile file
        raise FileRefused(reason="tệp ảnh bị hỏng") from None
    if width * height > PICTURE_PIXELS_MAX:
        raise FileRefused(reason="ảnh quá nhiều điểm ảnh")
