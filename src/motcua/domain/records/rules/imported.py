"""Procedures of a file, whatever it is, and what is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .described import Choices

RECORDS_MAX: Final = 60
FAULTS_MAX: Final = 200
WHOLE: Final = "Cả tệp"


@dataclass(frozen=True, slots=True)
class FileFault:
    """What is wrong where (a cell, a JSON path), and how to mend it."""

    where: str
    sentence: str
    cure: str


@dataclass(frozen=True, slots=True)
class KnownProcedures:
    """What the catalogue holds: data by slug, slugs by code, names of fields by key."""

    data: Mapping[str, Mapping[str, Any]]
    slugs_by_code: Mapping[str, str]
    fields: Choices


@dataclass(frozen=True, slots=True)
class ImportedRecord:
    """One procedure of a file."""

    slug: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """Records of a file, none if there is a fault. `remarks`: what was not taken and hinders nothing."""

    records: tuple[ImportedRecord, ...] = ()
    faults: tuple[FileFault, ...] = ()
    remarks: tuple[FileFault, ...] = ()
