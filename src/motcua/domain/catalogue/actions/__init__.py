"""What may be done with the catalogue."""

from .publish_procedures import publish_procedures

__all__ = ["publish_procedures"]
