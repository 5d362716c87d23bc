"""The columns of the process table in a workbook, as the annex of the decision has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Column(StrEnum):
    """What a column holds."""

    ORDER = "order"
    NAME = "name"
    CONTENT = "content"
    KIND = "kind"
    PLACE = "place"
    ROLE = "role"
    DIVISION = "division"
    HOURS = "hours"
    INPUTS = "inputs"
    OUTPUTS = "outputs"
    SLIPS = "slips"
    FORMS = "forms"
    EXITS = "exits"
    WAITS = "waits"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over a column, its width in characters, and other words that mean the same."""

    title: str
    width: int
    others: tuple[str, ...] = ()


# `others` are compared without marks and case; the longest that fits decides.
HEADINGS: Final[Mapping[Column, Heading]] = {
    Column.ORDER: Heading("TT", 5, ("stt", "so thu tu", "buoc so")),
    Column.NAME: Heading(
        "Bước công việc", 34, ("buoc", "ten buoc", "cac buoc", "trinh tu", "buoc thuc hien")
    ),
    Column.CONTENT: Heading(
        "Nội dung công việc", 46, ("noi dung", "mo ta", "noi dung thuc hien", "cach thuc hien")
    ),
    Column.KIND: Heading("Loại việc", 15),
    Column.PLACE: Heading("Nơi thực hiện", 24, ("co quan thuc hien",)),
    Column.ROLE: Heading(
        "Người thực hiện",
        30,
        (
            "nguoi/don vi thuc hien",
            "don vi/nguoi thuc hien",
            "don vi thuc hien",
            "trach nhiem thuc hien",
            "trach nhiem",
            "don vi, nguoi thuc hien",
        ),
    ),
    Column.DIVISION: Heading("Bộ phận, phòng", 22, ("bo phan", "phong")),
    Column.HOURS: Heading(
        "Thời gian (giờ)",
        12,
        ("thoi gian", "thoi gian thuc hien", "thoi han", "so gio", "thoi gian giai quyet"),
    ),
    Column.INPUTS: Heading("Giấy tờ đầu vào", 26, ("dau vao",)),
    Column.OUTPUTS: Heading(
        "Kết quả", 26, ("bieu mau/ket qua", "bieu mau, ket qua", "san pham", "dau ra")
    ),
    Column.SLIPS: Heading("Phiếu, giấy theo mẫu", 28, ("bieu mau", "mau phieu")),
    Column.FORMS: Heading("Biểu mẫu điện tử", 20),
    Column.EXITS: Heading("Chuyển tiếp", 40, ("buoc tiep theo", "chuyen buoc", "buoc ke tiep")),
    Column.WAITS: Heading("Chờ đủ các nhánh", 12, ("cho du nhanh",)),
    Column.KEY: Heading("Mã bước", 16),
}
# Without these a table says nothing that can be run.
NEEDED: Final = (Column.NAME, Column.ROLE, Column.HOURS)
TITLE_ROWS: Final = {"name": "Quy trình", "symbol": "Ký hiệu", "slug": "Thủ tục"}
YES: Final = "Có"
