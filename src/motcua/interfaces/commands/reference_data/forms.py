"""data/forms/*.yaml: electronic forms, one version a file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.domain.forms.actions import publish_form
from motcua.domain.forms.errors import FormFaulty
from motcua.domain.forms.rules import schema_from
from motcua.domain.identity.values import Actor
from motcua.foundation.db.publication import PublishedCounts

from .checked import Checked, Context
from .faults import Fault
from .shapes import DAY, TEXT, list_of, shape_faults, text_faults

KIND = "biểu mẫu điện tử"
_FORM = {
    "type": "object",
    "properties": {
        "key": TEXT,
        "version": {"type": "integer", "minimum": 1},
        "title": TEXT,
        "valid_from": DAY,
        "pages": list_of({"type": "object"}, minItems=1),
    },
    "required": ["key", "version", "title", "valid_from", "pages"],
}


def recognises(document: Mapping[str, Any]) -> bool:
    return "pages" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape and texts here; fields, kinds and order of questions by the domain."""
    name = str(document.get("key", ""))
    faults = shape_faults(file, name, document, _FORM) + text_faults(file, name, document)
    if not faults:
        try:
            schema_from(document)
        except FormFaulty as error:
            faults += [
                Fault(file, name, "pages", f"{sentence}; xin sửa biểu mẫu")
                for sentence in str(error.details["faults"]).split("; ")
            ]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            sentence = f"không đọc được biểu mẫu ({type(error).__name__}: {error}); xin sửa"
            faults.append(Fault(file, name, "pages", sentence))
    if faults:
        return Checked(tuple(faults), None)

    def publish(by: Actor, at: datetime) -> PublishedCounts:
        is_new = publish_form(description=document, by=by, at=at)
        return PublishedCounts(new=int(is_new), unchanged=int(not is_new))

    return Checked((), publish)
