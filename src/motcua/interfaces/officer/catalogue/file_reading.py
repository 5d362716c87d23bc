"""A file as records: a workbook of ours, or the JSON of the National Database. By what it is, not by its
name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from motcua.domain.catalogue.selectors import procedures_on
from motcua.domain.catalogue.selectors.record import record_of_row
from motcua.domain.records.rules.imported import (
    FAULTS_MAX,
    RECORDS_MAX,
    WHOLE,
    FileFault,
    ImportedFile,
    ImportedRecord,
    KnownProcedures,
)
from motcua.domain.records.rules.record import read_record, record_as_data
from motcua.domain.records.rules.sheet import records_from_workbook
from motcua.domain.records.rules.slugs import slug_from
from motcua.domain.records.rules.wire import record_from_wire, wire_records
from motcua.domain.records.rules.wire_told import told_over
from motcua.foundation.workbooks import is_workbook
from motcua.interfaces.officer.catalogue.access import field_names, today
from motcua.interfaces.officer.catalogue.json_reading import document_in


class Kept(Mapping[str, Mapping[str, Any]]):
    """The data of procedures in force by slug, each written when it is asked for."""

    def __init__(self, rows: Mapping[str, Any], write: Callable[[Any], Mapping[str, Any]]) -> None:
        self._rows, self._write = rows, write

    def __getitem__(self, slug: str) -> Mapping[str, Any]:
        return self._write(self._rows[slug])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def known_procedures() -> KnownProcedures:
    """What the catalogue holds today. One query."""
    rows = {row.procedure.slug: row for row in procedures_on(day=today())}
    codes: dict[str, str] = {}
    for slug, row in rows.items():
        codes |= dict.fromkeys(row.procedure.former_codes, slug)
    codes |= {row.code: slug for slug, row in rows.items() if row.code}
    return KnownProcedures(
        data=Kept(rows, lambda row: record_as_data(record_of_row(row))),
        slugs_by_code=codes,
        fields=field_names(),
    )


def read_file(content: bytes) -> ImportedFile:
    """Records of a file, or every fault with its place."""
    if is_workbook(content):
        found = records_from_workbook(content, known=known_procedures())
    else:
        document, faults = document_in(content)
        found = ImportedFile(faults=faults) if faults else _from_wire(document)
    if doubled := tuple(_codes_used_twice(found.records)):
        return ImportedFile(faults=doubled)
    return found


def _from_wire(document: Any) -> ImportedFile:
    items = wire_records(document)
    if not items:
        return _refused(_("Tệp không có thủ tục nào."), _("Xin kiểm tra lại tệp."))
    if len(items) > RECORDS_MAX:
        words = _("Tệp có hơn %(most)s thủ tục.") % {"most": RECORDS_MAX}
        return _refused(words, _("Xin chia thành nhiều tệp."))
    known = known_procedures()
    keys = {name: key for key, name in known.fields.items()} | {key: key for key in known.fields}
    records: dict[str, ImportedRecord] = {}
    faults: list[FileFault] = []
    remarks: list[FileFault] = []
    for path, item in items:
        data, told = record_from_wire(item, path=path, field_keys=keys)
        errors = [each for each in told if not each.is_warning]
        faults += [FileFault(each.path, each.sentence, each.cure) for each in errors]
        remarks += [
            FileFault(each.path, each.sentence, each.cure) for each in told if each.is_warning
        ]
        slug = known.slugs_by_code.get(data["code"] or "", "") or slug_from(data["name"])
        if not slug or slug in records:
            words = _("Thủ tục không có mã và tên, hoặc có hai lần trong tệp.")
            faults.append(FileFault(path, words, _("Xin sửa mã, tên hoặc bỏ một thủ tục.")))
            continue
        base = known.data.get(slug)
        if base is not None and isinstance(item, dict):
            data = told_over(base, data, wire_keys=item.keys())
        records[slug] = ImportedRecord(slug, data)
        if not errors:
            faults += _judged(path, data)
    if faults:
        return ImportedFile(faults=tuple(faults[:FAULTS_MAX]))
    return ImportedFile(tuple(records.values()), remarks=tuple(remarks[:FAULTS_MAX]))


def _judged(path: str, data: dict[str, Any]) -> Iterator[FileFault]:
    for each in read_record(data)[1]:
        if not each.is_warning:
            yield FileFault(f"{path} · {each.path}", each.sentence, each.cure)


def _codes_used_twice(records: Sequence[ImportedRecord]) -> Iterator[FileFault]:
    """Two procedures of one file under one code: each alone would pass."""
    first: dict[str, str] = {}
    for each in records:
        code = each.data.get("code")
        if code and first.setdefault(code, each.slug) != each.slug:
            yield FileFault(
                _("Thủ tục “%(slug)s”") % {"slug": each.slug},
                _("Mã %(code)s đã ghi cho thủ tục “%(other)s” trong cùng tệp.")
                % {"code": code, "other": first[code]},
                _("Xin sửa mã của một trong hai thủ tục."),
            )


def _refused(sentence: str, cure: str) -> ImportedFile:
    return ImportedFile(faults=(FileFault(WHOLE, sentence, cure),))
