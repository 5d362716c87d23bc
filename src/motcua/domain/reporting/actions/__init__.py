"""What may be done with figures and open data."""

from .publish_open_data import publish_open_data

__all__ = ["publish_open_data"]
