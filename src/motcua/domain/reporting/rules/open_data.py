"""The catalogue as tables: which there are, their columns, and how a cell is written.

Legal   LR-130: open formats, a licence and the day in every file.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from motcua.domain.catalogue.values import (
    CHANNEL_NAMES,
    FEE_KIND_NAMES,
    LEVEL_NAMES,
    SUBJECT_NAMES,
    Channel,
    FeeKind,
    Level,
    Subject,
)
from motcua.domain.working_time.values import UNIT_NAMES, LimitUnit

Record = Mapping[str, Any]
Cell = str | int | float | None

LICENCE_NAME: Final = "Creative Commons Ghi công 4.0 (CC BY 4.0)"
LICENCE_ADDRESS: Final = "https://creativecommons.org/licenses/by/4.0/deed.vi"
BYTE_ORDER_MARK: Final = "\ufeff"  # Excel takes a CSV without it for something else than UTF-8.
# What a program that opens a table may take for a formula; an apostrophe before it keeps it a text.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, and its cell out of a record and one row of it."""

    heading: str
    cell: Callable[[Record, Record], Cell]
    width: int = 20


@dataclass(frozen=True, slots=True)
class TableShape:
    """One table: the name of its file, of its sheet, and which rows a record gives."""

    name: str
    sheet_name: str
    rows: Callable[[Record], Iterable[Record]]
    columns: tuple[Column, ...]


def csv_lines(table: TableShape, records: Iterable[Record]) -> Iterator[str]:
    """RFC 4180 with a heading, in UTF-8 with its mark."""
    yield BYTE_ORDER_MARK + _csv_line([column.heading for column in table.columns])
    for record in records:
        for line in cells_of(table, record):
            yield _csv_line([_safe(cell) for cell in line])


def cells_of(table: TableShape, record: Record) -> Iterator[list[Cell]]:
    """The lines that a record gives in a table."""
    for row in table.rows(record):
        yield [column.cell(record, row) for column in table.columns]


def _csv_line(cells: Iterable[Cell]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(["" if cell is None else cell for cell in cells])
    return stream.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


def _itself(record: Record) -> Iterable[Record]:
    return (record,)


def _of(name: str) -> Callable[[Record], Iterable[Record]]:
    def rows(record: Record) -> Iterable[Record]:
        found: Iterable[Record] = record[name]
        return found

    return rows


def _value(name: str) -> Callable[[Record, Record], Cell]:
    def cell(_record: Record, row: Record) -> Cell:
        found: Cell = row[name]
        return _yes_no(found) if isinstance(found, bool) else found

    return cell


def _own(name: str) -> Callable[[Record, Record], Cell]:
    def cell(record: Record, _row: Record) -> Cell:
        found: Cell = record[name]
        return found

    return cell


def _joined(name: str) -> Callable[[Record, Record], Cell]:
    def cell(_record: Record, row: Record) -> Cell:
        return "; ".join(row[name])

    return cell


def _agencies(name: str) -> Callable[[Record, Record], Cell]:
    def cell(record: Record, _row: Record) -> Cell:
        return "; ".join(
            each["agency"]["name"] if each["agency"] else each["name"] for each in record[name]
        )

    return cell


def _yes_no(value: object) -> str:
    return "có" if value else "không"


def _limit_words(record: Record, _row: Record) -> Cell:
    limit = record["limit"]
    words = f"{limit['value']:g} {UNIT_NAMES[LimitUnit(limit['unit'])]}"
    return words.replace(".", ",")


def _level(record: Record, _row: Record) -> Cell:
    return LEVEL_NAMES[Level(record["level"])]


def _subjects(record: Record, _row: Record) -> Cell:
    return "; ".join(SUBJECT_NAMES[Subject(each)] for each in record["subjects"])


def _field(record: Record, _row: Record) -> Cell:
    name: str = record["field"]["name"]
    return name


def _decision(record: Record, _row: Record) -> Cell:
    number: str | None = record["decision"]["number"] if record["decision"] else None
    return number


def _online(record: Record, _row: Record) -> Cell:
    return _yes_no(record["online"]["is_available"])


def _results(record: Record, _row: Record) -> Cell:
    return "; ".join(each["name"] for each in record["results"])


def _channels(record: Record, _row: Record) -> Cell:
    return "; ".join(CHANNEL_NAMES[Channel(each["channel"])] for each in record["methods"])


def _fee_kind(_record: Record, row: Record) -> Cell:
    return FEE_KIND_NAMES[FeeKind(row["kind"])]


_NAMED = (
    Column("Mã thủ tục", _own("code"), 12),
    Column("Tên ngắn", _own("slug"), 24),
    Column("Tên thủ tục", _own("name"), 48),
)
TABLES: Final = (
    TableShape(
        "thu-tuc",
        "Thủ tục",
        _itself,
        (
            *_NAMED,
            Column("Lĩnh vực", _field, 22),
            Column("Cấp giải quyết", _level, 16),
            Column("Đối tượng thực hiện", _subjects, 28),
            Column("Thời hạn giải quyết", _limit_words, 18),
            Column("Trả trong ngày", _value("is_same_day"), 10),
            Column("Không mất tiền", _value("is_free"), 10),
            Column("Cơ quan giải quyết", _agencies("competent_agencies"), 32),
            Column("Nơi nhận hồ sơ", _agencies("receiving_places"), 32),
            Column("Nộp được trên mạng", _online, 10),
            Column("Nhận hồ sơ qua bưu chính", _value("post_receives"), 10),
            Column("Trả kết quả qua bưu chính", _value("post_returns"), 10),
            Column("Cách thức thực hiện", _channels, 28),
            Column("Kết quả", _results, 32),
            Column("Yêu cầu, điều kiện", _joined("conditions"), 40),
            Column("Quyết định công bố", _decision, 18),
            Column("Có hiệu lực từ", _own("valid_from"), 12),
            Column("Đến hết ngày", _own("valid_to"), 12),
        ),
    ),
    TableShape(
        "giay-to",
        "Giấy tờ",
        _of("components"),
        (
            *_NAMED,
            Column("Số thứ tự", _value("order"), 8),
            Column("Giấy tờ", _value("name"), 48),
            Column("Bản chính", _value("original_count"), 8),
            Column("Bản sao chứng thực", _value("certified_count"), 8),
            Column("Bản sao", _value("copy_count"), 8),
            Column("Chỉ xuất trình", _value("is_shown_only"), 10),
            Column("Luôn cần", _value("is_always_required"), 10),
            Column("Khi nào cần", _value("condition"), 40),
            Column("Trường hợp", _joined("cases"), 20),
            Column("Mẫu", _value("form_name"), 32),
            Column("Cơ sở dữ liệu đã có", _value("once_only_source"), 32),
        ),
    ),
    TableShape(
        "phi-le-phi",
        "Phí, lệ phí",
        _of("fees"),
        (
            *_NAMED,
            Column("Loại", _fee_kind, 12),
            Column("Khoản", _value("name"), 40),
            Column("Mức (đồng)", _value("amount_vnd"), 14),
            Column("Mức (đô la Mỹ)", _value("amount_usd"), 14),
            Column("Tỷ lệ (%)", _value("rate_percent"), 10),
            Column("Tính theo", _value("per"), 12),
            Column("Cơ quan quy định mức", _value("set_by"), 28),
            Column("Điều kiện", _value("condition"), 40),
            Column("Trường hợp", _joined("cases"), 20),
            Column("Thu từ ngày", _value("valid_from"), 12),
            Column("Thu đến hết ngày", _value("valid_to"), 12),
        ),
    ),
    TableShape(
        "can-cu-phap-ly",
        "Căn cứ pháp lý",
        _of("legal_basis"),
        (
            *_NAMED,
            Column("Văn bản", _value("number"), 20),
            Column("Điều khoản", _value("article"), 20),
            Column("Tên văn bản", _value("name"), 48),
            Column("Có hiệu lực từ", _value("valid_from"), 12),
            Column("Hết hiệu lực sau", _value("valid_to"), 12),
            Column("Thay bằng", _value("successor_number"), 20),
        ),
    ),
)
