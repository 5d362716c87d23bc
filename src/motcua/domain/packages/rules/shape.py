"""The shape of a package: every key and what it may hold.

The checks are those of a record of the catalogue, so every fault has its place and its cure.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from motcua.domain.catalogue.values import RecordFault
from motcua.domain.dossiers.rules import Channel, ReturnMethod
from motcua.domain.dossiers.states import Stage, State
from motcua.domain.forms.values import FieldKind
from motcua.domain.organisations.values import DivisionLevel, NameKind
from motcua.domain.records.rules.record_checks import (
    Check,
    Row,
    day,
    each,
    form,
    maybe,
    number,
    one_of,
    shown,
    text,
    truth,
    whole,
)
from motcua.domain.working_time.errors import LimitOutOfRange
from motcua.domain.working_time.values import Limit, LimitUnit

from .acts import ACTS

EXAMPLES_MAX: Final = 50
STEPS_MAX: Final = 40
FORMS_MAX: Final = 20
DONG_MAX: Final = 10**13
MOMENT: Final = "%Y-%m-%d %H:%M"
SLUG: Final[Check] = form(r"[a-z0-9]+(-[a-z0-9]+)*", "dang-ky-khai-sinh")
KEY: Final[Check] = form(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}", "tiep-nhan")
_ORDER: Final[Check] = whole(least=1, most=999)


def anything(_value: Any, _path: str) -> Iterator[RecordFault]:
    """What another module reads and judges."""
    yield from ()


def moment(value: Any, path: str) -> Iterator[RecordFault]:
    """A minute of Vietnam's time."""
    try:
        is_one = isinstance(value, str) and f"{datetime.strptime(value, MOMENT):{MOMENT}}" == value  # noqa: DTZ007 — read for its shape alone
    except ValueError:
        is_one = False
    if not is_one:
        yield RecordFault(
            "packages.not_a_moment",
            path,
            f"{shown(value)} không phải ngày giờ có thật.",
            "Xin ghi như “2026-11-19 14:52”.",
        )


def group(value: Any, path: str) -> Iterator[RecordFault]:
    """A mapping whose keys are looked at where it is known what they mean."""
    if not isinstance(value, dict):
        yield RecordFault(
            "packages.no_group",
            path,
            "Mục này không phải một nhóm mục.",
            "Xin ghi từng mục một dòng.",
        )


def answers(value: Any, path: str) -> Iterator[RecordFault]:
    """What is typed into the form, by field; null leaves a question open."""
    yield from group(value, path)
    for key, typed in value.items() if isinstance(value, dict) else ():
        yield from KEY(key, path)
        yield from maybe(text)(typed, f"{path}.{key}")


LIMIT = Row({"value": number(most=10_000), "unit": one_of(LimitUnit)})


def limit(value: Any, path: str) -> Iterator[RecordFault]:
    """A limit that can be: `{value: 15, unit: days}`."""
    faults = list(LIMIT(value, path))
    yield from faults
    if not faults:
        try:
            Limit(value["value"], LimitUnit(value["unit"]))
        except LimitOutOfRange as error:
            sentence = f"{error.message % error.details}"
            yield RecordFault("packages.limit", path, sentence, "Xin ghi số nguyên từ 1.")


AGENCY = Row(
    {"name": text, "kind": one_of(NameKind)},
    {"unit_level": (one_of(DivisionLevel), ""), "role": (KEY, "")},
)
INSTRUMENT = Row(
    {"number": text},
    {
        "name": (text, ""),
        "issued_on": (maybe(day), None),
        "issuer": (text, ""),
        "valid_from": (maybe(day), None),
        "valid_to": (maybe(day), None),
        "successor_number": (maybe(text), None),
    },
)
FIELD = Row(
    {"key": KEY, "label": text, "kind": one_of(FieldKind)},
    {
        "required": (truth, True),
        "hint": (text, ""),
        "group": (text, ""),
        "characters_max": (whole(least=1, most=10_000), 200),
        "in_past": (truth, False),
        "prefill": (KEY, ""),
        "paper_line": (text, ""),
        "choices": (each(Row({"key": KEY, "label": text})), []),
    },
)
PAGE = Row(
    {"key": KEY, "title": text, "fields": each(FIELD)},
    {"hint": (text, ""), "shown_when": (Row({"field": KEY, "equals": text}), None)},
)
FORM = Row(
    {
        "key": KEY,
        "version": whole(least=1, most=9_999),
        "title": text,
        "valid_from": day,
        "pages": each(PAGE),
    },
    {"implements": (text, "")},
)
FEE = Row({"name": text, "amount_vnd": maybe(whole(most=DONG_MAX))})
_REFUSED = {"refused": (KEY, ""), "says": (each(text), [])}
EXPECTED_AT_FIRST = Row(
    {},
    {
        "papers_asked": (each(_ORDER), None),
        "papers_not_asked": (each(_ORDER), None),
        "limit": (limit, None),
        "fees": (each(FEE), None),
        "state": (one_of(State), ""),
        **_REFUSED,
    },
)
EXPECTED = Row(
    {},
    {
        "state": (one_of(State), ""),
        "stage": (one_of(Stage), None),
        "due_at": (moment, None),
        "due_lines": (whole(most=1_000), None),
        "due_says": (each(text), []),
        "open_steps": (each(KEY), None),
        **_REFUSED,
    },
)
STEP = Row(
    {"at": moment},
    {
        "act": (form("|".join(ACTS), "accept"), ""),
        "finishes": (KEY, ""),
        "step": (KEY, ""),
        "words": (group, {}),
        "expects": (EXPECTED, {}),
    },
)
EXAMPLE = Row(
    {"name": text, "why": text, "channel": one_of(Channel), "at": moment},
    {
        "case": (maybe(SLUG), None),
        "entered_at": (moment, None),
        "commune": (form(r"\d{5}", "11953"), ""),
        "receiving": (text, ""),
        "papers": (each(_ORDER), None),
        "answers": (answers, {}),
        "return_method": (one_of(ReturnMethod), ReturnMethod.COUNTER.value),
        "expects": (EXPECTED_AT_FIRST, {}),
        "steps": (each(STEP, most=STEPS_MAX), []),
    },
)
PACKAGE = Row(
    {
        "format": anything,
        "format_version": anything,
        "slug": SLUG,
        "field": Row({"key": SLUG, "name": text}),
        "agencies": each(AGENCY),
        "instruments": each(INSTRUMENT),
        "record": anything,
        "process": anything,
        "forms": each(FORM, most=FORMS_MAX),
        "examples": each(EXAMPLE, most=EXAMPLES_MAX),
    }
)
