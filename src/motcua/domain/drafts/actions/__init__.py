"""What an applicant does before sending, one act per file."""

from .attach_paper import attach_paper
from .choose_case import choose_case
from .discard_draft import discard_draft
from .expire_draft import expire_draft
from .hand_in import hand_in
from .remove_paper import remove_paper
from .save_answers import save_answers
from .save_delivery import save_delivery
from .start_draft import start_draft

__all__ = [
    "attach_paper",
    "choose_case",
    "discard_draft",
    "expire_draft",
    "hand_in",
    "remove_paper",
    "save_answers",
    "save_delivery",
    "start_draft",
]
