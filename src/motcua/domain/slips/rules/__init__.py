"""What every paper says, as facts: the same facts give the same bytes."""

from .apology import ApologyFacts
from .control_slip import (
    RESULT_FLAG_NAMES,
    ControlRow,
    ControlSlipFacts,
    ResultFlag,
    result_flag,
)
from .head import SlipApplicant, SlipHead, SlipSignature
from .kinds import (
    FORM_NUMBERS,
    FORM_VERSIONS,
    SLIP_NUMBER_SUFFIXES,
    SLIP_SETS,
    TEMPLATES_FOLDER,
    TITLES,
    FormVersion,
    SlipKind,
    form_name,
    slip_number,
    title_of,
)
from .note import NoteFacts, NoteSignature
from .receipt import ReceiptSlipFacts, SlipComponent, SlipFeeLine
from .refusal import REFUSAL_REASON_NAMES, RefusalFacts
from .register import (
    RETURNED_HOW_NAMES,
    RegisterClosing,
    RegisterFacts,
    RegisterLine,
    register_note,
)
from .stop_notice import StopNoticeFacts
from .supplement_request import SupplementItem, SupplementRequestFacts

__all__ = [
    "FORM_NUMBERS",
    "FORM_VERSIONS",
    "REFUSAL_REASON_NAMES",
    "RESULT_FLAG_NAMES",
    "RETURNED_HOW_NAMES",
    "SLIP_NUMBER_SUFFIXES",
    "SLIP_SETS",
    "TEMPLATES_FOLDER",
    "TITLES",
    "ApologyFacts",
    "ControlRow",
    "ControlSlipFacts",
    "FormVersion",
    "NoteFacts",
    "NoteSignature",
    "ReceiptSlipFacts",
    "RefusalFacts",
    "RegisterClosing",
    "RegisterFacts",
    "RegisterLine",
    "ResultFlag",
    "SlipApplicant",
    "SlipComponent",
    "SlipFeeLine",
    "SlipHead",
    "SlipKind",
    "SlipSignature",
    "StopNoticeFacts",
    "SupplementItem",
    "SupplementRequestFacts",
    "form_name",
    "register_note",
    "result_flag",
    "slip_number",
    "title_of",
]
