"""Where a step leads, as people write it in a cell: `3`, `3, 4`, `kết quả`, `5 (hồ sơ phức tạp)`.

Numbers are those of the column TT. Several numbers are branches that run in parallel. The column
"Chuyển tiếp" of the annex holds all exits of a step: `Đạt: 3, 4; Không đủ điều kiện: từ chối`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from motcua.domain.processes.values import Ending, StepExit, StepOutcome

from .wording import ENDING_WORDS, OUTCOME_NAMES, end_target, ending_of

TARGETS_MAX = 20
_CONDITION = re.compile(r"(?P<targets>[^()]*)\((?P<condition>.*)\)\s*", re.DOTALL)
# Signs that divide a cell stand in a condition in their wide form, and come back as they were.
_WIDE = str.maketrans("();", "（）；")
_NARROW = str.maketrans("（）；", "();")
_STEP_WORD = re.compile(r"^(?:chuyển\s+)?(?:sang\s+|tới\s+|đến\s+)?(?:bước|b)\s*")
_ENDINGS: Mapping[str, Ending] = {
    "ket qua": Ending.RESULT,
    "co ket qua": Ending.RESULT,
    "ket thuc": Ending.RESULT,
    "tra ket qua": Ending.RESULT,
    "ket thuc: co ket qua": Ending.RESULT,
    "tu choi": Ending.REFUSAL,
    "ket thuc: tu choi": Ending.REFUSAL,
    "rut": Ending.WITHDRAWAL,
    "rut ho so": Ending.WITHDRAWAL,
    "ket thuc: rut ho so": Ending.WITHDRAWAL,
}
_OUTCOMES: Sequence[tuple[str, StepOutcome]] = (
    # The longest first: "khong dong y" holds "dong y".
    ("khong du dieu kien", StepOutcome.REFUSE),
    ("khong dat", StepOutcome.REFUSE),
    ("khong hop le", StepOutcome.REFUSE),
    ("tu choi", StepOutcome.REFUSE),
    ("refuse", StepOutcome.REFUSE),
    ("reject", StepOutcome.REFUSE),
    ("bo sung", StepOutcome.SUPPLEMENT),
    ("chua du", StepOutcome.SUPPLEMENT),
    ("supplement", StepOutcome.SUPPLEMENT),
    ("tra lai", StepOutcome.SEND_BACK),
    ("lam lai", StepOutcome.SEND_BACK),
    ("chua dong y", StepOutcome.SEND_BACK),
    ("khong dong y", StepOutcome.SEND_BACK),
    ("send back", StepOutcome.SEND_BACK),
    ("dong y", StepOutcome.DONE),
    ("hop le", StepOutcome.DONE),
    ("du dieu kien", StepOutcome.DONE),
    ("done", StepOutcome.DONE),
    ("yes", StepOutcome.DONE),
)


class TransitionUnreadable(Exception):
    """A cell that names no step and no ending; `word` is the part that was not understood."""

    def __init__(self, word: str) -> None:
        self.word = word
        super().__init__(word)


def plain(text: str) -> str:
    """Lower case without marks, words apart by one space: what people mean, however typed."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = (letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


def outcome_of(text: str) -> StepOutcome | None:
    """The outcome that some words mean; None where they mean none."""
    words = plain(text)
    for name, outcome in _OUTCOMES:
        if re.search(rf"\b{name}\b", words):
            return outcome
    # Without its marks it could be earth (đất) as well.
    is_reached = re.search(r"\b(?:đạt|dat)\b", unicodedata.normalize("NFC", text).casefold())
    return StepOutcome.DONE if is_reached else None


def targets_as_text(step_exit: StepExit | None, *, orders: Mapping[str, int]) -> str:
    """The targets of one exit for a cell. `orders`: the number of each step by its key."""
    if step_exit is None:
        return ""
    words = []
    for target in step_exit.to:
        ending = ending_of(target)
        if ending is not None:
            words.append(ENDING_WORDS[ending])
        else:
            words.append(str(orders[target]) if target in orders else target)
    condition = f" ({step_exit.condition.translate(_WIDE)})" if step_exit.condition else ""
    return ", ".join(words) + condition


def exit_from_text(text: str, *, outcome: StepOutcome, keys: Mapping[int, str]) -> StepExit | None:
    """One exit as typed; None for an empty cell. Raises TransitionUnreadable.

    `keys`: the key of each step by its number. A key itself is understood too, so that an exit
    that leads nowhere keeps what it said.
    """
    if not text.strip():
        return None
    found = _CONDITION.fullmatch(text)
    targets, condition = (found["targets"], found["condition"].strip()) if found else (text, "")
    words = [word.strip() for word in re.split(r"[,;+&]|\bvà\b", targets) if word.strip()]
    if not words or len(words) > TARGETS_MAX:
        raise TransitionUnreadable(text.strip())
    to = tuple(dict.fromkeys(_target(word, keys) for word in words))
    return StepExit(outcome=outcome, to=to, condition=condition.translate(_NARROW))


def exits_as_text(exits: Sequence[StepExit], *, orders: Mapping[str, int]) -> str:
    """All exits of a step in one cell."""
    return "; ".join(
        f"{OUTCOME_NAMES[each.outcome]}: {targets_as_text(each, orders=orders)}" for each in exits
    )


def exits_from_text(text: str, *, keys: Mapping[int, str]) -> tuple[StepExit, ...]:
    """All exits of one cell, in their order. Raises TransitionUnreadable.

    A cell without words of an outcome (`3`, `kết thúc`) is the one exit of a step that succeeds.
    """
    exits: list[StepExit] = []
    for part in _parts(text):
        head, colon, tail = part.partition(":")
        outcome = outcome_of(head) if colon and plain(head) != "ket thuc" else StepOutcome.DONE
        if outcome is None:
            raise TransitionUnreadable(head.strip())
        named = colon and plain(head) != "ket thuc"
        read = exit_from_text(tail if named else part, outcome=outcome, keys=keys)
        if read is None or any(each.outcome is outcome for each in exits):
            raise TransitionUnreadable(part.strip())
        exits.append(read)
    return tuple(exits)


def _parts(text: str) -> list[str]:
    """Parts between semicolons and line ends that stand outside brackets."""
    parts, depth, begun = [""], 0, text.replace("\r\n", "\n")
    for letter in begun:
        depth = max(0, depth + (letter == "(") - (letter == ")"))
        if letter in ";\n" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if part.strip()]


def _target(word: str, keys: Mapping[int, str]) -> str:
    ending = _ENDINGS.get(plain(word))
    if ending is not None:
        return end_target(ending)
    number = _STEP_WORD.sub("", word.casefold().strip())
    if number.isascii() and number.isdecimal() and int(number[:6]) in keys:
        return keys[int(number[:6])]
    if word in keys.values() or ending_of(word) is not None:
        return word
    raise TransitionUnreadable(word)
