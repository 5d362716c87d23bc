"""A workbook as records of procedures. Every fault names its sheet, row and column, and its cure.

With one fault nothing is taken. A sheet or a column of records that is not there leaves what the
procedure says today as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from motcua.domain.organisations.rules import plain

from .described import Choices, Field, Kind
from .described_record import FIELDS, GROUPS
from .imported import (
    FAULTS_MAX,
    RECORDS_MAX,
    WHOLE,
    FileFault,
    ImportedFile,
    ImportedRecord,
    KnownProcedures,
)
from .record import blank_record, read_record
from .sheet_cells import EMPTY, Cell, Page, SheetRefused, pages_of
from .sheet_columns import (
    HELP_PAGE,
    NO_WORD,
    RECORD_PAGE,
    SLUG,
    YES_WORD,
    columns_of,
    parts,
    title_of,
    typed_text,
)
from .slugs import is_slug, slug_from
from .typed import Place, TypedRecord, blank_row, typed_of, understood

CODES: Final = frozenset({"code", "local_code", "slug", "number", "key"})
_CURES: Final = {
    "formula": ("Ô chứa công thức.", "Xin chép ô rồi dán lại dạng giá trị."),
    "error": ("Ô báo lỗi.", "Xin xóa rồi ghi lại nội dung."),
    "day": ("Ô là ngày tháng.", "Xin đặt ô thành dạng văn bản rồi ghi lại."),
}


def records_from_workbook(content: bytes, *, known: KnownProcedures) -> ImportedFile:
    """Read a workbook. Never raises for what a file holds."""
    try:
        pages, faults = pages_of(content)
    except SheetRefused as refusal:
        return ImportedFile(faults=(refusal.fault,))
    reading = _Reading(known, list(faults))
    records = reading.records(pages)
    if reading.faults:
        return ImportedFile(faults=tuple(reading.faults[:FAULTS_MAX]))
    return ImportedFile(records)


@dataclass(slots=True)
class _Draft:
    """One procedure while its rows are gathered. `lines`: the row of the sheet by place."""

    slug: str
    typed: TypedRecord
    base: Mapping[str, Any] | None
    lines: dict[tuple[str, int], tuple[Page, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    known: KnownProcedures
    faults: list[FileFault]
    drafts: dict[str, _Draft] = field(default_factory=dict)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)  # cells of which nothing else is true

    def records(self, pages: Sequence[Page]) -> tuple[ImportedRecord, ...]:
        by_part = self._parts(pages)
        if "record" not in by_part:
            self._fault(
                WHOLE, f"Tệp không có trang “{RECORD_PAGE}”.", "Xin tải tệp mẫu rồi điền vào đó."
            )
            return ()
        for part, page in by_part.items():
            self._head(part, page)
        self._records_of(by_part["record"])
        for part, page in by_part.items():
            if part != "record" and part in self.columns:
                self._rows_of(part, page)
        return tuple(self._record(draft) for draft in self.drafts.values())

    def _parts(self, pages: Sequence[Page]) -> dict[str, Page]:
        titles = {plain(title_of(part)): part for part in parts()}
        found: dict[str, Page] = {}
        for page in pages:
            part = titles.get(plain(page.title))
            if part is not None:
                found.setdefault(part, page)
            elif plain(page.title) != plain(HELP_PAGE) and page.rows:
                self._fault(
                    f"Trang “{page.title}”",
                    "Không có trang nào tên như vậy trong tệp mẫu.",
                    "Xin sửa tên trang theo tệp mẫu, hoặc xóa trang.",
                )
        return {part: found[part] for part in parts() if part in found}

    def _head(self, part: str, page: Page) -> None:
        """Find the columns by the words in the first row."""
        titles = {plain(column.label): column.key for column in columns_of(part)}
        places: dict[str, int] = {}
        for number, cell in enumerate(page.rows[0] if page.rows else (), 1):
            key = titles.get(plain(cell.text))
            if key is not None and key not in places:
                places[key] = number
            elif cell.text:
                self._fault(
                    page.where(1, number),
                    f"Không có cột nào tên “{cell.text[:60]}”, hoặc cột có hai lần.",
                    "Xin sửa tên cột theo tệp mẫu, hoặc xóa cột.",
                )
        wanted = (SLUG,) if part == "record" else columns_of(part)
        missing = [f"“{each.label}”" for each in wanted if each.key not in places]
        if page.rows and missing:
            self._fault(
                page.where(1),
                "Thiếu cột: " + ", ".join(missing) + ".",
                "Xin thêm cột theo tệp mẫu; không có gì để ghi thì để cột trống.",
            )
        self.columns[part] = places

    def _records_of(self, page: Page) -> None:
        for row in range(2, len(page.rows) + 1):
            if not page.rows[row - 1]:
                continue
            if len(self.drafts) >= RECORDS_MAX:
                self._fault(page.where(row), f"Tệp có hơn {RECORDS_MAX} thủ tục.", "Xin chia tệp.")
                return
            self._begin(page, row)
        if not self.drafts:
            self._fault(page.where(2), "Trang này chưa có thủ tục nào.", "Xin ghi từ dòng 2.")

    def _begin(self, page: Page, row: int) -> None:
        texts = {
            key: self._text(page, row, number, FIELDS.get(key, SLUG))
            for key, number in self.columns["record"].items()
        }
        slug = texts.pop("slug", "") or self.known.slugs_by_code.get(texts.get("code", ""), "")
        slug = slug or slug_from(texts.get("name", ""))
        place = page.where(row, self.columns["record"].get("slug", 1), SLUG.label)
        if not is_slug(slug):
            self._fault(place, f"“{slug[:60]}” không dùng làm tên định danh được.", SLUG.help)
            return
        if slug in self.drafts:
            self._fault(place, f"Thủ tục “{slug}” ghi hai lần.", "Xin bỏ một dòng.")
            return
        base = self.known.data.get(slug)
        typed = typed_of(blank_record() if base is None else base)
        typed.texts |= texts
        draft = self.drafts[slug] = _Draft(slug, typed, base)
        draft.lines[("record", 0)] = (page, row)

    def _rows_of(self, part: str, page: Page) -> None:
        """The rows of one list; a list that is in the file takes the place of the one before."""
        for draft in self.drafts.values():
            draft.typed.rows[part] = []
        for row in range(2, len(page.rows) + 1):
            if page.rows[row - 1]:
                self._row(part, page, row)

    def _row(self, part: str, page: Page, row: int) -> None:
        columns = {column.key: column for column in columns_of(part)}
        texts = blank_row(GROUPS[part]) | {
            key: self._text(page, row, number, columns[key])
            for key, number in self.columns[part].items()
        }
        slug = texts.pop("slug", "")
        if not slug and len(self.drafts) == 1:
            slug = next(iter(self.drafts))
        draft = self.drafts.get(slug)
        if draft is None:
            self._fault(
                page.where(row, self.columns[part].get("slug", 1), SLUG.label),
                f"Trang “{RECORD_PAGE}” không có thủ tục “{slug[:60]}”.",
                "Xin ghi đúng tên định danh của thủ tục.",
            )
            return
        rows = draft.typed.rows[part]
        rows.append(texts)
        draft.lines[(part, len(rows))] = (page, row)

    def _text(self, page: Page, row: int, number: int, column: Field) -> str:
        cells = page.rows[row - 1]
        cell = cells[number - 1] if number <= len(cells) else EMPTY
        where = page.where(row, number, column.label)
        if (wrong := _wrong(cell, column)) is not None:
            self.unread.add(where)
            self._fault(where, *wrong)
            return ""
        text = typed_text(column, cell.text, self._choices(column))
        if text is None:
            names = ", ".join(
                (YES_WORD, NO_WORD) if column.kind is Kind.YES else self._choices(column).values()
            )
            self.unread.add(where)
            self._fault(
                where,
                f"“{cell.text[:60]}” không có trong danh sách.",
                f"Xin ghi một trong: {names}.",
            )
            return ""
        return text

    def _choices(self, column: Field) -> Choices:
        return self.known.fields if column.key == "field_id" else column.choices

    def _record(self, draft: _Draft) -> ImportedRecord:
        found = understood(draft.typed, base=draft.base)
        for fault in found.faults:
            where = self._where(draft, fault.place)
            self.unread.add(where)
            self._fault(where, fault.sentence, fault.cure)
        for wrong in read_record(found.data)[1]:
            where = self._where(draft, found.place_of(wrong.path))
            if where not in self.unread and not wrong.is_warning:
                self._fault(where, wrong.sentence, wrong.cure)
        return ImportedRecord(draft.slug, found.data)

    def _where(self, draft: _Draft, place: Place | None) -> str:
        if place is not None and place.part in GROUPS:
            page_and_row = draft.lines.get((place.part, place.row))
            part, key = place.part, place.column
        else:
            page_and_row, part = draft.lines[("record", 0)], "record"
            key = place.part if place else ""
        if page_and_row is None:
            return f"Thủ tục “{draft.slug}”, {title_of(part).lower()}"
        number = self.columns[part].get(key, 0)
        name = next((each.label for each in columns_of(part) if each.key == key), "")
        return page_and_row[0].where(page_and_row[1], number, name if number else "")

    def _fault(self, where: str, sentence: str, cure: str) -> None:
        self.faults.append(FileFault(where, sentence, cure))


def _wrong(cell: Cell, column: Field) -> tuple[str, str] | None:
    """Why a cell of this build does not fit the column."""
    if cell.kind == "day" and column.kind is Kind.DAY:
        return None
    if cell.kind in _CURES:
        return _CURES[cell.kind]
    if cell.kind == "time" and column.kind is not Kind.TIME:
        return "Ô là giờ.", "Xin đặt ô thành dạng văn bản rồi ghi lại."
    if cell.kind == "number" and column.key in CODES:
        return "Ô là số nên có thể mất chữ số.", "Xin đặt ô thành dạng văn bản rồi ghi lại mã."
    return None
