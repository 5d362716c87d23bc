"""Who may do which act: read off the table of a dossier's life.

Legal   61/2018/NĐ-CP arts 8, 17-20: the one-stop unit receives, refuses, hands over and returns;
        the competent agency appraises, and its leader signs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.domain.dossiers.states import LIFE, Act, Side


@dataclass(frozen=True, slots=True)
class ActRight:
    """The permission an act asks for, where it must be held, and the act's journal word."""

    permission: str
    side: Side
    word: str


ACT_RIGHTS: Mapping[Act, ActRight] = {
    step.act: ActRight(step.permission, step.by, step.journal_word) for step in LIFE
}
OFFICIAL_SIDES = frozenset({Side.RECEIVING, Side.COMPETENT, Side.CONSULTED})

# What was done, as it is said of a person: "bà Trang đã tiếp nhận hồ sơ".
DEEDS: Mapping[str, str] = {step.journal_word: step.deed for step in LIFE}
SUBMITTED_WORD = ACT_RIGHTS[Act.SUBMIT].word
