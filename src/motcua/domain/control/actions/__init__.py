"""Acts of procedure control."""

from .carry_unit import carry_unit
from .check_posting import check_posting
from .enact_reorganisation import enact_reorganisation
from .post_procedures import post_procedures

__all__ = ["carry_unit", "check_posting", "enact_reorganisation", "post_procedures"]
