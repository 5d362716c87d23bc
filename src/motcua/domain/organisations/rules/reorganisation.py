"""What a reorganisation may not say, and what agencies and divisions are after it.

Legal   LR-123 to LR-126 (72/2025/QH15 art 54: tasks of units that are rearranged pass on and are
        not interrupted; 202/2025/QH15; 76/2025/UBTVQH15: from a day that the decision names).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from motcua.domain.organisations.values import (
    ONE_STOP_ROLES,
    Move,
    MoveKind,
    OrganisationPublication,
    PublishedAgency,
    PublishedDivision,
    Reorganisation,
    ReorganisationFault,
)
from motcua.domain.regimes.values import CodeSyntax

from .contradictions import contradictions

_ONE_DAY = timedelta(days=1)
_ONE_HEIR = frozenset({MoveKind.MERGE, MoveKind.RENAME, MoveKind.TRANSFER})
_HEIRS_OF_A_SPLIT_MIN = 2
_FIRST_YEAR, _YEARS_AHEAD_MAX = 1945, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Agencies and divisions as they are published, and units that other decisions end."""

    publication: OrganisationPublication
    ended_by_others: Mapping[str, str]  # code of a unit → number of the decision that ends it
    today: date
    code_syntax: CodeSyntax | None  # of dossiers' codes on the day of the change


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What the questions below look up, gathered once: a decision may name thousands of units."""

    asked: Reorganisation
    known: Known
    last_day: date
    agencies: Mapping[str, PublishedAgency]
    coming: Mapping[str, PublishedAgency]  # with those that the decision founds
    new: frozenset[str]
    ending: frozenset[str]
    identifiers_in_use: frozenset[str]  # of units that this decision ends, and that go on today

    @classmethod
    def of(cls, asked: Reorganisation, known: Known) -> "_View":
        agencies = {each.code: each for each in known.publication.agencies}
        ending = frozenset(move.agency_code for move in asked.moves)
        going = [agencies[code] for code in ending & agencies.keys()]
        in_use = {
            identifier
            for each in going
            if each.valid_to is None
            for identifier in (each.identifier, each.identifier_short)
            if identifier is not None
        }
        return cls(
            asked=asked,
            known=known,
            last_day=asked.takes_effect_on - _ONE_DAY,
            agencies=agencies,
            coming=agencies | {each.code: each for each in asked.new_agencies},
            new=frozenset(each.code for each in asked.new_agencies),
            ending=ending,
            identifiers_in_use=frozenset(in_use),
        )


def faults_of(asked: Reorganisation, known: Known) -> tuple[ReorganisationFault, ...]:
    """Everything that speaks against a reorganisation, each with its place. Empty if nothing does."""
    if slip := _slip_of_the_year(asked, known):
        return (slip,)
    view = _View.of(asked, known)
    faults = [*_head_faults(asked, known), *_new_agency_faults(view)]
    for place, move in enumerate(asked.moves):
        path = f"moves[{place}]"
        found = view.agencies.get(move.agency_code)
        if found is None:
            faults.append(_fault("unknown_unit", path, f"không có cơ quan {move.agency_code}"))
            continue
        faults += _period_faults(view, found, path)
        faults += _heir_faults(view, move, found, path)
    doubles = Counter(move.agency_code for move in asked.moves)
    faults += [
        _fault("twice", f"moves ({code})", "có hai lần sắp xếp trong một ngày; xin giữ một")
        for code, count in doubles.items()
        if count > 1
    ]
    faults += _division_faults(view)
    if not faults:
        faults += [
            _fault("contradiction", "kết quả", sentence)
            for sentence in contradictions(after(asked, known.publication))
        ]
    return tuple(faults)


def after(asked: Reorganisation, before: OrganisationPublication) -> OrganisationPublication:
    """Agencies and divisions as the reorganisation leaves them: what ended stays, with its last day."""
    last_day = asked.takes_effect_on - _ONE_DAY
    moves = {move.agency_code: move for move in asked.moves}
    ended = set(asked.ended_divisions)
    agencies = tuple(
        replace(
            each,
            valid_to=last_day,
            successor_code=moves[each.code].heir_of_the_rest or each.successor_code,
        )
        if each.code in moves
        else each
        for each in before.agencies
    )
    divisions = tuple(
        replace(each, valid_to=last_day)
        if each.code in ended and _exists(each, last_day) and each.valid_to is None
        else each
        for each in before.divisions
    )
    return OrganisationPublication(
        divisions=(*divisions, *asked.new_divisions),
        successions=(*before.successions, *asked.successions),
        agencies=(*agencies, *asked.new_agencies),
    )


def upheld(
    stated: OrganisationPublication, published: Iterable[Reorganisation]
) -> OrganisationPublication:
    """A list as stated anew, with what decisions have ended and founded since left in place."""
    for each in sorted(published, key=lambda each: each.takes_effect_on):
        agencies = {agency.code for agency in stated.agencies}
        divisions = {(division.code, division.valid_from) for division in stated.divisions}
        steps = {
            (step.predecessor_code, step.successor_code, step.took_effect_on)
            for step in stated.successions
        }
        stated = after(
            replace(
                each,
                new_agencies=tuple(new for new in each.new_agencies if new.code not in agencies),
                new_divisions=tuple(
                    new for new in each.new_divisions if (new.code, new.valid_from) not in divisions
                ),
                successions=tuple(
                    new
                    for new in each.successions
                    if (new.predecessor_code, new.successor_code, new.took_effect_on) not in steps
                ),
            ),
            stated,
        )
    return stated


def _slip_of_the_year(asked: Reorganisation, known: Known) -> ReorganisationFault | None:
    """A year that nobody means. That it is one is assumed; a day cannot be reckoned from the first."""
    years = asked.takes_effect_on.year - known.today.year
    if asked.takes_effect_on.year >= _FIRST_YEAR and years <= _YEARS_AHEAD_MAX:
        return None
    sentence = f"năm {asked.takes_effect_on.year} có lẽ ghi nhầm; xin xem lại"
    return _fault("year", "takes_effect_on", sentence)


def _head_faults(asked: Reorganisation, known: Known) -> Iterator[ReorganisationFault]:
    if not asked.moves and not asked.ended_divisions and not asked.new_agencies:
        yield _fault("nothing", "moves", "không có cơ quan nào được sắp xếp")
    if asked.decided_on > known.today:
        yield _fault("decided_later", "decided_on", "ngày ký sau hôm nay; xin xem lại")
    if asked.takes_effect_on < asked.decided_on:
        yield _fault("before_decision", "takes_effect_on", "ngày hiệu lực trước ngày ký quyết định")


def _period_faults(view: _View, unit: PublishedAgency, path: str) -> Iterator[ReorganisationFault]:
    """It must be there on the last day, and nobody else may end it.

    A day that has passed is taken only for units that by the list have ended then: what was decided
    in between by others would be without ground.
    """
    last_day, known = view.last_day, view.known
    other = known.ended_by_others.get(unit.code)
    if not _exists(unit, last_day):
        yield _fault(
            "not_there", path, f"{unit.name} không tồn tại ngày {last_day:%d/%m/%Y}; xin sửa ngày"
        )
    elif other is not None:
        yield _fault("twice", path, f"{unit.name} đã được sắp xếp theo {other}")
    elif unit.valid_to is not None and unit.valid_to != last_day:
        yield _fault("twice", path, f"{unit.name} đã ghi kết thúc ngày {unit.valid_to:%d/%m/%Y}")
    elif unit.valid_to is None and view.asked.takes_effect_on < known.today:
        yield _fault(
            "day_passed",
            path,
            f"ngày hiệu lực đã qua mà {unit.name} vẫn đang giải quyết hồ sơ; xin chọn từ hôm nay",
        )


def _heir_faults(
    view: _View, move: Move, unit: PublishedAgency, path: str
) -> Iterator[ReorganisationFault]:
    for place, heir in enumerate(move.heirs):
        here = f"{path}.heirs[{place}]"
        found = view.coming.get(heir.agency_code)
        if found is None:
            yield _fault("unknown_heir", here, f"không có cơ quan {heir.agency_code}")
        elif heir.agency_code in view.ending or not _exists(found, view.asked.takes_effect_on):
            # Whoever ends cannot carry on: so no two carry on for each other in a ring.
            yield _fault("ring", here, f"{found.name} không hoạt động từ ngày hiệu lực; xin sửa")
        elif heir.takes_the_rest and (found.role in ONE_STOP_ROLES) != (
            unit.role in ONE_STOP_ROLES
        ):
            sentence = f"{found.name} không cùng loại với {unit.name} (một cửa, giải quyết)"
            yield _fault("other_kind", here, sentence)
    yield from _count_faults(move, unit, path)
    yield from _shared_faults(move, path)
    if move.kind in {MoveKind.RENAME, MoveKind.TRANSFER}:
        yield from _carried_faults(view, move, unit, path)


def _shared_faults(move: Move, path: str) -> Iterator[ReorganisationFault]:
    for word, named in (
        ("lĩnh vực", [key for heir in move.heirs for key in heir.field_keys]),
        ("thủ tục", [slug for heir in move.heirs for slug in heir.procedure_slugs]),
    ):
        for key, count in Counter(named).items():
            if count > 1:
                yield _fault("shared", path, f"{word} {key} giao cho hai nơi; xin giữ một nơi")
    heirs = {heir.agency_code for heir in move.heirs}
    for place, person in enumerate(move.people):
        if person.agency_code not in heirs:
            here = f"{path}.people[{place}]"
            yield _fault("person", here, "chuyển người đến nơi không kế thừa; xin sửa mã cơ quan")


def _count_faults(move: Move, unit: PublishedAgency, path: str) -> Iterator[ReorganisationFault]:
    of_the_rest = sum(heir.takes_the_rest for heir in move.heirs)
    heirs = {heir.agency_code for heir in move.heirs}
    if move.kind in _ONE_HEIR and (len(move.heirs) != 1 or of_the_rest != 1):
        yield _fault("one_heir", path, f"{unit.name}: cần đúng một nơi kế thừa toàn bộ")
    elif move.kind is MoveKind.SPLIT and len(heirs) < _HEIRS_OF_A_SPLIT_MIN:
        yield _fault("two_heirs", path, f"{unit.name}: chia, tách cần ít nhất hai nơi kế thừa")
    elif move.heirs and of_the_rest != 1:
        sentence = f"{unit.name}: cần đúng một nơi nhận phần còn lại (không ghi lĩnh vực, thủ tục)"
        yield _fault("no_rest", path, sentence)


def _carried_faults(
    view: _View, move: Move, unit: PublishedAgency, path: str
) -> Iterator[ReorganisationFault]:
    """A unit under a new name or in a new place is a new row of the same kind."""
    heir = view.coming.get(move.heir_of_the_rest or "")
    if heir is None:
        return
    if heir.code not in view.new:
        yield _fault(
            "not_new", path, f"{unit.name}: nơi kế thừa phải là bản ghi mới của cơ quan ấy"
        )
    elif heir.role != unit.role:
        yield _fault("other_role", path, f"{unit.name}: loại cơ quan phải giữ nguyên ({unit.role})")
    elif move.kind is MoveKind.RENAME and heir.name == unit.name:
        yield _fault("same_name", path, f"{unit.name}: tên mới giống tên cũ")
    elif move.kind is MoveKind.TRANSFER and heir.parent_code == unit.parent_code:
        yield _fault("same_parent", path, f"{unit.name}: vẫn trực thuộc cơ quan cũ")


def _new_agency_faults(view: _View) -> Iterator[ReorganisationFault]:
    first_day = view.asked.takes_effect_on
    names = {
        _full_name(each)
        for each in view.known.publication.agencies
        if each.code not in view.ending and _exists(each, first_day)
    }
    for place, each in enumerate(view.asked.new_agencies):
        path = f"new_agencies[{place}]"
        if each.code in view.agencies:
            yield _fault("code_used", f"{path}.code", f"mã {each.code} đã dùng; xin đặt mã khác")
        if _full_name(each) in names:
            sentence = (
                f"đã có {each.name} cùng cấp, cùng nơi; xin chọn cơ quan đó hoặc đặt tên khác"
            )
            yield _fault("name_used", f"{path}.name", sentence)
        names.add(_full_name(each))
        if each.valid_from != first_day or each.valid_to is not None:
            yield _fault(
                "period", f"{path}.valid_from", "phải bắt đầu đúng ngày hiệu lực và còn mở"
            )
        if each.successor_code is not None:
            yield _fault("period", f"{path}.successor_code", "cơ quan mới chưa có nơi kế thừa")
        if each.parent_code is not None and each.parent_code not in view.coming:
            yield _fault("unknown_parent", f"{path}.parent_code", f"không có {each.parent_code}")
        yield from _code_faults(view, each, f"{path}.identifier")


def _code_faults(view: _View, new: PublishedAgency, path: str) -> Iterator[ReorganisationFault]:
    """Who receives dossiers gives them codes from the first hour, and none that was given before."""
    if view.known.code_syntax is None:
        return
    is_right_to_left = view.known.code_syntax is CodeSyntax.LEVELS_RIGHT_TO_LEFT
    identifier = new.identifier if is_right_to_left else new.identifier_short
    if new.role in ONE_STOP_ROLES and identifier is None:
        sentence = f"{new.name} tiếp nhận hồ sơ nên phải có mã định danh để cấp mã hồ sơ; xin ghi"
        yield _fault("no_identifier", path, sentence)
    has_begun = view.asked.takes_effect_on <= view.known.today
    if identifier is not None and has_begun and identifier in view.identifiers_in_use:
        sentence = f"hôm nay mã {identifier} đã cấp cho hồ sơ; xin chọn hiệu lực từ ngày mai"
        yield _fault("numbers_given", path, sentence)


def _full_name(unit: PublishedAgency) -> tuple[str, str, str | None]:
    """What people tell units apart by."""
    return (" ".join(unit.name.casefold().split()), unit.level.value, unit.parent_code)


def _division_faults(view: _View) -> Iterator[ReorganisationFault]:
    on_the_eve = {
        each.code: each for each in view.known.publication.divisions if _exists(each, view.last_day)
    }
    left: dict[str, list[PublishedAgency]] = defaultdict(list)
    for unit in view.agencies.values():
        is_left = unit.valid_to is None and unit.code not in view.ending
        if is_left and _exists(unit, view.last_day):
            left[unit.division_code].append(unit)
    went = {each.predecessor_code for each in view.asked.successions}
    for place, code in enumerate(view.asked.ended_divisions):
        path = f"ended_divisions[{place}]"
        if code not in on_the_eve:
            yield _fault("not_there", path, f"không có đơn vị hành chính {code} vào ngày cuối")
        elif code not in went:
            yield _fault("no_successor", path, f"{on_the_eve[code].name}: chưa ghi nhập vào đâu")
        for unit in left[code]:
            yield _fault("left_behind", path, f"{unit.name} còn lại ở đơn vị đã kết thúc")
    yield from _succession_faults(view.asked, set(on_the_eve))


def _succession_faults(
    asked: Reorganisation, on_the_eve: set[str]
) -> Iterator[ReorganisationFault]:
    new_codes = {each.code for each in asked.new_divisions}
    there = new_codes | (on_the_eve - set(asked.ended_divisions))
    for place, step in enumerate(asked.successions):
        path = f"successions[{place}]"
        if step.took_effect_on != asked.takes_effect_on:
            yield _fault("period", f"{path}.took_effect_on", "khác ngày hiệu lực")
        if step.successor_code not in there:
            yield _fault("ring", path, f"không có {step.successor_code} từ ngày hiệu lực")
    for place, new in enumerate(asked.new_divisions):
        if new.valid_from != asked.takes_effect_on or new.valid_to is not None:
            yield _fault("period", f"new_divisions[{place}]", "phải bắt đầu đúng ngày hiệu lực")


def _exists(row: PublishedAgency | PublishedDivision, day: date) -> bool:
    begins, ends = row.valid_from or date.min, row.valid_to or date.max
    return begins <= day <= ends


def ended_by(others: Iterable[Reorganisation]) -> dict[str, str]:
    """Units that other decisions end, with the number of each decision."""
    return {move.agency_code: each.decision_number for each in others for move in each.moves}


def _fault(code: str, path: str, sentence: str) -> ReorganisationFault:
    return ReorganisationFault(code=code, path=path, sentence=sentence)
