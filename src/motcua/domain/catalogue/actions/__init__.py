"""What may be done with the catalogue."""

from .begin_record import begin_record
from .check_record import check_record
from .correct_version import correct_version
from .discard_record import discard_record
from .enter_in_database import enter_in_database
from .import_records import import_records
from .prepare_decision import prepare_decision
from .publish_decision import publish_decision
from .publish_intake_list import publish_intake_list
from .publish_legal_instruments import publish_legal_instruments
from .publish_procedure_groups import publish_procedure_groups
from .publish_procedures import publish_procedures
from .save_record import save_record
from .sign_decision import sign_decision
from .withdraw_decision import withdraw_decision

__all__ = [
    "begin_record",
    "check_record",
    "correct_version",
    "discard_record",
    "enter_in_database",
    "import_records",
    "prepare_decision",
    "publish_decision",
    "publish_intake_list",
    "publish_legal_instruments",
    "publish_procedure_groups",
    "publish_procedures",
    "save_record",
    "sign_decision",
    "withdraw_decision",
]
