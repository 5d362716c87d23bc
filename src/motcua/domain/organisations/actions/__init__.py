"""What may be done with agencies and divisions."""

from .publish_agency_names import publish_agency_names
from .publish_organisations import publish_organisations

__all__ = ["publish_agency_names", "publish_organisations"]
