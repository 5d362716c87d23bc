"""Tables of `dossiers`."""

from .counter import Counter
from .dossier import Component, Dossier
from .draft import Draft
from .privacy import PRIVACY
from .slip import Slip

__all__ = ["PRIVACY", "Component", "Counter", "Dossier", "Draft", "Slip"]
