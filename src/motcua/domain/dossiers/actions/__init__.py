"""Everything that can happen to a dossier, one act per file."""

from .accept import accept
from .accept_supplement import accept_supplement
from .apologise import apologise
from .approve_result import approve_result
from .attach_paper import attach_paper
from .close_register_volume import close_register_volume
from .discard_draft import discard_draft
from .expire_draft import expire_draft
from .follow_successor import follow_successor
from .hand_over import hand_over
from .pause import pause
from .propose_rejection import propose_rejection
from .propose_result import propose_result
from .raise_apology import raise_apology
from .record_extra_paper_attempt import record_extra_paper_attempt
from .record_reading import record_reading
from .record_readings import record_readings
from .refuse import refuse
from .reissue_slip import reissue_slip
from .reject import reject
from .remove_paper import remove_paper
from .request_supplement_at_intake import request_supplement_at_intake
from .request_supplement_in_process import request_supplement_in_process
from .resume import resume
from .return_result import return_result
from .save_answers import save_answers
from .save_delivery import save_delivery
from .send_back import send_back
from .send_supplement import send_supplement
from .start_draft import start_draft
from .submit import submit
from .take import take

__all__ = [
    "accept",
    "accept_supplement",
    "apologise",
    "approve_result",
    "attach_paper",
    "close_register_volume",
    "discard_draft",
    "expire_draft",
    "follow_successor",
    "hand_over",
    "pause",
    "propose_rejection",
    "propose_result",
    "raise_apology",
    "record_extra_paper_attempt",
    "record_reading",
    "record_readings",
    "refuse",
    "reissue_slip",
    "reject",
    "remove_paper",
    "request_supplement_at_intake",
    "request_supplement_in_process",
    "resume",
    "return_result",
    "save_answers",
    "save_delivery",
    "send_back",
    "send_supplement",
    "start_draft",
    "submit",
    "take",
]
