"""Why an entry was found, in words a reader can check."""

from collections.abc import Iterator
from typing import Final

from motcua.domain.search.values import Part, Question, Reason

from .holding import HeldPassage
from .ranking import Score

CODE: Final = "đúng mã %(code)s"
MEANS: Final = "“%(said)s” hiểu là “%(means)s”"
MENDED: Final = "sửa “%(typed)s” thành “%(shown)s”"
WHOLE_NAME: Final = "đúng tên"
WHOLE_KEYWORD: Final = "đúng từ khóa “%(text)s”"
PARTS: Final = {
    Part.NAME: "có trong tên",
    Part.KEYWORD: "gần với từ khóa “%(text)s”",
    Part.EVERYDAY: "hay được gọi là “%(text)s”",
    Part.DETAIL: "kết quả là “%(text)s”",
    Part.FIELD: "thuộc lĩnh vực “%(text)s”",
}


def why(score: Score, question: Question) -> tuple[Reason, ...]:
    """`“bằng lái” hiểu là “giấy phép lái xe”; đúng từ khóa “mất bằng lái xe”`."""
    return tuple(dict.fromkeys(_reasons(score, question)))


def _reasons(score: Score, question: Question) -> Iterator[Reason]:
    if score.code is not None:
        yield Reason(CODE, (("code", score.code),))
        return
    for reading in score.readings:
        yield Reason(MEANS, (("said", reading.said), ("means", reading.means[0])))
    if score.passage is not None:
        yield from _mended(score.passage, question)
        yield _met(score.passage, question)


def _mended(passage: HeldPassage, question: Question) -> Iterator[Reason]:
    for word in question.words:
        used = next((each for each in word.choices if each.bare in passage.marks_of), None)
        if used is not None and used.shown and not word.is_question_word:
            yield Reason(MENDED, (("typed", word.typed), ("shown", used.shown)))


def _met(passage: HeldPassage, question: Question) -> Reason:
    is_whole = question.bares == passage.bares
    if passage.part is Part.NAME:
        return Reason(WHOLE_NAME if is_whole else PARTS[Part.NAME])
    if passage.part is Part.KEYWORD and is_whole:
        return Reason(WHOLE_KEYWORD, (("text", passage.text),))
    return Reason(PARTS[passage.part], (("text", passage.text),))
