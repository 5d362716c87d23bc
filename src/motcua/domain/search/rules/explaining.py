"""Why an entry was found, in words a reader can check."""

from motcua.domain.search.values import Part, Question

from .folding import fold
from .ranking import Score

PASSAGES = {
    Part.NAME: "có trong tên",
    Part.KEYWORD: "gần với từ khóa “%s”",
    Part.EVERYDAY: "hay được gọi là “%s”",
    Part.DETAIL: "kết quả là “%s”",
    Part.FIELD: "thuộc lĩnh vực “%s”",
}


def why(score: Score, question: Question) -> str:
    """`“bằng lái” hiểu là “giấy phép lái xe”; đúng từ khóa “mất bằng lái xe”`."""
    if score.code is not None:
        return f"đúng mã {score.code}"
    reasons = [f"“{reading.said}” hiểu là “{reading.means[0]}”" for reading in score.readings]
    passage = score.passage
    if passage is None:
        return "; ".join(reasons)
    for word in question.words:
        for choice in word.choices:
            if choice.bare in passage.terms:
                if choice.shown and not word.is_question_word:
                    reasons.append(f"sửa “{word.typed}” thành “{choice.shown}”")
                break
    is_whole = fold(question.text) == " ".join(passage.bares)
    if passage.part is Part.NAME:
        reasons.append("đúng tên" if is_whole else PASSAGES[Part.NAME])
    elif passage.part is Part.KEYWORD and is_whole:
        reasons.append(f"đúng từ khóa “{passage.text}”")
    else:
        reasons.append(PASSAGES[passage.part] % passage.text)
    return "; ".join(dict.fromkeys(reasons))
