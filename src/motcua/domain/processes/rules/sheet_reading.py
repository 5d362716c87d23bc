"""A workbook as a process: ours exactly as it was, an office's own annex as a draft with questions.

Every fault names its row and column. With one fault nothing is taken. Columns are found by the words
over them, in any order; a table of four columns (step, who, how long, what) is enough to begin.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from motcua.domain.processes.values import (
    Ending,
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)

from .imported import (
    ROLE_ASSUMED,
    STEPS_MAX,
    ImportedProcess,
    Remarks,
    guessed_kind,
    guessed_role,
    usual_place,
)
from .sheet_cells import Grid, SheetRefused, grid_of
from .sheet_columns import HEADINGS, NEEDED, TITLE_ROWS, Column
from .transitions import TransitionUnreadable, exits_from_text, plain
from .wording import KIND_NAMES, PLACE_NAMES, end_target

WHOLE = "Cả tệp"
HEADING_ROWS_MAX = 40
HOURS_PER_DAY = Decimal(8)  # [assumed] as in the decisions: one day is eight hours
HOURS_MAX = Decimal(10_000)
_AMOUNT = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*([^\d]*)")
_NO_KEY = re.compile(r"[^A-Za-z0-9_-]")


def process_from_workbook(
    content: bytes,
    *,
    procedure_slug: str,
    name: str,
    role_names: Mapping[str, str],
    slip_names: Mapping[str, str],
) -> ImportedProcess:
    """Read a workbook for one procedure. Never raises for what a file holds.

    `name`: of the process, where the workbook does not say.
    """
    remarks = Remarks()
    try:
        grid = grid_of(content)
    except SheetRefused as refusal:
        remarks.fault(refusal.where, refusal.message, **refusal.details)
        return remarks.outcome(None)
    found = _columns_in(grid)
    if found is None:
        remarks.fault(
            WHOLE,
            "Không tìm thấy hàng tiêu đề của bảng. Bảng cần ít nhất các cột: %(columns)s.",
            columns=", ".join(HEADINGS[column].title for column in NEEDED),
        )
        return remarks.outcome(None)
    heading_row, columns = found
    missing = [HEADINGS[column].title for column in NEEDED if column not in columns]
    if missing:
        remarks.fault(
            f"Hàng {heading_row}", "Bảng thiếu cột: %(columns)s.", columns=", ".join(missing)
        )
        return remarks.outcome(None)
    table = _Table(grid, heading_row, columns, remarks)
    return _Reading(table, role_names, slip_names).outcome(procedure_slug, name)


@dataclass(slots=True)
class _Table:
    """The grid below the headings."""

    grid: Grid
    heading_row: int
    columns: Mapping[Column, int]
    remarks: Remarks

    def text(self, row: int, column: Column) -> str:
        place = self.columns.get(column)
        return "" if place is None else self.grid.text(row, place)

    def where(self, row: int, column: Column) -> str:
        return f"Hàng {row}, cột {HEADINGS[column].title}"

    def rows(self) -> list[int]:
        """Rows that are steps: a name, and an hour or an actor; sums and notes are left out."""
        found = []
        for row in range(self.heading_row + 1, self.grid.row_count + 1):
            cells = [self.text(row, column) for column in self.columns]
            is_sum = plain(self.text(row, Column.NAME) or self.text(row, Column.ORDER)).startswith(
                ("tong", "cong")
            )
            if any(cells) and not is_sum:
                found.append(row)
        return found


class _Reading:
    """One table of one workbook."""

    def __init__(
        self, table: _Table, role_names: Mapping[str, str], slip_names: Mapping[str, str]
    ) -> None:
        self.table, self.remarks = table, table.remarks
        self.role_names = role_names
        self.slips = {plain(name): key for key, name in slip_names.items()}
        self.asked: set[str] = set()

    def outcome(self, procedure_slug: str, name: str) -> ImportedProcess:
        rows = self.table.rows()
        if not rows:
            self.remarks.fault(WHOLE, "Dưới hàng tiêu đề không có bước nào.")
        if len(rows) > STEPS_MAX:
            self.remarks.fault(
                f"Hàng {rows[STEPS_MAX]}",
                "Bảng có %(count)s bước, nhiều hơn mức nhận được là %(most)s.",
                count=str(len(rows)),
                most=str(STEPS_MAX),
            )
            return self.remarks.outcome(None)
        keys = self._keys(rows)
        if Column.EXITS not in self.table.columns and rows:
            self.remarks.question(
                f"Hàng {self.table.heading_row}",
                "Bảng không có cột Chuyển tiếp: tạm hiểu làm lần lượt từng bước rồi có kết quả.",
            )
        steps = tuple(self._step(order, row, rows, keys) for order, row in enumerate(rows, 1))
        title = self._above(TITLE_ROWS["name"]) or name
        written_for = self._above(TITLE_ROWS["slug"])
        if written_for and written_for != procedure_slug:
            self.remarks.question(
                WHOLE,
                "Bảng được ghi cho thủ tục khác (%(slug)s). Xin xem lại từng bước.",
                slug=written_for,
            )
        process = InternalProcess(
            procedure_slug=procedure_slug,
            symbol=self._above(TITLE_ROWS["symbol"]),
            name=title,
            steps=steps,
        )
        return self.remarks.outcome(process)

    def _above(self, label: str) -> str:
        """The text right of a label above the table."""
        grid = self.table.grid
        for row in range(1, self.table.heading_row):
            for place in range(1, grid.column_count):
                if plain(grid.text(row, place)).rstrip(":") == plain(label):
                    return grid.text(row, place + 1)
        return ""

    def _keys(self, rows: Sequence[int]) -> dict[int, str]:
        """The key of each step by its number."""
        keys: dict[int, str] = {}
        for order, row in enumerate(rows, 1):
            key = self.table.text(row, Column.KEY)
            if not key or _NO_KEY.search(key) or key in keys.values():
                key = f"buoc-{order}"
                while key in keys.values():
                    key += "-2"
            keys[order] = key
        return keys

    def _step(
        self, order: int, row: int, rows: Sequence[int], keys: Mapping[int, str]
    ) -> ProcessStep:
        table = self.table
        step_name = table.text(row, Column.NAME)
        content = table.text(row, Column.CONTENT)
        if not step_name and content:
            step_name = content.split("\n")[0][:300]
        if not step_name:
            self.remarks.fault(table.where(row, Column.NAME), "Ô này trống. Xin ghi tên bước.")
        return ProcessStep(
            key=keys[order],
            name=" ".join(step_name.split()),
            kind=self._kind(row, step_name, order == 1, order == len(rows)),
            actor=self._actor(row),
            hours=self._hours(row),
            content=content,
            inputs=_lines(table.text(row, Column.INPUTS)),
            outputs=_lines(table.text(row, Column.OUTPUTS)),
            slips=self._slips(row),
            forms=_lines(table.text(row, Column.FORMS)),
            exits=self._exits(order, row, rows, keys),
            waits_for_all=plain(table.text(row, Column.WAITS)) in {"co", "x", "yes", "1"},
        )

    def _kind(self, row: int, name: str, is_first: bool, is_last: bool) -> StepKind:
        typed = self.table.text(row, Column.KIND)
        for kind, words in KIND_NAMES.items():
            if plain(typed) in {plain(words), kind.value}:
                return kind
        kind = guessed_kind(name, is_first=is_first, is_last=is_last)
        if typed:
            self.remarks.question(
                self.table.where(row, Column.KIND),
                "Không có loại việc “%(typed)s”, tạm hiểu là “%(kind)s”.",
                typed=typed,
                kind=KIND_NAMES[kind],
            )
        return kind

    def _actor(self, row: int) -> StepActor:
        typed = " ".join(self.table.text(row, Column.ROLE).split())
        division = self.table.text(row, Column.DIVISION)
        role = guessed_role(typed, self.role_names) if typed else None
        is_named = role is not None and plain(self.role_names[role]) == plain(typed)
        if not typed:
            self.remarks.fault(
                self.table.where(row, Column.ROLE), "Ô này trống. Xin ghi ai làm bước này."
            )
        elif not is_named:
            division = division or typed
            if typed not in self.asked:
                self.asked.add(typed)
                self.remarks.question(
                    self.table.where(row, Column.ROLE),
                    "“%(typed)s”: tạm hiểu là “%(role)s”. Xin xem lại.",
                    typed=typed,
                    role=self.role_names.get(role or ROLE_ASSUMED, role or ROLE_ASSUMED),
                )
        place, agency = self._place(row, role or ROLE_ASSUMED)
        return StepActor(
            place=place, role_key=role or ROLE_ASSUMED, agency_name=agency, division=division
        )

    def _place(self, row: int, role_key: str) -> tuple[Place, str]:
        typed = " ".join(self.table.text(row, Column.PLACE).split())
        if not typed:
            return usual_place(role_key), ""
        for place, words in PLACE_NAMES.items():
            if plain(words) == plain(typed):
                return place, ""
        return Place.NAMED, typed

    def _hours(self, row: int) -> Decimal:
        """`4`, `0,5 ngày`, `4 giờ`; a bare number has the unit of its heading."""
        table = self.table
        typed = table.text(row, Column.HOURS)
        if (row, table.columns[Column.HOURS]) in table.grid.filled:
            self.remarks.question(
                table.where(row, Column.HOURS),
                "Ô thời gian gộp nhiều hàng: số giờ được tính cho bước đầu, bước này tạm ghi 0.",
            )
            return Decimal(0)
        heading = plain(table.grid.text(table.heading_row, table.columns[Column.HOURS]))
        found = _AMOUNT.fullmatch(typed.strip())
        if found is None:
            self.remarks.fault(
                table.where(row, Column.HOURS),
                "“%(typed)s” không phải thời gian. Xin ghi như 4, 0,5 ngày hoặc 4 giờ.",
                typed=typed[:60],
            )
            return Decimal(0)
        unit = plain(found[2]) or heading
        try:
            hours = Decimal(found[1].replace(",", "."))
        except InvalidOperation:
            hours = Decimal(0)
        if "ngay" in unit and "gio" not in unit:
            hours *= HOURS_PER_DAY
        if "phut" in unit:
            hours = (hours / 60).quantize(Decimal("0.01"))
        if hours > HOURS_MAX:
            self.remarks.fault(
                table.where(row, Column.HOURS), "Số giờ lớn quá mức. Xin xem lại ô này."
            )
            return Decimal(0)
        return hours

    def _slips(self, row: int) -> tuple[str, ...]:
        known = set(self.slips.values())
        found = []
        for line in _lines(self.table.text(row, Column.SLIPS)):
            slip = line if line in known else self.slips.get(plain(line))
            if slip is None:
                self.remarks.question(
                    self.table.where(row, Column.SLIPS),
                    "Hệ thống không có mẫu “%(typed)s” nên không ghi vào bước này.",
                    typed=line[:100],
                )
            else:
                found.append(slip)
        return tuple(found)

    def _exits(
        self, order: int, row: int, rows: Sequence[int], keys: Mapping[int, str]
    ) -> tuple[StepExit, ...]:
        onward = keys[order + 1] if order < len(rows) else end_target(Ending.RESULT)
        if Column.EXITS not in self.table.columns:
            return (StepExit(outcome=StepOutcome.DONE, to=(onward,)),)
        typed = self.table.text(row, Column.EXITS)
        try:
            return exits_from_text(typed, keys=keys)
        except TransitionUnreadable as unreadable:
            self.remarks.fault(
                self.table.where(row, Column.EXITS),
                "Không hiểu “%(word)s”. Xin ghi số bước, ví dụ: Đạt: 3; Không đủ điều kiện: từ chối.",
                word=unreadable.word[:100],
            )
            return ()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _columns_in(grid: Grid) -> tuple[int, dict[Column, int]] | None:
    """The heading row and the place of each column: the row in which most headings are known."""
    best: tuple[int, dict[Column, int]] | None = None
    for row in range(1, min(grid.row_count, HEADING_ROWS_MAX) + 1):
        found: dict[Column, int] = {}
        for place in range(1, grid.column_count + 1):
            column = _column_of(plain(grid.text(row, place)))
            if column is not None and column not in found:
                found[column] = place
        if len(found) >= len(NEEDED) - 1 and (best is None or len(found) > len(best[1])):
            best = (row, found)
    return best


def _column_of(words: str) -> Column | None:
    bare = re.sub(r"\s*\([^)]*\)", "", words).strip(" .:")
    for column, heading in HEADINGS.items():
        title = re.sub(r"\s*\([^)]*\)", "", plain(heading.title))
        if bare == title or bare in heading.others:
            return column
    return None
