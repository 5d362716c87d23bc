"""Tables of `dossiers`."""

from .counter import Counter
from .custody import Custody
from .dossier import Component, Dossier
from .draft import Draft
from .inquiries import Consultation, Verification
from .lateness import Apology, ReplacedResult
from .privacy import PRIVACY
from .slip import Slip
from .waits import ExtraPaperAttempt, Obligation, Pause, SupplementRequest

__all__ = [
    "PRIVACY",
    "Apology",
    "Component",
    "Consultation",
    "Counter",
    "Custody",
    "Dossier",
    "Draft",
    "ExtraPaperAttempt",
    "Obligation",
    "Pause",
    "ReplacedResult",
    "Slip",
    "SupplementRequest",
    "Verification",
]
