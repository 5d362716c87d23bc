"""Acts on forms."""

from .publish_form import publish_form

__all__ = ["publish_form"]
