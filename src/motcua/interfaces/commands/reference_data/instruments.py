"""data/legal_instruments.yaml: legal documents through time."""

from collections.abc import Mapping
from typing import Any

from motcua.domain.catalogue.actions import publish_legal_instruments
from motcua.domain.catalogue.rules.register import instrument_contradictions
from motcua.domain.catalogue.values import LegalInstrument

from .checked import Checked, Context, day
from .faults import fault_from
from .shapes import MAYBE_DAY, TEXT, Schema, list_of, record, shape_faults, text_faults

KIND = "văn bản pháp luật"
_NUMBER: Schema = {"type": "string", "pattern": r"^\d+/\d{4}/[0-9A-ZĐĂÂÊÔƠƯ][0-9A-Za-zĐĂÂÊÔƠƯ-]*$"}
_INSTRUMENT = record(
    {
        "number": _NUMBER,
        "name": TEXT,
        "issuer": TEXT,
        "issued_on": MAYBE_DAY,
        "valid_from": MAYBE_DAY,
        "valid_to": MAYBE_DAY,
        "successor": {**_NUMBER, "type": ["string", "null"]},
        "mark": {"enum": ["law", "observed", "assumed"]},
    }
)
_FILE = record({"legal_instruments": list_of(_INSTRUMENT, minItems=1)})


def recognises(document: Mapping[str, Any]) -> bool:
    return "legal_instruments" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape and texts here, days and successors by the domain."""
    faults = shape_faults(file, "", document, _FILE) + text_faults(file, "", document)
    if faults:
        return Checked(tuple(faults), None)
    instruments = tuple(map(_instrument, document["legal_instruments"]))
    faults = [fault_from(file, sentence) for sentence in instrument_contradictions(instruments)]
    if faults:
        return Checked(tuple(faults), None)
    return Checked(
        (), lambda by, at: publish_legal_instruments(instruments=instruments, by=by, at=at)
    )


def _instrument(row: Mapping[str, Any]) -> LegalInstrument:
    return LegalInstrument(
        number=row["number"],
        name=row["name"],
        issued_on=day(row["issued_on"]),
        issuer=row["issuer"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        successor_number=row["successor"],
        mark=row["mark"],
    )
