"""A file as records: a workbook of ours, or the JSON of the National Database. By what it is, not by its
name."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from motcua.domain.catalogue.selectors import procedures_on
from motcua.domain.catalogue.selectors.record import record_of_row
from motcua.domain.records.rules.record import read_record, record_as_data
from motcua.domain.records.rules.sheet import (
    RECORDS_MAX,
    ImportedFile,
    ImportedRecord,
    KnownProcedures,
    records_from_workbook,
    slug_from,
)
from motcua.domain.records.rules.sheet_cells import WHOLE, SheetFault
from motcua.domain.records.rules.wire import record_from_wire, wire_records
from motcua.interfaces.officer.catalogue.access import field_names, today

JSON_BYTES_MAX: Final = 8 * 1024 * 1024
FAULTS_MAX: Final = 200
# What the National Database tells of a procedure; the rest stays as it is here.
TOLD_BY_DATABASE: Final = frozenset(
    {
        "code",
        "local_code",
        "name",
        "field_id",
        "publishing_agency_name",
        "level",
        "components",
        "sequence",
        "methods",
        "limit_value",
        "limit_unit",
        "fees",
        "online_is_available",
        "post_receives",
        "cases",
        "set_count",
        "subjects",
        "results",
        "legal_basis",
        "conditions",
        "competent_names",
        "authorised_names",
        "coordinating_names",
        "receiving_names",
    }
)


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
    if content[:2] == b"PK":
        return records_from_workbook(content, known=known_procedures())
    if len(content) > JSON_BYTES_MAX:
        return _refused(_("Tệp JSON lớn hơn 8 MB."), _("Xin chia thành nhiều tệp."))
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        return _refused(
            _("Tệp không phải bảng tính Excel (.xlsx), cũng không phải JSON mã UTF-8."),
            _("Xin gửi tệp mẫu đã điền hoặc tệp JSON của cơ sở dữ liệu quốc gia."),
        )
    except json.JSONDecodeError as broken:
        where = _("Dòng %(line)s, cột %(column)s") % {"line": broken.lineno, "column": broken.colno}
        cure = _("Xin xuất lại tệp từ cơ sở dữ liệu quốc gia.")
        return ImportedFile(faults=(SheetFault(where, _("JSON viết sai ở đây."), cure),))
    except (ValueError, RecursionError):
        return _refused(_("JSON có giá trị không đọc được."), _("Xin xuất lại tệp."))
    return _from_wire(document)


def _from_wire(document: Any) -> ImportedFile:
    found = wire_records(document)
    if not found:
        return _refused(_("Tệp không có thủ tục nào."), _("Xin kiểm tra lại tệp."))
    if len(found) > RECORDS_MAX:
        words = _("Tệp có hơn %(most)s thủ tục.") % {"most": RECORDS_MAX}
        return _refused(words, _("Xin chia thành nhiều tệp."))
    known = known_procedures()
    keys = {name: key for key, name in known.fields.items()} | {key: key for key in known.fields}
    records: dict[str, ImportedRecord] = {}
    faults: list[SheetFault] = []
    remarks: list[SheetFault] = []
    for path, item in found:
        data, wrong = record_from_wire(item, path=path, field_keys=keys)
        told = [SheetFault(each.path, each.sentence, each.cure) for each in wrong]
        errors = [fault for fault, each in zip(told, wrong, strict=True) if not each.is_warning]
        faults += errors
        remarks += [fault for fault in told if fault not in errors]
        slug = known.slugs_by_code.get(data["code"] or "", "") or slug_from(data["name"])
        if not slug or slug in records:
            words = _("Thủ tục không có mã và tên, hoặc có hai lần trong tệp.")
            faults.append(SheetFault(path, words, _("Xin sửa mã, tên hoặc bỏ một thủ tục.")))
            continue
        base = known.data.get(slug)
        if base is not None:
            data = {**base, **{key: data[key] for key in TOLD_BY_DATABASE}}
        if not errors:
            faults += _judged(path, data)
        records[slug] = ImportedRecord(slug, data)
    if faults:
        return ImportedFile(faults=tuple(faults[:FAULTS_MAX]))
    return ImportedFile(tuple(records.values()), remarks=tuple(remarks[:FAULTS_MAX]))


def _judged(path: str, data: dict[str, Any]) -> Iterable[SheetFault]:
    for each in read_record(data)[1]:
        if not each.is_warning:
            yield SheetFault(f"{path} · {each.path}", each.sentence, each.cure)


def _refused(sentence: str, cure: str) -> ImportedFile:
    return ImportedFile(faults=(SheetFault(WHOLE, sentence, cure),))


def _no_constant(name: str) -> Any:
    raise ValueError(name)
