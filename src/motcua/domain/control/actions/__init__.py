"""Acts of procedure control."""

from .check_posting import check_posting
from .post_procedures import post_procedures

__all__ = ["check_posting", "post_procedures"]
