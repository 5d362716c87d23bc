"""Content store: bytes by their SHA-256, kept once, never changed.

A file is inspected before it is kept: by content, never by its name.
"""

from .inspection import FileRefused, FileTooLarge, MediaType, inspect
from .store import Content, open_content, store

__all__ = [
    "Content",
    "FileRefused",
    "FileTooLarge",
    "MediaType",
    "inspect",
    "open_content",
    "store",
]
