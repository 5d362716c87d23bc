"""The one sheet of paper that every trial hands in."""

import io
from functools import cache

import pikepdf


@cache
def sample_paper() -> bytes:
    """An empty page of PDF, always the same bytes: the content store keeps it once, for all trials."""
    stream = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(stream, deterministic_id=True)
    return stream.getvalue()
