"""Who may do which act, as one table: the buttons, the acts and the permission test read it.

Legal   61/2018/NĐ-CP arts 8, 17-20: the one-stop unit receives, refuses, hands over and returns;
        the competent agency appraises, and its leader signs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.states import Act


class Side(StrEnum):
    """In which of a dossier's two agencies a right must be held."""

    RECEIVING = "receiving"
    COMPETENT = "competent"


@dataclass(frozen=True, slots=True)
class ActRight:
    """The permission an act asks for, where it must be held, and the act's journal word."""

    permission: str
    side: Side
    word: str


ACT_RIGHTS: Mapping[Act, ActRight] = {
    Act.ACCEPT: ActRight(permissions.ACCEPT, Side.RECEIVING, "dossiers.accepted"),
    Act.REFUSE: ActRight(permissions.REFUSE, Side.RECEIVING, "dossiers.refused"),
    Act.HAND_OVER: ActRight(permissions.HAND_OVER, Side.RECEIVING, "dossiers.handed_over"),
    Act.TAKE: ActRight(permissions.TAKE, Side.COMPETENT, "dossiers.taken"),
    Act.PROPOSE_RESULT: ActRight(
        permissions.PROPOSE_RESULT, Side.COMPETENT, "dossiers.result_proposed"
    ),
    Act.SEND_BACK: ActRight(permissions.SEND_BACK, Side.COMPETENT, "dossiers.result_sent_back"),
    Act.APPROVE_RESULT: ActRight(
        permissions.APPROVE_RESULT, Side.COMPETENT, "dossiers.result_approved"
    ),
    Act.RETURN_RESULT: ActRight(
        permissions.RETURN_RESULT, Side.RECEIVING, "dossiers.result_returned"
    ),
}
SUBMITTED_WORD = "dossiers.submitted"  # The applicant's act; the right is to be the applicant.

# What was done, as it is said of a person: "bà Trang đã tiếp nhận hồ sơ".
DEEDS: Mapping[str, str] = {
    SUBMITTED_WORD: "nộp hồ sơ",
    "dossiers.accepted": "tiếp nhận hồ sơ",
    "dossiers.refused": "từ chối tiếp nhận hồ sơ",
    "dossiers.handed_over": "chuyển hồ sơ cho cơ quan giải quyết",
    "dossiers.taken": "nhận thụ lý hồ sơ",
    "dossiers.result_proposed": "trình lãnh đạo ký",
    "dossiers.result_sent_back": "trả lại để làm lại dự thảo",
    "dossiers.result_approved": "ký duyệt kết quả",
    "dossiers.result_returned": "trả kết quả",
}
