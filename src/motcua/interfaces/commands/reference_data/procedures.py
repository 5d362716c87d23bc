"""data/procedures.yaml: fields, generic names of agencies, procedures."""

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.rules import contradictions
from motcua.domain.records.rules.record import read_record

from .checked import Checked, Context
from .faults import Fault, fault_from
from .procedure_checks import record_faults
from .procedure_rows import publication_from, raw_data, versions_of
from .procedure_shape import META, PROCEDURE
from .shapes import doubles, shape_faults, text_faults

KIND = "thủ tục hành chính"


def recognises(document: Mapping[str, Any]) -> bool:
    return "procedures" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape and texts of every record, sums, references, and what the domain forbids."""
    meta: Any = document.get("meta")
    rows: Any = document["procedures"]
    faults = shape_faults(file, "meta", meta, META) + text_faults(file, "meta", meta)
    if not isinstance(rows, list):
        faults.append(Fault(file, "procedures", "", "phải là danh sách"))
    if faults:
        return Checked(tuple(faults), None)
    well_formed = []
    for place, row in enumerate(rows):
        name = str(row.get("slug", place)) if isinstance(row, dict) else str(place)
        found = shape_faults(file, name, row, PROCEDURE) + text_faults(file, name, row)
        faults += found
        if not found:
            well_formed.append(row)
    faults += _list_faults(file, document, well_formed, context)
    if faults:
        return Checked(tuple(faults), None)
    faults += _domain_faults(file, document)
    if faults:
        return Checked(tuple(faults), None)
    publication = publication_from(document)
    faults += [fault_from(file, sentence) for sentence in contradictions(publication)]
    if faults:
        return Checked(tuple(faults), None)
    return Checked((), lambda by, at: publish_procedures(publication=publication, by=by, at=at))


def _list_faults(
    file: str, document: Mapping[str, Any], rows: list[Mapping[str, Any]], context: Context
) -> Iterator[Fault]:
    """What can only be seen across records."""
    meta = document["meta"]
    for key in ("slug", "code", "name"):
        yield from doubles(file, key, ((row["slug"], row[key]) for row in rows))
    slugs = {row["slug"] for row in document["procedures"] if isinstance(row, dict)}
    for row in rows:
        yield from record_faults(file, row, meta, slugs)
    for slug in meta.get("most_used", ()):
        if slug not in slugs:
            yield Fault(file, "meta", "most_used", f"không có thủ tục {slug!r}; xin sửa tên")
    if context.agency_codes is not None:
        for name, entry in meta["agency_names"].items():
            for key in ("three_tier", "two_tier", "id"):
                code = entry.get(key)
                if code is not None and code not in context.agency_codes:
                    sentence = f"không có cơ quan {code!r} trong dữ liệu cơ quan; xin sửa mã"
                    yield Fault(file, f"meta.agency_names {name}", key, sentence)


def _domain_faults(file: str, document: Mapping[str, Any]) -> Iterator[Fault]:
    """What the domain refuses in a record, told once for all its versions."""
    for row in document["procedures"]:
        told = {
            (fault.path, f"{fault.sentence} {fault.cure}"): None
            for version in versions_of(row, document["meta"])
            for fault in read_record(raw_data(version))[1]
        }
        for path, sentence in told:
            yield Fault(file, row["slug"], path, sentence)
