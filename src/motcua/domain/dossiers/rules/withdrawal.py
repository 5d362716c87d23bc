"""How an applicant takes a dossier back, by regime.

Legal   LR-054: 61/2018/NĐ-CP art 6: the applicant may take the dossier back while there is no
        result (R1, a note with what is given back, assumed). 118/2025/NĐ-CP art 21 and
        03/2025/TT-VPCP art 7: the agency stops settling it and says so with form 05 (observed).
"""

from enum import StrEnum

from .intake import Channel


class WithdrawalForm(StrEnum):
    """What the regime of a dossier makes of the wish to have it no longer settled."""

    WITHDRAWAL = "withdrawal"
    STOP_NOTICE = "stop_notice"


def withdrawal_form(stop_by_applicant: str) -> WithdrawalForm:
    """By the regime's parameter of that name."""
    return WithdrawalForm(stop_by_applicant)


CHANNEL_WORDS = {
    Channel.COUNTER: "trực tiếp tại Bộ phận Một cửa",
    Channel.POST: "qua bưu chính công ích",
    Channel.ONLINE: "trực tuyến",
}
