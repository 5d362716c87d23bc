"""data/regimes.yaml: which regime is in force when, and its parameters."""

from collections.abc import Mapping
from typing import Any

from motcua.domain.regimes.actions import publish_regimes
from motcua.domain.regimes.rules import contradictions
from motcua.domain.regimes.values import Mark

from .checked import Checked, Context
from .faults import Fault, fault_from
from .regime_file import publication_of
from .shapes import DAY, MAYBE_DAY, TEXT, list_of, record, shape_faults, text_faults

KIND = "chế độ một cửa"
_MARK = {"enum": [mark.value for mark in Mark]}
_PROFILE = record(
    {
        "key": TEXT,
        "version": TEXT,
        "name": TEXT,
        "instrument": TEXT,
        "valid_from": DAY,
        "valid_to": MAYBE_DAY,
        "mark": _MARK,
    }
)
_PARAMETER = record(
    {
        "meaning": TEXT,
        "values": list_of(
            record(
                {
                    "value": {},
                    "valid_from": DAY,
                    "valid_to": MAYBE_DAY,
                    "instrument": TEXT,
                    "article": {"type": "string"},
                    "mark": _MARK,
                }
            ),
            minItems=1,
        ),
    }
)


def recognises(document: Mapping[str, Any]) -> bool:
    return "profiles" in document and "parameters" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape, texts, gaps, overlaps and unknown parameters."""
    profiles, parameters = document["profiles"], document["parameters"]
    if not isinstance(profiles, list) or not isinstance(parameters, dict):
        sentence = "profiles phải là danh sách, parameters phải là bản ghi"
        return Checked((Fault(file, "", "", sentence),), None)
    faults: list[Fault] = []
    for place, profile in enumerate(profiles):
        name = profile.get("version", str(place)) if isinstance(profile, dict) else str(place)
        faults += shape_faults(file, str(name), profile, _PROFILE)
        faults += text_faults(file, str(name), profile)
    for key, parameter in parameters.items():
        faults += shape_faults(file, str(key), parameter, _PARAMETER)
        faults += text_faults(file, str(key), parameter)
    if faults:
        return Checked(tuple(faults), None)
    publication = publication_of(profiles, parameters)
    faults += [fault_from(file, sentence) for sentence in contradictions(publication)]
    if faults:
        return Checked(tuple(faults), None)
    return Checked((), lambda by, at: publish_regimes(publication=publication, by=by, at=at))
