"""A package as text: the same package, the same bytes, one value a line."""

import hashlib
import unicodedata
from datetime import date
from typing import Any

from motcua.domain.forms.rules import form_as_data
from motcua.domain.packages.values import (
    FORMAT_NAME,
    FORMAT_VERSION,
    CitedInstrument,
    GenericAgency,
    Package,
)
from motcua.domain.processes.rules.written import process_as_data
from motcua.domain.records.rules.record import record_as_data
from motcua.foundation.plain_yaml import written

from .examples import example_as_data
from .shape import AGENCY, INSTRUMENT


def package_as_data(package: Package) -> dict[str, Any]:
    """The plain data that `read_package` reads back, in one order."""
    return {
        "format": FORMAT_NAME,
        "format_version": FORMAT_VERSION,
        "slug": package.slug,
        "field": {"key": package.field_key, "name": package.field_name},
        "agencies": [_agency(each) for each in package.agencies],
        "instruments": [_instrument(each) for each in package.instruments],
        "record": record_as_data(package.record),
        "process": None if package.process is None else process_as_data(package.process),
        "forms": [form_as_data(each.schema, valid_from=each.valid_from) for each in package.forms],
        "examples": [example_as_data(each) for each in package.examples],
    }


def write_package(package: Package) -> str:
    """The canonical text, in NFC."""
    return unicodedata.normalize("NFC", written(package_as_data(package)))


def digest_of(package: Package) -> str:
    """SHA-256 of what the package says, however its file was laid out."""
    return hashlib.sha256(write_package(package).encode()).hexdigest()


def _agency(agency: GenericAgency) -> dict[str, Any]:
    return AGENCY.compact(
        {
            "name": agency.name,
            "kind": agency.kind,
            "unit_level": agency.unit_level,
            "role": agency.role,
        }
    )


def _instrument(instrument: CitedInstrument) -> dict[str, Any]:
    return INSTRUMENT.compact(
        {
            "number": instrument.number,
            "name": instrument.name,
            "issued_on": _day(instrument.issued_on),
            "issuer": instrument.issuer,
            "valid_from": _day(instrument.valid_from),
            "valid_to": _day(instrument.valid_to),
            "successor_number": instrument.successor_number,
        }
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
