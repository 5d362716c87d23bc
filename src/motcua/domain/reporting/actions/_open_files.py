"""The files of one edition of the catalogue, written beside each other in one pass."""

import gzip
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Self

import xlsxwriter

from motcua.domain.catalogue.values import LegalInstrument, ProcedurePage
from motcua.domain.reporting.rules.open_data import (
    LICENCE_ADDRESS,
    LICENCE_NAME,
    TABLES,
    TableShape,
    cells_of,
    csv_lines,
)
from motcua.domain.reporting.rules.public_record import public_record
from motcua.domain.reporting.rules.public_service import new_graph, service_graph

PACKED_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Edition:
    """What every file of an edition says of itself. `address`: of this portal."""

    day: date
    token: str
    published_at: datetime | None
    made_at: datetime
    address: str
    source: str

    @property
    def facts(self) -> Mapping[str, Any]:
        return {
            "title": "Danh mục thủ tục hành chính",
            "source": self.source,
            "address": self.address,
            "licence": LICENCE_NAME,
            "licence_address": LICENCE_ADDRESS,
            "day": self.day.isoformat(),
            "published_at": self.published_at.isoformat() if self.published_at else None,
        }


def write_files(
    folder: Path,
    pages: Iterable[ProcedurePage],
    *,
    edition: Edition,
    instruments: Mapping[str, LegalInstrument],
) -> int:
    """Write every file of an edition; how many procedures there are. Memory stays that of one."""
    count = 0
    with ExitStack() as open_files:

        def packed(name: str) -> IO[str]:
            raw = open_files.enter_context((folder / f"{name}.gz").open("wb"))
            # The same content gives the same bytes, whenever it is written.
            stream = gzip.GzipFile("", "wb", PACKED_LEVEL, raw, mtime=0)
            open_files.enter_context(stream)
            return open_files.enter_context(
                io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
            )

        whole = packed("thu-tuc.json")
        linked = packed("thu-tuc.ttl")
        tables = [(table, packed(f"{table.name}.csv")) for table in TABLES]
        book = open_files.enter_context(_Book(folder / "thu-tuc.xlsx", edition))
        whole.write(_opening(edition))
        linked.write(_prefixes(edition))
        for table, stream in tables:
            stream.writelines(csv_lines(table, ()))
        for page in pages:
            record = public_record(page, instruments=instruments)
            record["page"] = f"{edition.address}/thu-tuc/{page.slug}/"
            whole.write((",\n" if count else "\n") + json.dumps(record, ensure_ascii=False))
            linked.write(_statements(page, edition))
            for table, stream in tables:
                lines = csv_lines(table, (record,))
                next(lines)
                stream.writelines(lines)
            book.add(record)
            count += 1
        whole.write("\n]}\n")
    return count


def described_files(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Each file of a folder with its length and digest, by name."""
    for path in sorted(folder.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        name = path.name.removesuffix(".gz")
        is_packed = path.name.endswith(".gz")
        yield {
            "name": name,
            "is_packed": is_packed,
            "bytes": path.stat().st_size,
            "sha256": digest,
        }


def _opening(edition: Edition) -> str:
    head = json.dumps(dict(edition.facts), ensure_ascii=False)
    return f'{head[:-1]}, "procedures": ['


def _prefixes(edition: Edition) -> str:
    graph = new_graph()
    lines = [
        f"# {edition.facts['title']}, {edition.day.isoformat()}. {LICENCE_NAME}.",
        *(f"@prefix {prefix}: <{name}> ." for prefix, name in sorted(graph.namespaces())),
    ]
    return "\n".join(lines) + "\n\n"


def _statements(page: ProcedurePage, edition: Edition) -> str:
    """The statements of one procedure, without the prefixes that stand at the head of the file."""
    graph = service_graph(page, address=f"{edition.address}/thu-tuc/{page.slug}/")
    lines = graph.serialize(format="turtle").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("@prefix")).lstrip("\n")


class _Book:
    """The tables as sheets of one workbook, written line by line. A text is never a formula."""

    def __init__(self, path: Path, edition: Edition) -> None:
        self._book = xlsxwriter.Workbook(
            str(path),
            {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self._book.set_properties(
            {
                "title": edition.facts["title"],
                "author": edition.source,
                "comments": LICENCE_NAME,
                "created": datetime.combine(edition.day, datetime.min.time()),
            }
        )
        self._head = self._book.add_format({"bold": True, "text_wrap": True, "border": 1})
        self._text = self._book.add_format({"valign": "top", "text_wrap": True})
        self._rows: dict[str, int] = {}
        self._sheets = [(table, self._sheet(table)) for table in TABLES]
        about = self._book.add_worksheet("Về bộ dữ liệu")
        about.set_column(0, 0, 20)
        about.set_column(1, 1, 80)
        for row, (name, value) in enumerate(edition.facts.items()):
            about.write_string(row, 0, name, self._head)
            about.write_string(row, 1, str(value or ""), self._text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self._book.close()

    def add(self, record: Mapping[str, Any]) -> None:
        """One procedure: its lines in every sheet."""
        for table, sheet in self._sheets:
            for line in cells_of(table, record):
                row = self._rows[table.name]
                self._rows[table.name] = row + 1
                for column, cell in enumerate(line):
                    if isinstance(cell, str):
                        sheet.write_string(row, column, cell, self._text)
                    elif cell is not None:
                        sheet.write_number(row, column, cell, self._text)

    def _sheet(self, table: TableShape) -> Any:
        sheet = self._book.add_worksheet(table.sheet_name)
        sheet.freeze_panes(1, 0)
        for column, shape in enumerate(table.columns):
            sheet.set_column(column, column, shape.width)
            sheet.write_string(0, column, shape.heading, self._head)
        self._rows[table.name] = 1
        return sheet
