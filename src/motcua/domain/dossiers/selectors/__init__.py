"""Questions about dossiers and drafts."""

from .acts import open_acts
from .codes import last_numbers
from .collection import collections_to_remind
from .dossiers import (
    dossier_behind,
    dossier_of_applicant,
    dossier_of_officer,
    dossier_with_slip,
    dossiers_of,
    public_progress,
    slip_paper,
)
from .ended_agencies import dossiers_of_ended_agencies
from .extra_papers import extra_paper_attempts
from .following import FollowedDossier, followed
from .heads import DossierHead, heads
from .lateness import (
    Lateness,
    LateShare,
    apologies_due_to_raise,
    consultations_overdue,
    lateness_of,
)
from .life import life_of
from .search import find_on_desk

__all__ = [
    "DossierHead",
    "FollowedDossier",
    "LateShare",
    "Lateness",
    "apologies_due_to_raise",
    "collections_to_remind",
    "consultations_overdue",
    "dossier_behind",
    "dossier_of_applicant",
    "dossier_of_officer",
    "dossier_with_slip",
    "dossiers_of",
    "dossiers_of_ended_agencies",
    "extra_paper_attempts",
    "find_on_desk",
    "followed",
    "heads",
    "last_numbers",
    "lateness_of",
    "life_of",
    "open_acts",
    "public_progress",
    "slip_paper",
]
