"""Words of the National Database of administrative procedures, and what they are with us.

Names of keys as observed in public adapters of it. It has no key for some facts (in which case, when
a paper is needed): they stand in brackets behind the words, `Giấy chứng sinh [khi: sinh tại nhà]`, for
people to read and for us to read back.
"""

import re
from collections.abc import Mapping
from typing import Final

from motcua.domain.records.values import FEE_KIND_NAMES, SUBJECT_NAMES, Channel, Level
from motcua.domain.working_time.values import UNIT_NAMES, LimitUnit

CHANNEL_NUMBERS: Final[Mapping[Channel, str]] = {
    Channel.DIRECT: "1",
    Channel.ONLINE: "2",
    Channel.POST: "3",
}
# The numbers of levels are assumed; the names go before them.
LEVEL_NUMBERS: Final[Mapping[Level, str]] = {
    Level.MINISTRY: "1",
    Level.PROVINCE: "2",
    Level.DISTRICT: "3",
    Level.COMMUNE: "4",
}
LEVEL_WORDS: Final[Mapping[Level, str]] = {
    Level.MINISTRY: "Cấp Bộ",
    Level.PROVINCE: "Cấp Tỉnh",
    Level.DISTRICT: "Cấp Huyện",
    Level.COMMUNE: "Cấp Xã",
}
UNIT_WORDS: Final[Mapping[str, LimitUnit]] = {
    **{name: unit for unit, name in UNIT_NAMES.items()},
    "giờ": LimitUnit.WORKING_HOURS,
    "ngày lịch": LimitUnit.DAYS,
    "ngày dương lịch": LimitUnit.DAYS,
}
SUBJECT_WORDS: Final[Mapping[str, str]] = {
    **{name.casefold(): str(subject) for subject, name in SUBJECT_NAMES.items()},
    **{str(subject): str(subject) for subject in SUBJECT_NAMES},
}
FEE_KIND_WORDS: Final[Mapping[str, str]] = {
    name.casefold(): str(kind) for kind, name in FEE_KIND_NAMES.items()
}
CURRENCY_WORDS: Final = frozenset({"đồng", "vnđ", "vnd", "việt nam đồng", "đồng việt nam"})
YES: Final = "có"
CASE_TAG: Final = "trường hợp"
CONDITION_TAG: Final = "khi"
DAY_TAGS: Final[Mapping[str, str]] = {"valid_from": "từ ngày", "valid_to": "đến hết ngày"}
PER_SEPARATOR: Final = "; "
_TAGS: Final = (
    CASE_TAG,
    CONDITION_TAG,
    *DAY_TAGS.values(),
    "loại",
    "giá trị",
    "bản điện tử",
    "chỉ xuất trình",
    "có sẵn ở",
    "mẫu",
    "mức do",
    "tỷ lệ",
    "đô la Mỹ",
    "điều khoản",
)
_TAGGED: Final = re.compile(rf"(.*?)\s*\[({'|'.join(_TAGS)}): ([^\[\]]*)\]", re.DOTALL)
_BRACKETS: Final = str.maketrans("[]", "()")


def with_tags(words: str, tags: Mapping[str, str | None]) -> str:
    """The words with what has no key of its own behind them."""
    told = [f"[{tag}: {value.translate(_BRACKETS)}]" for tag, value in tags.items() if value]
    return " ".join([words, *told] if words else told)


def split_tags(text: str) -> tuple[str, dict[str, str]]:
    """The words, and what stands behind them in brackets. Other brackets are words."""
    tags: dict[str, str] = {}
    rest = text.strip()
    while rest.endswith("]") and (found := _last_tag(rest)):
        rest, tag, value = found
        tags.setdefault(tag, value)
    return rest, tags


def _last_tag(text: str) -> tuple[str, str, str] | None:
    start = text.rfind("[")
    found = _TAGGED.fullmatch(text[max(start, 0) :])
    if found is None:
        return None
    return text[:start].rstrip(), found[2], found[3]
