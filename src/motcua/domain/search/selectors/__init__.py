"""Questions put to the index."""

from .finding import LIMIT_MAX, find

__all__ = ["LIMIT_MAX", "find"]
