"""What published wording may not say."""

from collections import Counter

from motcua.domain.search.values import Wording

from .folding import syllables


def contradictions(wording: Wording) -> tuple[str, ...]:
    """Every contradiction, as `record · field: sentence` in Vietnamese. Empty if there is none."""
    found: list[str] = []
    times = Counter(synonym.said.lower() for synonym in wording.synonyms)
    for synonym in wording.synonyms:
        said = synonym.said.lower()
        if not syllables(said):
            found.append(f"{synonym.said} · said: không có chữ nào; xin bỏ dòng này")
        if times[said] > 1:
            found.append(f"{synonym.said} · said: ghi {times[said]} lần; xin gộp làm một")
        if said in (text.lower() for text in synonym.means):
            found.append(f"{synonym.said} · means: giải thích bằng chính nó; xin bỏ")
        if not synonym.means or not all(map(syllables, synonym.means)):
            found.append(f"{synonym.said} · means: thiếu nghĩa; xin ghi cách gọi chính thức")
    return tuple(dict.fromkeys(found))
