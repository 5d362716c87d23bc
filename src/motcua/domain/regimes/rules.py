"""Composing a regime from its parameters, and the code of a dossier under it.

Legal   LR-002, LR-024. 61/2018/ND-CP, art. 26 and 01/2018/TT-VPCP, art. 19 (code until 14 September 2025);
        03/2025/TT-VPCP, art. 13 (code since); 20/2020/QD-TTg (identifiers, at most 35 characters).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, Protocol

from .errors import AgencyWithoutIdentifier, NoRegime, ParameterMissing
from .values import (
    AgencyIdentifiers,
    CodeSyntax,
    CountingRules,
    PublishedParameter,
    PublishedProfile,
    Regime,
    RegimePublication,
    SlipSet,
    Source,
    Tier,
)

IDENTIFIER_CHARACTERS_MAX: Final = 35
CODE_CHARACTERS_MAX: Final = 60
COUNTING: Final = "counting_"  # Parameters that say how limits are counted.
IDENTIFIERS: Final[Mapping[CodeSyntax, re.Pattern[str]]] = {
    CodeSyntax.LEVELS_RIGHT_TO_LEFT: re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}", re.ASCII),
    CodeSyntax.LEVELS_LEFT_TO_RIGHT: re.compile(r"[A-Y]\d{2}(?:\.[A-Z0-9]+)*", re.ASCII),
}
_CODES: Final[Mapping[CodeSyntax, re.Pattern[str]]] = {
    syntax: re.compile(rf"({pattern.pattern})-(\d{{6}})-(\d{{4,}})", re.ASCII)
    for syntax, pattern in IDENTIFIERS.items()
}


class _Period(Protocol):
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...


def dossier_code(regime: Regime, identifiers: AgencyIdentifiers, day: date, serial: int) -> str:
    """The code of the `serial`-th dossier of an agency on a day.

    Four digits, more when a day has more than 9,999 dossiers (allowed since 03/2025/TT-VPCP,
    assumed before). Raises AgencyWithoutIdentifier.
    """
    if serial < 1:
        raise ValueError(serial)
    identifier = (
        identifiers.right_to_left
        if regime.code_syntax is CodeSyntax.LEVELS_RIGHT_TO_LEFT
        else identifiers.left_to_right
    )
    if identifier is None or not is_identifier(identifier, regime.code_syntax):
        raise AgencyWithoutIdentifier(identifier=identifier, syntax=regime.code_syntax.value)
    return f"{identifier}-{day:%y%m%d}-{serial:04d}"


def is_identifier(text: str, syntax: CodeSyntax) -> bool:
    """Whether a text is an agency's identifier in this syntax."""
    return (
        len(text) <= IDENTIFIER_CHARACTERS_MAX and IDENTIFIERS[syntax].fullmatch(text) is not None
    )


def is_dossier_code(text: str, regime: Regime) -> bool:
    """Whether a text is a dossier code under the regime, whatever its day."""
    return (
        len(text) <= CODE_CHARACTERS_MAX and _CODES[regime.code_syntax].fullmatch(text) is not None
    )


def day_of_code(text: str) -> date | None:
    """The day inside a dossier code of either syntax; None if it is no such code."""
    if len(text) > CODE_CHARACTERS_MAX:
        return None
    for pattern in _CODES.values():
        if found := pattern.fullmatch(text):
            digits = found.group(2)
            try:
                return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
            except ValueError:
                return None
    return None


def regime_from(
    profiles: Sequence[PublishedProfile], parameters: Sequence[PublishedParameter], day: date
) -> Regime:
    """The regime of a day. Raises NoRegime, ParameterMissing."""
    profile = next((profile for profile in profiles if _holds(profile, day)), None)
    if profile is None:
        raise NoRegime(day=f"{day:%d/%m/%Y}")
    in_force = {row.key: row for row in parameters if _holds(row, day)}
    if missing := _READERS.keys() - in_force.keys():
        raise ParameterMissing(parameters=", ".join(sorted(missing)), day=f"{day:%d/%m/%Y}")
    values = {key: read(in_force[key].value) for key, read in _READERS.items()}
    sources = {
        key: Source(in_force[key].instrument, in_force[key].article, in_force[key].mark)
        for key in _READERS
    }
    return Regime(
        key=profile.key,
        version=profile.version,
        name=profile.name,
        instrument=profile.instrument,
        on=day,
        counting_rules=_counting_rules(values, sources),
        sources=sources,
        **{key: value for key, value in values.items() if not key.startswith(COUNTING)},
    )


def _counting_rules(values: Mapping[str, Any], sources: Mapping[str, Source]) -> CountingRules:
    """The parts of counting, each a parameter of its own; the cut-off is that of the hand-over."""
    keys = {key.removeprefix(COUNTING): key for key in _READERS if key.startswith(COUNTING)}
    keys["cutoff"] = "handover_cutoff"
    return CountingRules(
        **{part: values[key] for part, key in keys.items()},
        sources={part: str(sources[key]) for part, key in keys.items()},
    )


def contradictions(publication: RegimePublication) -> tuple[str, ...]:
    """Overlaps, gaps, unknown parameters and unreadable values, as Vietnamese sentences."""
    return (
        *_breaks("các chế độ", publication.profiles),
        *_parameter_faults(publication.parameters),
    )


def _parameter_faults(parameters: Sequence[PublishedParameter]) -> Iterator[str]:
    by_key: dict[str, list[PublishedParameter]] = defaultdict(list)
    for row in parameters:
        by_key[row.key].append(row)
        if row.key in _READERS:
            try:
                _READERS[row.key](row.value)
            except (ValueError, TypeError):
                yield f"tham số {row.key} từ {row.valid_from:%d/%m/%Y} có giá trị lạ {row.value!r}"
    for key in by_key.keys() - _READERS.keys():
        yield f"tham số lạ {key}"
    for key in sorted(_READERS.keys() - by_key.keys()):
        yield f"thiếu tham số {key}"
    for key, rows in by_key.items():
        yield from _breaks(f"tham số {key}", rows)
    yield from _nameless_grounds(by_key["pause_grounds"], by_key["pause_ground_names"])


def _nameless_grounds(
    grounds: Sequence[PublishedParameter], names: Sequence[PublishedParameter]
) -> Iterator[str]:
    """Grounds of a pause that a derivation could not name."""
    for row in grounds:
        listed = row.value if isinstance(row.value, list) else []
        for other in names:
            named = other.value if isinstance(other.value, dict) else {}
            if _meet(row, other) and (nameless := [key for key in listed if key not in named]):
                yield f"tham số pause_ground_names: thiếu tên của {', '.join(map(str, nameless))}"


def _meet(one: _Period, other: _Period) -> bool:
    """Whether two periods share a day."""
    return one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (
        one.valid_to or date.max
    )


def _breaks(what: str, rows: Sequence[_Period]) -> Iterator[str]:
    """Where consecutive periods overlap or leave a day without a value."""
    ordered = sorted(rows, key=lambda row: row.valid_from)
    for row in ordered:
        if row.valid_to is not None and row.valid_to < row.valid_from:
            yield f"{what}: kỳ từ {row.valid_from:%d/%m/%Y} kết thúc trước khi bắt đầu"
    for one, other in pairwise(ordered):
        if one.valid_to is None or one.valid_to >= other.valid_from:
            yield f"{what}: hai kỳ chồng nhau vào ngày {other.valid_from:%d/%m/%Y}"
        elif one.valid_to + timedelta(days=1) != other.valid_from:
            yield f"{what}: không có giá trị giữa {one.valid_to:%d/%m/%Y} và {other.valid_from:%d/%m/%Y}"


def _holds(row: _Period, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(value)
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(value)
    return value


def _time(value: Any) -> time | None:
    return None if value is None else time.fromisoformat(value)


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError(value)
        return str(value)

    return read


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(map(_text, value))


def _numbers(value: Any) -> tuple[int, ...]:
    numbers = tuple(map(_whole, value)) if isinstance(value, list) else ()
    if not numbers or list(numbers) != sorted(set(numbers)):
        raise ValueError(value)
    return numbers


def _named(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or not value:
        raise TypeError(value)
    return MappingProxyType({_text(key): _text(text) for key, text in value.items()})


# How each parameter is read from plain JSON. Its keys are the parameters of a regime.
_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "tier": Tier,
    "code_syntax": CodeSyntax,
    "slip_set": SlipSet,
    "template_version": _text,
    "handover_cutoff": _time,
    "supplement_requests_max": _whole,
    "supplement_notice_working_days": _whole,
    "reappointments_max": _whole,
    "reappointment_working_days": _whole,
    "apology_lead_days": _whole,
    "intake_response_working_hours": _whole,
    "stop_by_applicant": _one_of("withdrawal", "stop_notice"),
    "lost_slip_collect": _one_of("slip_required", "identity_accepted"),
    "identity_check": _one_of("paper_id", "electronic_id"),
    "public_portal": _one_of("provincial_and_national", "national"),
    "is_boundary_free": _truth,
    "online_scale": _one_of("levels_1_to_4", "full_and_partial"),
    "scan_exempt": _texts,
    "staff_seniority_years_min": _whole,
    "secondment_months_min": _whole,
    "secondment_months_max": _whole,
    "procedure_control_addressee": _text,
    "counting_cutoff_applies_to_working_hours": _truth,
    "counting_counts_day_of_receipt": _truth,
    "counting_moves_off_days": _truth,
    "counting_month_ends_on_last_day": _truth,
    "counting_due_at": _time,
    "counting_pauses_working_hours": _truth,
    "counting_pauses_working_days": _truth,
    "counting_pauses_days": _truth,
    "limit_start_events": _named,
    "supplement_restarts_limit": _truth,
    "pause_grounds": _texts,
    "pause_ground_names": _named,
    "payment_pauses_clock": _texts,
    "correction_working_days": _whole,
    "collection_reminder_days": _numbers,
    "consultation_working_days_default": _whole,
    "goes_on_without_opinion": _truth,
}
