"""Tables of `dossiers`."""

from .counter import Counter
from .dossier import Component, Dossier
from .draft import Draft
from .slip import Slip

__all__ = ["Component", "Counter", "Dossier", "Draft", "Slip"]
