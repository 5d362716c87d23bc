"""Acts on files."""

from .keep_file import keep_file

__all__ = ["keep_file"]
