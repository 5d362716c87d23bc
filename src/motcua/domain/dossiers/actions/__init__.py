"""Everything that can happen to a dossier, one act per file."""

from .accept import accept
from .accept_supplement import accept_supplement
from .agree_withdrawal import agree_withdrawal
from .answer_consultation import answer_consultation
from .apologise import apologise
from .approve_result import approve_result
from .archive import archive
from .assign import assign
from .close_register_volume import close_register_volume
from .consult import consult
from .decline_withdrawal import decline_withdrawal
from .follow_successor import follow_successor
from .hand_over import hand_over
from .hand_to_post import hand_to_post
from .note_consultation_overdue import note_consultation_overdue
from .pause import pause
from .propose_rejection import propose_rejection
from .propose_result import propose_result
from .raise_apology import raise_apology
from .raise_obligation import raise_obligation
from .recall_part import recall_part
from .record_extra_paper_attempt import record_extra_paper_attempt
from .record_payment import record_payment
from .record_reading import record_reading
from .record_readings import record_readings
from .record_verification import record_verification
from .record_withdrawal_request import record_withdrawal_request
from .redate import redate
from .refuse import refuse
from .register import register
from .reissue_slip import reissue_slip
from .reject import reject
from .remind_collection import remind_collection
from .reopen import reopen
from .request_supplement_at_intake import request_supplement_at_intake
from .request_supplement_in_process import request_supplement_in_process
from .request_withdrawal import request_withdrawal
from .resume import resume
from .return_result import return_result
from .send_back import send_back
from .send_part import send_part
from .send_supplement import send_supplement
from .sign_calendar_change import sign_calendar_change
from .stop import stop
from .submit import submit
from .take import take
from .transfer import transfer

__all__ = [
    "accept",
    "accept_supplement",
    "agree_withdrawal",
    "answer_consultation",
    "apologise",
    "approve_result",
    "archive",
    "assign",
    "close_register_volume",
    "consult",
    "decline_withdrawal",
    "follow_successor",
    "hand_over",
    "hand_to_post",
    "note_consultation_overdue",
    "pause",
    "propose_rejection",
    "propose_result",
    "raise_apology",
    "raise_obligation",
    "recall_part",
    "record_extra_paper_attempt",
    "record_payment",
    "record_reading",
    "record_readings",
    "record_verification",
    "record_withdrawal_request",
    "redate",
    "refuse",
    "register",
    "reissue_slip",
    "reject",
    "remind_collection",
    "reopen",
    "request_supplement_at_intake",
    "request_supplement_in_process",
    "request_withdrawal",
    "resume",
    "return_result",
    "send_back",
    "send_part",
    "send_supplement",
    "sign_calendar_change",
    "stop",
    "submit",
    "take",
    "transfer",
]
