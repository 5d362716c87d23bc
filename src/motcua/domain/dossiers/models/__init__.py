"""Tables of `dossiers`."""

from .counter import Counter
from .custody import Custody
from .dossier import Component, Dossier
from .inquiries import Consultation, Verification
from .lateness import Apology, ReplacedResult
from .privacy import PRIVACY
from .register import RegisterEntry, RegisterVolume
from .slip import Slip
from .slip_copy import SlipCopy
from .waits import ExtraPaperAttempt, Obligation, Pause, SupplementRequest

__all__ = [
    "PRIVACY",
    "Apology",
    "Component",
    "Consultation",
    "Counter",
    "Custody",
    "Dossier",
    "ExtraPaperAttempt",
    "Obligation",
    "Pause",
    "RegisterEntry",
    "RegisterVolume",
    "ReplacedResult",
    "Slip",
    "SlipCopy",
    "SupplementRequest",
    "Verification",
]
