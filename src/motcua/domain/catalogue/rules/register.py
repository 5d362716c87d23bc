"""What the register of legal instruments and the groups of procedures may not say."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise

from motcua.domain.catalogue.values import LegalInstrument
from motcua.domain.catalogue.values.history import ProcedureGroup


def instrument_contradictions(instruments: Sequence[LegalInstrument]) -> Iterator[str]:
    """Every contradiction, as `number · field: sentence` in Vietnamese."""
    counted = Counter(each.number for each in instruments)
    known = {each.number: each for each in instruments}
    for each in instruments:
        if counted[each.number] > 1:
            yield f"{each.number} · number: ghi hai lần; xin bỏ một dòng"
        if each.valid_from and each.valid_to and each.valid_to < each.valid_from:
            yield f"{each.number} · valid_to: hết hiệu lực trước khi bắt đầu; xin sửa ngày"
        if each.issued_on and each.valid_from and each.valid_from < each.issued_on:
            yield f"{each.number} · valid_from: có hiệu lực trước khi ban hành; xin sửa ngày"
        if each.successor_number and each.successor_number not in known:
            yield (
                f"{each.number} · successor: không có văn bản {each.successor_number!r} trong "
                "danh mục; xin thêm văn bản đó"
            )
        if each.successor_number and each.number in _after(each, known):
            yield f"{each.number} · successor: các văn bản thay thế nhau thành vòng; xin sửa"


def _after(instrument: LegalInstrument, known: dict[str, LegalInstrument]) -> set[str]:
    """The numbers of all that took its place, one after the other."""
    found: set[str] = set()
    number = instrument.successor_number
    while number and number in known and number not in found:
        found.add(number)
        number = known[number].successor_number
    return found


def group_contradictions(
    groups: Sequence[ProcedureGroup], *, slugs: Collection[str], agency_names: Collection[str]
) -> Iterator[str]:
    """Every contradiction, as `code · field: sentence` in Vietnamese (LR-112)."""
    for group in groups:
        members = [member.slug for member in group.members]
        if len(members) < 2:  # noqa: PLR2004 — one procedure is no group
            yield f"{group.code} · members: nhóm phải có ít nhất hai thủ tục; xin bổ sung"
        for slug in members:
            if slug not in slugs:
                yield f"{group.code} · members: không có thủ tục {slug!r}; xin sửa tên"
            if members.count(slug) > 1:
                yield f"{group.code} · members: {slug!r} ghi hai lần; xin bỏ một dòng"
        if group.lead_agency_name not in agency_names:
            yield f"{group.code} · lead_agency: không có cơ quan {group.lead_agency_name!r}; xin sửa"
        if group.valid_from and group.valid_to and group.valid_to < group.valid_from:
            yield f"{group.code} · valid_to: kết thúc trước khi bắt đầu; xin sửa ngày"
    ordered = sorted(groups, key=lambda group: (group.code, group.valid_from or date.min))
    for one, other in pairwise(ordered):
        is_overlap = (one.valid_to or date.max) >= (other.valid_from or date.min)
        if one.code == other.code and is_overlap:
            yield f"{other.code} · valid_from: hai kỳ cùng hiệu lực; xin sửa ngày"
