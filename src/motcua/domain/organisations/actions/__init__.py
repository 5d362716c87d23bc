"""What may be done with agencies and divisions."""

from .delegate import delegate
from .end_delegation import end_delegation
from .publish_agency_names import publish_agency_names
from .publish_divisions import publish_divisions
from .publish_organisations import publish_organisations
from .publish_reorganisation import publish_reorganisation
from .reorganise import reorganise
from .withdraw_reorganisation import withdraw_reorganisation

__all__ = [
    "delegate",
    "end_delegation",
    "publish_agency_names",
    "publish_divisions",
    "publish_organisations",
    "publish_reorganisation",
    "reorganise",
    "withdraw_reorganisation",
]
