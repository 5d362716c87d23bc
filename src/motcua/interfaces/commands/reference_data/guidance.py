"""data/guidance/*.yaml: life events, one version a file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.domain.guidance.actions import publish_guidance
from motcua.domain.guidance.rules import event_from, faults_of
from motcua.domain.identity.values import Actor
from motcua.foundation.db.publication import PublishedCounts

from .checked import Checked, Context
from .faults import Fault
from .shapes import (
    DAY,
    MAYBE_DAY,
    TEXT,
    TEXTS,
    TRUTH,
    WHOLE,
    Schema,
    list_of,
    record,
    shape_faults,
    text_faults,
)

KIND = "hướng dẫn theo việc"
_CONDITION: Schema = {
    "type": "object",
    "additionalProperties": list_of(TEXT, minItems=1, uniqueItems=True),
    "minProperties": 1,
}
_WHEN: Schema = {"anyOf": [_CONDITION, list_of(_CONDITION, minItems=1)]}
_OPTION = record({"key": TEXT, "label": TEXT}, {"hint": TEXT})
_QUESTION = record(
    {"key": TEXT, "label": TEXT, "options": list_of(_OPTION, minItems=1)},
    {"hint": TEXT, "shown_when": _WHEN},
)
_MENTION = record({"name": TEXT}, {"when": _WHEN, "never": TRUTH})
_CARRIED = record(
    {"field": TEXT},
    {
        "text": TEXT,
        "question": TEXT,
        "values": {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
    },
)
_STEP = record(
    {"key": TEXT, "procedure": TEXT, "title": TEXT, "why": TEXT},
    {
        "when": _WHEN,
        "instead": TEXTS,
        "after": TEXTS,
        "replaces": TEXTS,
        "cases": list_of(record({"key": TEXT}, {"when": _WHEN})),
        "papers": list_of(_MENTION),
        "fees": list_of(_MENTION),
        "limits": list_of(_MENTION),
        "carried": list_of(_CARRIED),
    },
)
_EVENT = record(
    {
        "key": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "version": {"type": "integer", "minimum": 1},
        "valid_from": DAY,
        "position": WHOLE,
        "title": TEXT,
        "text": TEXT,
        "icon": TEXT,
        "questions": list_of(_QUESTION, minItems=1),
        "steps": list_of(_STEP),
    },
    {
        "valid_to": MAYBE_DAY,
        "former_keys": TEXTS,
        "keywords": TEXTS,
        "notes": list_of(record({"text": TEXT}, {"when": _WHEN, "ends": TRUTH})),
    },
)


def recognises(document: Mapping[str, Any]) -> bool:
    return "questions" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape and texts here; dead ends and what is out of reach by the domain's rules."""
    name = str(document.get("key", ""))
    faults = shape_faults(file, name, document, _EVENT) + text_faults(file, name, document)
    if not faults:
        faults = [
            Fault(file, name, fault.path, fault.sentence)
            for fault in faults_of(event_from(document))
            if not fault.is_warning
        ]
    if faults:
        return Checked(tuple(faults), None)

    def publish(by: Actor, at: datetime) -> PublishedCounts:
        is_new = publish_guidance(description=document, by=by, at=at)
        return PublishedCounts(new=int(is_new), unchanged=int(not is_new))

    return Checked((), publish)
