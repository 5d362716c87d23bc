"""Acts on guidance."""

from .publish_guidance import publish_guidance

__all__ = ["publish_guidance"]
