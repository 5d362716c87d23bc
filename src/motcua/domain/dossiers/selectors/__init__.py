"""Questions about dossiers and drafts."""

from .acts import open_acts
from .desk import DeskCounts, DeskTab, desk_counts, desk_list, find_on_desk
from .dossiers import (
    dossier_behind,
    dossier_of_applicant,
    dossier_of_officer,
    dossier_with_slip,
    dossiers_of,
    public_progress,
    slip_paper,
)
from .drafts import draft_of, drafts_forgotten_since, drafts_of
from .extra_papers import extra_paper_attempts
from .life import life_of

__all__ = [
    "DeskCounts",
    "DeskTab",
    "desk_counts",
    "desk_list",
    "dossier_behind",
    "dossier_of_applicant",
    "dossier_of_officer",
    "dossier_with_slip",
    "dossiers_of",
    "draft_of",
    "drafts_forgotten_since",
    "drafts_of",
    "extra_paper_attempts",
    "find_on_desk",
    "life_of",
    "open_acts",
    "public_progress",
    "slip_paper",
]
