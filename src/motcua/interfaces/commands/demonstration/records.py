"""`data/demo/dossiers.yaml` as frozen values; a faulty record is named and left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any

from motcua.domain.dossiers.rules import RefusalReason, ReturnMethod
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import ObligationKind
from motcua.interfaces.commands.reference_data.faults import Fault
from motcua.interfaces.commands.reference_data.shapes import (
    DAY,
    TEXT,
    TIME,
    Schema,
    doubles,
    list_of,
    record,
    shape_faults,
    text_faults,
)
from motcua.interfaces.commands.reference_data.yaml_file import read

from .moments import Offset

NAME = "demo/dossiers.yaml"
# Brought only where their procedures run on a published process.
PROCESS_NAME = "demo/dossiers_in_process.yaml"


class TaskDeed(StrEnum):
    """What an official does that is no act of the law: his part of the internal process."""

    FINISH_STEP = "finish_step"


_COUNT: Schema = {"type": "integer", "minimum": 1}
_ORDERS: Schema = list_of({"type": "integer", "minimum": 0}, uniqueItems=True)
_RETURN: Schema = {"enum": [method.value for method in ReturnMethod]}
_BY: Schema = {"by": TEXT}
_WHEN: Schema = {"minutes_ago": _COUNT, "days_ago": _COUNT, "time": TIME}
_REASONED: Schema = {"reason": TEXT, "legal_basis": TEXT}
_ASKED: Schema = {
    "items": list_of(record({"order": _COUNT, "what": TEXT})),
    **_REASONED,
}
# What each act is told besides who does it and when: what it needs, and what it may have.
_WORDS: Mapping[str, tuple[Schema, Schema]] = {
    Act.ACCEPT: ({}, {"fees": _ORDERS}),
    Act.REFUSE: (
        {
            "reason_key": {"enum": [reason.value for reason in RefusalReason]},
            "reason": TEXT,
            "legal_basis": TEXT,
        },
        {},
    ),
    Act.HAND_OVER: ({}, {}),
    Act.TAKE: ({}, {}),
    Act.PROPOSE_RESULT: ({"result": TEXT, "number": TEXT}, {}),
    Act.SEND_BACK: ({"reason": TEXT}, {}),
    Act.APPROVE_RESULT: ({}, {}),
    Act.RETURN_RESULT: ({"how": _RETURN}, {}),
    Act.REQUEST_SUPPLEMENT_AT_INTAKE: (_ASKED, {}),
    Act.REQUEST_SUPPLEMENT_IN_PROCESS: (_ASKED, {}),
    Act.RAISE_OBLIGATION: (
        {
            "kind": {"enum": [kind.value for kind in ObligationKind]},
            "name": TEXT,
            "amount_vnd": _COUNT,
        },
        {},
    ),
    Act.PAUSE: ({"ground": TEXT, **_REASONED}, {}),
    Act.ASSIGN: ({"to": TEXT}, {}),
    Act.ANSWER_CONSULTATION: (
        {"agency_code": TEXT, "answer": TEXT},
        {"step": TEXT, "result": TEXT, "number": TEXT},
    ),
    TaskDeed.FINISH_STEP: ({"step": TEXT}, {}),
    Act.CONSULT: ({"agency_code": TEXT, "question": TEXT}, {}),
    Act.REQUEST_WITHDRAWAL: ({"reason": TEXT}, {}),
    Act.STOP: ({"answer": TEXT}, {}),
    Act.PROPOSE_REJECTION: (
        {
            "reason_key": {"enum": [reason.value for reason in RefusalReason]},
            "letter_number": TEXT,
            **_REASONED,
        },
        {},
    ),
    Act.REJECT: ({}, {}),
    Act.ARCHIVE: ({"archive_index": TEXT}, {}),
}
_PERSON = record(
    {
        "username": TEXT,
        "full_name": TEXT,
        "identity_number": TEXT,
        "phone_number": TEXT,
        "address": TEXT,
        "born_on": DAY,
    },
    {"email": TEXT},
)
_DOSSIER = record(
    {
        "key": TEXT,
        "applicant": TEXT,
        "procedure": TEXT,
        "answers": {"type": "object", "additionalProperties": TEXT},
        "return_method": _RETURN,
        "sent": record({}, _WHEN),
    },
    {
        "case": TEXT,
        "commune": TEXT,
        "counter": record({"agency_code": TEXT, "by": TEXT}),
        "days_before": {"type": "object", "additionalProperties": _COUNT},
        "papers": _ORDERS,
        "acts": list_of({"type": "object", "required": ["act"]}),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """An invented person who only applies: no password, so nobody signs in under this name."""

    username: str
    full_name: str
    identity_number: str
    phone_number: str
    email: str
    address: str
    born_on: date


@dataclass(frozen=True, slots=True)
class Deed:
    """One act on a dossier: which, whose, when, and what else it is told."""

    act: Act | TaskDeed
    by: str
    when: Offset
    words: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One dossier of the file. `days_before` holds dates as days before sending."""

    key: str
    applicant: str
    procedure: str
    case: str  # of the procedure; empty: not said
    commune: str
    counter: Mapping[str, str]  # Where and by whom it was taken in on paper; empty: sent online.
    answers: Mapping[str, str]
    days_before: Mapping[str, int]
    papers: Sequence[int]  # Attached besides those that must be.
    return_method: str
    sent: Offset
    deeds: Sequence[Deed]


@dataclass(frozen=True, slots=True)
class Content:
    """What the file says. `agency` is the one whose calendar tells the moments."""

    agency: str
    applicants: Mapping[str, Applicant]
    records: Sequence[Record]
    faults: Sequence[Fault]


def content_of(path: Path) -> Content:
    """The file's content without the faulty records. Raises Unreadable."""
    document = read(path)
    shape = record(
        {"meta": {"type": "object"}, "agency": TEXT, "people": list_of({}), "dossiers": list_of({})}
    )
    if faults := shape_faults(NAME, "", document, shape):
        return Content("", {}, (), faults)
    faults = [
        *doubles(NAME, "key", ((_name(row), _name(row)) for row in document["dossiers"])),
        *doubles(NAME, "username", ((_name(row), _name(row)) for row in document["people"])),
    ]
    people, rows = [], []
    for row in document["people"]:
        faults += (found := _faults(row, _PERSON))
        people += [] if found else [_applicant(row)]
    for row in document["dossiers"]:
        faults += (found := _faults(row, _DOSSIER) or _deed_faults(row))
        rows += [] if found else [_record(row)]
    return Content(document["agency"], {person.username: person for person in people}, rows, faults)


def _name(row: Any) -> str:
    return str(row.get("key") or row.get("username")) if isinstance(row, dict) else repr(row)


def _faults(row: Any, schema: Schema) -> list[Fault]:
    return shape_faults(NAME, _name(row), row, schema) + text_faults(NAME, _name(row), row)


def _deed_faults(row: Mapping[str, Any]) -> list[Fault]:
    faults = _when_faults(row, "sent", row["sent"])
    for place, deed in enumerate(row.get("acts", ())):
        if deed["act"] not in _WORDS:
            known = ", ".join(_WORDS)
            faults.append(Fault(NAME, row["key"], f"acts.{place}.act", f"chỉ được là {known}"))
            continue
        needed, possible = _WORDS[deed["act"]]
        shape = record({"act": TEXT, **_BY, **needed}, {**_WHEN, **possible})
        faults += shape_faults(NAME, row["key"], deed, shape)
        faults += _when_faults(row, f"acts.{place}", deed)
    return faults


def _when_faults(row: Mapping[str, Any], place: str, when: Mapping[str, Any]) -> list[Fault]:
    given = set(when) & set(_WHEN)
    if given in ({"minutes_ago"}, {"days_ago", "time"}):
        return []
    return [Fault(NAME, row["key"], place, "xin ghi minutes_ago, hoặc days_ago cùng với time")]


def _applicant(row: Mapping[str, Any]) -> Applicant:
    return Applicant(
        **{**row, "email": row.get("email", ""), "born_on": date.fromisoformat(row["born_on"])}
    )


def _record(row: Mapping[str, Any]) -> Record:
    return Record(
        key=row["key"],
        applicant=row["applicant"],
        procedure=row["procedure"],
        case=row.get("case", ""),
        commune=row.get("commune", ""),
        counter=row.get("counter", {}),
        answers=row["answers"],
        days_before=row.get("days_before", {}),
        papers=row.get("papers", ()),
        return_method=row["return_method"],
        sent=_offset(row["sent"]),
        deeds=[
            Deed(
                act=_act(deed["act"]),
                by=deed["by"],
                when=_offset(deed),
                words={key: deed[key] for key in set(deed) - set(_WHEN) - {"act", "by"}},
            )
            for deed in row.get("acts", ())
        ],
    )


def _act(word: str) -> Act | TaskDeed:
    return TaskDeed.FINISH_STEP if word == TaskDeed.FINISH_STEP else Act(word)


def _offset(row: Mapping[str, Any]) -> Offset:
    if "minutes_ago" in row:
        return Offset(minutes_ago=row["minutes_ago"])
    return Offset(days_ago=row["days_ago"], time_of_day=time.fromisoformat(row["time"]))
