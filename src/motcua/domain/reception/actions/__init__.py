"""What may be done with the queue of a unit, and at its counters, one act per file."""

from .arrange_unit import arrange_unit
from .call_next import call_next
from .carry_plan import carry_plan
from .close_day import close_day
from .finish_ticket import finish_ticket
from .look_up_applicant import look_up_applicant
from .put_back_ticket import put_back_ticket
from .recall_ticket import recall_ticket
from .record_unlisted_paper import record_unlisted_paper
from .skip_ticket import skip_ticket
from .start_serving import start_serving
from .take_ticket import take_ticket
from .transfer_ticket import transfer_ticket

__all__ = [
    "arrange_unit",
    "call_next",
    "carry_plan",
    "close_day",
    "finish_ticket",
    "look_up_applicant",
    "put_back_ticket",
    "recall_ticket",
    "record_unlisted_paper",
    "skip_ticket",
    "start_serving",
    "take_ticket",
    "transfer_ticket",
]
