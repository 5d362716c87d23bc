"""The sheets and columns of a workbook of procedures: one sheet of records, one for each of its lists."""

from collections.abc import Mapping, Sequence
from typing import Final

from motcua.domain.organisations.rules import plain

from .described import Choices, Field, Kind
from .described_record import FIELDS, GROUPS

RECORD_PAGE: Final = "Thủ tục"
HELP_PAGE: Final = "Hướng dẫn"
SLUG: Final = Field(
    "slug",
    "Tên định danh",
    Kind.LINE,
    "Chữ thường không dấu, ví dụ dang-ky-khai-sinh. Thủ tục mới để trống thì lấy từ tên.",
    width=26,
)
PAGES: Final[Mapping[str, str]] = {
    "cases": "Trường hợp",
    "sequence": "Trình tự",
    "methods": "Cách nộp",
    "limit_variants": "Thời hạn có điều kiện",
    "method_limits": "Thời hạn riêng",
    "fees": "Phí, lệ phí",
    "components": "Thành phần",
    "results": "Kết quả",
    "legal_basis": "Căn cứ pháp lý",
    "data_sources": "Dữ liệu thay giấy",
}
YES_WORD, NO_WORD = "Có", "Không"
_YES: Final = frozenset({"co", "x", "yes", "true", "1", "v"})
_NO: Final = frozenset({"khong", "no", "false", "0", ""})


def columns_of(part: str) -> Sequence[Field]:
    """The columns of a sheet: of the records, or of a list."""
    return (SLUG, *(FIELDS.values() if part == "record" else GROUPS[part].columns))


def parts() -> tuple[str, ...]:
    return ("record", *PAGES)


def title_of(part: str) -> str:
    return RECORD_PAGE if part == "record" else PAGES[part]


def cell_words(column: Field, text: str, choices: Choices) -> str:
    """What a cell shows for a typed text."""
    match column.kind:
        case Kind.YES:
            return YES_WORD if text else NO_WORD
        case Kind.CHOICE:
            return choices.get(text, text)
        case Kind.SEVERAL:
            return "\n".join(choices.get(entry, entry) for entry in text.split("\n") if entry)
    return text


def typed_text(column: Field, words: str, choices: Choices) -> str | None:
    """The typed text that the words of a cell mean; None if they mean nothing in this column."""
    match column.kind:
        case Kind.YES:
            word = plain(words)
            return "co" if word in _YES else "" if word in _NO else None
        case Kind.CHOICE:
            return _chosen(words, choices) if words else ""
        case Kind.SEVERAL:
            entries = [entry for entry in words.replace(";", "\n").split("\n") if entry.strip()]
            found = [_chosen(entry, choices) for entry in entries]
            known = [entry for entry in found if entry is not None]
            return None if len(known) < len(found) else "\n".join(known)
    return words


def _chosen(words: str, choices: Choices) -> str | None:
    wanted = plain(words)
    for value, name in choices.items():
        if words.strip() == value or plain(name) == wanted:
            return value
    return None
