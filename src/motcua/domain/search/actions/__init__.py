"""What may be done with the index."""

from .index_entries import index_entries
from .publish_wording import publish_wording

__all__ = ["index_entries", "publish_wording"]
