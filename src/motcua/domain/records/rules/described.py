"""What a full record of a procedure holds, described once for the form of the editor and the workbook.

Every field says what the law asks in it, in plain words. Legal: 63/2010/NĐ-CP art. 8 clause 2 (what a
procedure must say), art. 13-17 (publication); 61/2018/NĐ-CP art. 14 (one-stop); 45/2016/QĐ-TTg (post);
224/2026/NĐ-CP art. 14-15 (online, data instead of papers). LR-107.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from motcua.domain.records.values import (
    CHANNEL_NAMES,
    FEE_KIND_NAMES,
    LEVEL_NAMES,
    SUBJECT_NAMES,
    NotAtOneStopReason,
    OnlineMode,
    PartialReason,
    PostingDuty,
)
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import UNIT_NAMES


class Kind(Enum):
    """How a field is typed."""

    LINE = auto()
    TEXT = auto()  # lines may be broken
    LINES = auto()  # a list, one entry a line
    WHOLE = auto()  # a whole number, or nothing
    NUMBER = auto()  # may have a fraction
    YES = auto()
    CHOICE = auto()
    SEVERAL = auto()  # of the choices
    TIME = auto()
    DAY = auto()
    CASES = auto()  # keys of cases, a comma between


Choices = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the record, or one column of a list in it. `key`: its name in the record's data.

    `is_kept_empty`: stands in the data also when nothing is typed.
    """

    key: str
    label: str
    kind: Kind
    help: str = ""
    law: str = ""
    is_required: bool = False
    choices: Choices = field(default_factory=dict)
    is_kept_empty: bool = False
    unset: object = None  # what an empty field means
    width: int = 24  # of its column in a workbook, in characters


@dataclass(frozen=True, slots=True)
class Group:
    """A list in the record: its rows are typed one under the other. `numbered`: a key counts them."""

    key: str
    label: str
    row_name: str
    columns: Sequence[Field]
    help: str = ""
    law: str = ""
    numbered: str = ""
    rows_max: int = 100


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the record as a reader looks for it: fields and lists in their order."""

    key: str
    label: str
    parts: Sequence[Field | Group]
    help: str = ""


CHANNELS: Final[Choices] = {channel.value: name for channel, name in CHANNEL_NAMES.items()}
UNITS: Final[Choices] = {unit.value: name for unit, name in UNIT_NAMES.items()}
FEE_KINDS: Final[Choices] = {kind.value: name for kind, name in FEE_KIND_NAMES.items()}
LEVELS: Final[Choices] = {level.value: name for level, name in LEVEL_NAMES.items()}
SUBJECTS: Final[Choices] = {subject.value: name for subject, name in SUBJECT_NAMES.items()}
TIERS: Final[Choices] = {
    Tier.TWO.value: "Hai cấp (từ 01/7/2025)",
    Tier.THREE.value: "Ba cấp (đến 30/6/2025)",
}
VERTICALS: Final[Choices] = {
    "tax": "Thuế",
    "social_insurance": "Bảo hiểm xã hội",
    "customs": "Hải quan",
}
ONLINE_MODES: Final[Choices] = {
    OnlineMode.FULL.value: "Toàn trình",
    OnlineMode.PARTIAL.value: "Một phần",
    OnlineMode.INFORMATION.value: "Chỉ cung cấp thông tin",
}
PARTIAL_REASONS: Final[Choices] = {
    PartialReason.PRESENCE_REQUIRED.value: "Luật bắt buộc người nộp có mặt",
    PartialReason.FIELD_VERIFICATION.value: "Phải kiểm tra, xác minh tại chỗ",
    PartialReason.UNRESOLVED_TECHNICAL_FAULT.value: "Lỗi kỹ thuật chưa khắc phục được",
    PartialReason.OTHER_TECHNICAL.value: "Lý do kỹ thuật khác",
}
NOT_AT_ONE_STOP_REASONS: Final[Choices] = {
    NotAtOneStopReason.MOBILE.value: "Tiếp nhận lưu động",
    NotAtOneStopReason.ON_SITE.value: "Phải nhận và giải quyết tại nơi phát sinh",
}
POSTING_DUTIES: Final[Choices] = {
    PostingDuty.NATIONAL_DATABASE.value: "Cơ sở dữ liệu quốc gia về thủ tục hành chính",
    PostingDuty.PORTAL.value: "Cổng, trang thông tin điện tử",
    PostingDuty.OFFICE.value: "Niêm yết tại nơi tiếp nhận hồ sơ",
}
REQUIRED: Final[Choices] = {"always": "Luôn phải có", "conditional": "Chỉ khi có điều kiện"}


def line(key: str, label: str, help_text: str = "", **more: object) -> Field:
    """A field of one line."""
    return Field(key, label, Kind.LINE, help_text, **more)  # type: ignore[arg-type]


def yes(key: str, label: str, help_text: str = "", **more: object) -> Field:
    """A box to tick; unticked says no."""
    return Field(key, label, Kind.YES, help_text, unset=False, is_kept_empty=True, **more)  # type: ignore[arg-type]


def choice(key: str, label: str, choices: Choices, help_text: str = "", **more: object) -> Field:
    """One of a closed list."""
    return Field(key, label, Kind.CHOICE, help_text, choices=choices, **more)  # type: ignore[arg-type]


def lines(key: str, label: str, help_text: str = "", **more: object) -> Field:
    """A list of texts, one a line."""
    return Field(key, label, Kind.LINES, help_text, is_kept_empty=True, width=40, **more)  # type: ignore[arg-type]


CASES: Final = Field(
    "cases",
    "Áp dụng cho trường hợp",
    Kind.CASES,
    "Không chọn gì thì áp dụng cho mọi trường hợp.",
)
