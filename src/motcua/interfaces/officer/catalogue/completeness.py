"""How much of what the law asks is in a record, and what is wrong with it, each with its place.

Legal   63/2010/NĐ-CP art 8 clause 2: letters a to h. LR-107.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy

from motcua.domain.catalogue.selectors.gate import gate_context
from motcua.domain.catalogue.values import PublishedVersion, RecordFault
from motcua.domain.records.rules.described_record import FIELDS, GROUPS
from motcua.domain.records.rules.difference import Difference, differences
from motcua.domain.records.rules.gate import faults_of
from motcua.domain.records.rules.record import blank_record, read_record
from motcua.domain.records.rules.typed import Place, Understood

DIFFERENCES_SHOWN_MAX: Final = 40


@dataclass(frozen=True, slots=True)
class RequiredPart:
    """A part that every procedure has. `parts`: fields and lists of the form that say it."""

    letter: str  # of art 8 clause 2; empty where another article asks
    label: Any
    parts: Sequence[str]


REQUIRED_PARTS: Final = (
    RequiredPart("a", gettext_lazy("Tên thủ tục"), ("name",)),
    RequiredPart("", gettext_lazy("Mã, lĩnh vực, cấp giải quyết"),
                 ("code", "local_code", "field_id", "level", "tier", "publishing_agency_name")),
    RequiredPart("b", gettext_lazy("Trình tự thực hiện"), ("sequence", "cases")),
    RequiredPart("c", gettext_lazy("Cách thức thực hiện"), ("methods",)),
    RequiredPart("d", gettext_lazy("Thành phần hồ sơ"), ("components",)),
    RequiredPart("d", gettext_lazy("Số bộ hồ sơ"), ("set_count",)),
    RequiredPart("đ", gettext_lazy("Thời hạn giải quyết"),
                 ("limit_value", "limit_unit", "method_limits", "limit_variants", "cutoff")),
    RequiredPart("e", gettext_lazy("Đối tượng thực hiện"), ("subjects",)),
    RequiredPart("g", gettext_lazy("Cơ quan thực hiện"),
                 ("competent_names", "receiving_names", "coordinating_names", "authorised_names")),
    RequiredPart("h", gettext_lazy("Kết quả"), ("results",)),
    RequiredPart("h", gettext_lazy("Phí, lệ phí"), ("fees",)),
    RequiredPart("", gettext_lazy("Căn cứ pháp lý"), ("legal_basis",)),
)  # fmt: skip
_INNER: Final = {("methods", "limits"): "method_limits", ("methods", "fees"): "fees"}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One fault: what, how to mend it, and the element of the form where."""

    sentence: str
    cure: str
    anchor: str
    part: str
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class PartState:
    """A required part and whether it is there."""

    part: RequiredPart
    lines: Sequence[CheckLine]
    anchor: str

    @property
    def is_done(self) -> bool:
        return not self.lines


@dataclass(frozen=True, slots=True)
class Checked:
    """All that is said of a form before it is sent anywhere."""

    lines: Sequence[CheckLine]
    parts: Sequence[PartState]
    others: Sequence[CheckLine]
    warnings: Sequence[CheckLine]
    changes: Sequence[Difference] = ()
    more_changes: int = 0
    is_compared: bool = False
    by_anchor: Mapping[str, Sequence[CheckLine]] = field(default_factory=dict)

    @property
    def done_count(self) -> int:
        return sum(each.is_done for each in self.parts)

    @property
    def is_complete(self) -> bool:
        return not self.lines


def checked(
    found: Understood,
    *,
    day: date,
    slug: str,
    base: PublishedVersion | None,
    base_version_id: int | None,
) -> Checked:
    """Ask the record and the gate about what was typed."""
    version, faults = _judged(found, day, slug, base_version_id)
    lines = _lines(found, faults)
    errors = [line for line in lines if not line.is_warning]
    by_anchor: dict[str, list[CheckLine]] = {}
    for line in lines:
        by_anchor.setdefault(line.anchor, []).append(line)
    known = {part for each in REQUIRED_PARTS for part in each.parts}
    changes = differences(base, version) if base and version else ()
    return Checked(
        lines=errors,
        parts=[
            PartState(
                each,
                [line for line in errors if line.part in each.parts],
                Place(each.parts[0]).element_id,
            )
            for each in REQUIRED_PARTS
        ],
        others=[line for line in errors if line.part not in known],
        warnings=[line for line in lines if line.is_warning],
        changes=changes[:DIFFERENCES_SHOWN_MAX],
        more_changes=max(0, len(changes) - DIFFERENCES_SHOWN_MAX),
        is_compared=bool(base and version),
        by_anchor=by_anchor,
    )


def _judged(
    found: Understood, day: date, slug: str, base_version_id: int | None
) -> tuple[PublishedVersion | None, list[RecordFault]]:
    """The version that was meant, if it can be read, and all that is wrong with it.

    Columns that cannot be read are left out for the gate, so that it judges the others all the same.
    """
    version, faults = read_record(found.data)
    unread = frozenset() if version else frozenset(map(_column, faults))
    judged = version or _without(found.data, unread)
    if judged is None:
        return version, list(faults)
    context = gate_context(day, slug=slug, base_version_id=base_version_id)
    return version, [
        *faults,
        *(
            each
            for each in faults_of(judged, context=context)
            if each not in faults and _column(each) not in unread
        ),
    ]


def _lines(found: Understood, faults: Sequence[RecordFault]) -> list[CheckLine]:
    """What cannot be understood, then what is wrong; of a cell that cannot be read nothing else is
    true."""
    lines = [_line(each.place, each.sentence, each.cure, is_warning=False) for each in found.faults]
    unreadable = {line.anchor for line in lines}
    for fault in faults:
        place = found.place_of(fault.path)
        line = _line(place, fault.sentence, fault.cure, is_warning=fault.is_warning)
        if line.anchor not in unreadable:
            lines.append(line)
    return list(dict.fromkeys(lines))


def _without(data: dict[str, Any], unread: frozenset[str]) -> PublishedVersion | None:
    """The record without the columns that cannot be read, so that the rest can be judged."""
    blank = blank_record()
    return read_record({**data, **{key: blank[key] for key in unread & blank.keys()}})[0]


def _column(fault: RecordFault) -> str:
    return fault.path.partition(".")[0]


def _line(place: Place | None, sentence: str, cure: str, *, is_warning: bool) -> CheckLine:
    if place is None:
        return CheckLine(sentence, cure, "soan", "", is_warning)
    part = _INNER.get((place.part, place.column), place.part)
    group = GROUPS.get(place.part)
    if group and place.column not in {column.key for column in group.columns}:
        place = Place(place.part, place.row)
    elif place.part in FIELDS:
        place = Place(place.part)
    return CheckLine(sentence, cure, place.element_id, part, is_warning)
