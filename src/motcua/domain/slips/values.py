"""Words that papers and dossiers share."""

from enum import StrEnum


class ReturnMethod(StrEnum):
    """How the applicant wants the result (61/2018/NĐ-CP art 20)."""

    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"


class RefusalReason(StrEnum):
    """Why a dossier is not received (61/2018/NĐ-CP art 17.1b; the list is assumed)."""

    NOT_COMPETENT = "not_competent"
    NOT_ELIGIBLE = "not_eligible"
    FALSE_DOCUMENT = "false_document"
    DUPLICATE = "duplicate"
    NOT_IN_CATALOGUE = "not_in_catalogue"
    OTHER = "other"
