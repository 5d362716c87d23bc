"""What may be done with regimes."""

from .publish_regimes import publish_regimes

__all__ = ["publish_regimes"]
