"""Plain data as YAML: read strictly, written always in the same way.

reading.py  texts, truths, numbers, lists and mappings; nothing that surprises
writing.py  one way to write each value, so that two versions differ where their data differ
"""

from .reading import Unreadable, read_bytes, read_text
from .writing import written

__all__ = ["Unreadable", "read_bytes", "read_text", "written"]
