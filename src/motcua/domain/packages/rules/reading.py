"""A text as a package, with every fault located: what cannot be understood is never guessed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from motcua.domain.forms.errors import FormFaulty
from motcua.domain.forms.rules import schema_from
from motcua.domain.packages.errors import PackageFault, PackageUnreadable
from motcua.domain.packages.values import (
    FORMAT_NAME,
    FORMAT_VERSION,
    CarriedForm,
    CitedInstrument,
    GenericAgency,
    Package,
)
from motcua.domain.processes.errors import ProcessUnreadable
from motcua.domain.processes.rules.written import process_from
from motcua.domain.records.rules.record import canonical, read_record
from motcua.foundation.plain_yaml import Unreadable, read_bytes

from .examples import example_from
from .places import RECORD, faults_in
from .sense import sense_faults
from .shape import PACKAGE

BYTES_MAX: Final = 2 * 1024 * 1024
FAULTS_MAX: Final = 200
Data = Mapping[str, Any]
# From each older format to the next one, once there is an older one.
UPGRADES: Final[Mapping[int, Callable[[Data], Data]]] = MappingProxyType({})


def read_package(content: bytes) -> tuple[Package | None, tuple[PackageFault, ...]]:
    """The package in a file, and everything that is wrong with it; None where it is no package."""
    try:
        data = read_bytes(content, bytes_max=BYTES_MAX)
    except Unreadable as reason:
        return None, (PackageFault("tệp", f"{reason}.", ""),)
    return package_in(data)


def package_from(content: bytes) -> Package:
    """The package in a file. Raises PackageUnreadable with every fault."""
    package, faults = read_package(content)
    if package is None or faults:
        raise PackageUnreadable(faults)
    return package


def package_in(data: Any) -> tuple[Package | None, tuple[PackageFault, ...]]:
    """The same from plain data."""
    upgraded, fault = _of_this_format(data)
    if fault is not None:
        return None, (fault,)
    if faults := faults_in(PACKAGE(upgraded, "")):
        return None, tuple(faults[:FAULTS_MAX])
    found: list[PackageFault] = []
    package = _package(upgraded, found)
    if package is None:
        return None, tuple(found[:FAULTS_MAX])
    found += sense_faults(package)
    return package, tuple(found[:FAULTS_MAX])


def _of_this_format(data: Any) -> tuple[Data, PackageFault | None]:
    """The data in the format of today, or why they cannot be."""
    if not isinstance(data, dict) or data.get("format") != FORMAT_NAME:
        return {}, PackageFault(
            "cả gói",
            f"Tệp này không phải gói thủ tục (không có dòng “format: {FORMAT_NAME}”).",
            "Xin chọn tệp do lệnh `motcua package export` ghi ra.",
        )
    version = data.get("format_version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return {}, PackageFault(
            "format_version",
            "Phiên bản định dạng phải là số nguyên từ 1.",
            f"Xin ghi như “format_version: {FORMAT_VERSION}”.",
        )
    if version > FORMAT_VERSION:
        return {}, PackageFault(
            "format_version",
            f"Gói ghi theo định dạng {version}, hệ thống này đọc được đến định dạng {FORMAT_VERSION}.",
            "Xin nâng cấp hệ thống ở đây, hoặc xuất lại gói từ bản cũ hơn.",
        )
    upgraded: Data = data
    for older in range(version, FORMAT_VERSION):
        upgraded = UPGRADES[older](upgraded)
    return upgraded, None


def _package(data: Data, found: list[PackageFault]) -> Package | None:
    record, faults = read_record(data["record"])
    found += faults_in(faults, within=RECORD)
    process = None
    if data["process"] is not None:
        try:
            process = process_from(data["process"])
        except ProcessUnreadable as refusal:
            found += [
                PackageFault(
                    f"quy trình, bước {fault.row}, {fault.field}"
                    if fault.row
                    else f"quy trình, {fault.field}",
                    f"{(fault.message % fault.values)[:1].upper()}{(fault.message % fault.values)[1:]}.",
                    f"{fault.cure % fault.values}.",
                )
                for fault in refusal.faults
            ]
    forms = tuple(_forms(data["forms"], found))
    if record is None or found:
        return None
    return Package(
        slug=data["slug"],
        field_key=data["field"]["key"],
        field_name=data["field"]["name"],
        record=canonical(record),
        agencies=tuple(
            GenericAgency(row["name"], row["kind"], row.get("unit_level", ""), row.get("role", ""))
            for row in data["agencies"]
        ),
        instruments=tuple(map(_instrument, data["instruments"])),
        process=process,
        forms=forms,
        examples=tuple(map(example_from, data["examples"])),
    )


def _forms(rows: list[Data], found: list[PackageFault]) -> Iterator[CarriedForm]:
    for number, row in enumerate(rows, 1):
        try:
            schema = schema_from(row)
        except FormFaulty as error:
            found.append(
                PackageFault(
                    f"biểu mẫu {number}",
                    f"Biểu mẫu không dùng được: {error.details['faults']}.",
                    "Xin sửa biểu mẫu.",
                )
            )
        else:
            yield CarriedForm(schema, date.fromisoformat(row["valid_from"]))


def _instrument(row: Data) -> CitedInstrument:
    def day(name: str) -> date | None:
        return date.fromisoformat(row[name]) if row.get(name) else None

    return CitedInstrument(
        number=row["number"],
        name=row.get("name", ""),
        issued_on=day("issued_on"),
        issuer=row.get("issuer", ""),
        valid_from=day("valid_from"),
        valid_to=day("valid_to"),
        successor_number=row.get("successor_number"),
    )
