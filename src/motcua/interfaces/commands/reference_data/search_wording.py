"""data/search/wording.yaml: how people speak when they look for something."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.domain.identity.values import Actor
from motcua.domain.search.actions import publish_wording
from motcua.domain.search.rules import contradictions
from motcua.domain.search.values import Synonym, Wording
from motcua.foundation.db.publication import PublishedCounts

from .checked import Checked, Context
from .faults import Fault, fault_from
from .shapes import TEXTS, list_of, record, shape_faults, text_faults

KIND = "từ ngữ tìm kiếm"
_DOCUMENT = record(
    {
        "meta": {"type": "object"},
        "question_words": TEXTS,
        "light_words": TEXTS,
        "synonyms": list_of(
            record({"means": {**TEXTS, "minItems": 1}, "said": {**TEXTS, "minItems": 1}})
        ),
        "everyday": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": TEXTS},
        },
    }
)


def recognises(document: Mapping[str, Any]) -> bool:
    return "synonyms" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape, texts, and what the wording contradicts itself in."""
    faults: list[Fault] = shape_faults(file, "", document, _DOCUMENT)
    faults += text_faults(file, "", {key: document[key] for key in document if key != "meta"})
    if faults:
        return Checked(tuple(faults), None)
    wording = wording_from(document)
    if reasons := contradictions(wording):
        return Checked(tuple(fault_from(file, reason) for reason in reasons), None)

    def publish(by: Actor, at: datetime) -> PublishedCounts:
        return publish_wording(wording=wording, by=by, at=at)

    return Checked((), publish)


def wording_from(document: Mapping[str, Any]) -> Wording:
    """The wording of a checked document. What is said in two rows means both."""
    meanings: dict[str, dict[str, None]] = {}
    for row in document["synonyms"]:
        for said in row["said"]:
            others = {text: None for text in row["means"] if text != said}
            meanings.setdefault(said, {}).update(others)
    return Wording(
        synonyms=tuple(Synonym(said, tuple(means)) for said, means in meanings.items() if means),
        question_words=tuple(document["question_words"]),
        light_words=tuple(
            text for text in document["light_words"] if text not in document["question_words"]
        ),
        everyday={
            (kind, key): tuple(texts)
            for kind, names in document["everyday"].items()
            for key, texts in names.items()
        },
    )
