"""The dry run of a reorganisation: who and what would move, and what would be left without a place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import (
    fields_on,
    procedure_on,
    procedure_version,
    procedures_on,
)
from motcua.domain.catalogue.values import ProcedurePage, VersionId
from motcua.domain.control.rules.reorganisation import (
    BookEffect,
    HeirEffect,
    PersonEffect,
    ReorganisationEffects,
    UnitEffect,
    names_lost,
)
from motcua.domain.dossiers import permissions as dossiers
from motcua.domain.dossiers.selectors.ended_agencies import open_dossiers_at
from motcua.domain.dossiers.selectors.registers import books_of
from motcua.domain.identity.selectors import full_names, holders_everywhere, roles, titles_in
from motcua.domain.organisations.selectors import (
    agencies,
    picture_after,
    reorganisation_faults,
)
from motcua.domain.organisations.selectors.picture import Picture, picture
from motcua.domain.organisations.values import (
    Agency,
    AgencyCode,
    Heir,
    Move,
    NamedAgency,
    NameKind,
    Reorganisation,
)
from motcua.domain.reception.selectors.plans import units_with_plans
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import Tier
from motcua.domain.workflow.selectors.absences import units_with_absences
from motcua.domain.workflow.selectors.workload import open_tasks_of

_ONE_DAY = timedelta(days=1)
_Count = tuple[str, str, int, int]
# Without these rights in the heir an open dossier would lie there untouched.
_RECEIVING = {dossiers.ACCEPT: "tiếp nhận", dossiers.RETURN_RESULT: "trả kết quả"}
_DECIDING = {dossiers.TAKE: "thụ lý", dossiers.APPROVE_RESULT: "ký duyệt"}


def effects_of(
    asked: Reorganisation, *, at: datetime, own_id: int | None = None
) -> ReorganisationEffects:
    """What a reorganisation would move as things lie at `at`. Nothing is written.

    About fifteen queries whatever the number of dossiers; with faults in the document only these.
    Legal   LR-128.
    """
    faults = reorganisation_faults(asked, at=at, own_id=own_id)
    if faults:
        return ReorganisationEffects(
            faults=[str(fault) for fault in faults],
            units=(),
            new_units=(),
            lost_names=(),
            lost_procedures=(),
            unstaffed=(),
        )
    then = picture_after(asked)
    ending = sorted(move.agency_code for move in asked.moves)
    counts = open_dossiers_at(ending)
    pages = _pages(counts, asked.takes_effect_on)
    units = _units(asked, then, counts, pages, at=at)
    lost = _lost_names(asked, then)
    return ReorganisationEffects(
        faults=(),
        units=units,
        new_units=[(each.code, each.name) for each in asked.new_agencies],
        lost_names=lost,
        lost_procedures=_lost_procedures(lost, asked.takes_effect_on),
        unstaffed=_unstaffed(asked, then, counts, pages, units, at=at),
    )


def _pages(counts: Sequence[_Count], day: date) -> Mapping[int, ProcedurePage]:
    return {
        version: procedure_version(VersionId(version), day=day)
        for version in {version for _, _, version, _ in counts}
    }


def _heir(then: Picture, code: str, page: ProcedurePage, day: date) -> str | None:
    found = then.in_force(code, day, slug=page.slug, field_key=page.field_key)
    return found.code if found is not None else None


def _units(
    asked: Reorganisation,
    then: Picture,
    counts: Sequence[_Count],
    pages: Mapping[int, ProcedurePage],
    *,
    at: datetime,
) -> list[UnitEffect]:
    codes = [move.agency_code for move in asked.moves]
    known = agencies(codes)
    tasks = open_tasks_of(codes)
    absences, plans = units_with_absences(at=at), units_with_plans()
    books = books_of(codes)
    people = _people(asked, then, at=at)
    fields = {field.key: field.name for field in fields_on(asked.takes_effect_on)}
    day = asked.takes_effect_on
    found = []
    for move in asked.moves:
        code = move.agency_code
        taken: dict[str | None, int] = defaultdict(int)
        for receiving, competent, version, count in counts:
            if code in {receiving, competent}:
                taken[_heir(then, code, pages[version], day)] += count
        found.append(
            UnitEffect(
                agency_code=code,
                name=known[AgencyCode(code)].name,
                kind=move.kind.value,
                heirs=[_heir_effect(heir, then, taken, fields) for heir in _all_heirs(move, then)],
                people=people.get(code, ()),
                open_received=sum(count for each, _, _, count in counts if each == code),
                open_decided=sum(count for _, each, _, count in counts if each == code),
                stranded=taken.get(None, 0),
                open_tasks=tasks.get(code, 0),
                absences=code in absences,
                has_counters=code in plans,
                books=[
                    BookEffect(year=year, last_number=last) for year, last in books.get(code, ())
                ],
            )
        )
    return found


def _all_heirs(move: Move, then: Picture) -> tuple[Heir, ...]:
    """Those that the move names, or the one that the list has named already."""
    successor = then.agencies[move.agency_code].successor_code
    return move.heirs or ((Heir(agency_code=successor),) if successor else ())


def _heir_effect(
    heir: Heir, then: Picture, taken: Mapping[str | None, int], fields: Mapping[str, str]
) -> HeirEffect:
    what = [*(fields.get(key, key) for key in heir.field_keys), *heir.procedure_slugs]
    return HeirEffect(
        agency_code=heir.agency_code,
        name=then.agencies[heir.agency_code].name,
        what=", ".join(what),
        open_dossiers=taken.get(heir.agency_code, 0),
    )


def _people(asked: Reorganisation, then: Picture, *, at: datetime) -> dict[str, list[PersonEffect]]:
    moves = {move.agency_code: move for move in asked.moves}
    held = {
        (code, role): ids for (code, role), ids in holders_everywhere(at).items() if code in moves
    }
    names = full_names([each for ids in held.values() for each in ids])
    titles = titles_in(sorted(moves), at=at)
    role_names = {role.key: role.name for role in roles()}
    found: dict[str, list[PersonEffect]] = defaultdict(list)
    for (code, role), account_ids in sorted(held.items()):
        rest = then.in_force(code, asked.takes_effect_on)
        elsewhere = {each.account_id: each.agency_code for each in moves[code].people}
        for account_id in account_ids:
            to_code = elsewhere.get(account_id) or (rest.code if rest is not None else "")
            found[code].append(
                PersonEffect(
                    account_id=account_id,
                    full_name=names[account_id],
                    role_name=role_names[role],
                    title=titles.get((account_id, role, code), ""),
                    to_code=to_code,
                    to_name=then.agencies[to_code].name if to_code else "",
                    keeps_reading=rest is not None and to_code == rest.code,
                )
            )
    return found


def _unstaffed(
    asked: Reorganisation,
    then: Picture,
    counts: Sequence[_Count],
    pages: Mapping[int, ProcedurePage],
    units: Sequence[UnitEffect],
    *,
    at: datetime,
) -> list[tuple[str, str]]:
    """Heirs that would get open dossiers and have nobody with the right to go on with them."""
    permissions = {role.key: frozenset(role.permissions) for role in roles()}
    rights: dict[str, set[str]] = defaultdict(set)
    moving = {unit.agency_code for unit in units}
    for code, role in holders_everywhere(at):
        if code not in moving:
            rights[code] |= permissions[role]
    by_name = {role.name: permissions[role.key] for role in roles()}
    for unit in units:
        for person in unit.people:
            rights[person.to_code] |= by_name[person.role_name]
    day, lacking = asked.takes_effect_on, set()
    for receiving, competent, version, _count in counts:
        for code, wanted in ((receiving, _RECEIVING), (competent, _DECIDING)):
            heir = _heir(then, code, pages[version], day)
            if code in moving and heir is not None:
                lacking |= {
                    (heir, words) for right, words in wanted.items() if right not in rights[heir]
                }
    return sorted((then.agencies[code].name, words) for code, words in lacking)


def _lost_names(asked: Reorganisation, then: Picture) -> list[str]:
    now = picture()
    eve, day = asked.takes_effect_on - _ONE_DAY, asked.takes_effect_on
    return names_lost(_meant(now, eve, asked), _meant(then, day, asked))


def _meant(known: Picture, day: date, asked: Reorganisation) -> dict[str, frozenset[str]]:
    """For each generic name where it means an agency: a commune, or everywhere.

    Only communes that are there both before and after are looked at, and those that follow them:
    a level that the law has abolished needs no agency any more.
    """
    is_three = regime_on(day).tier is Tier.THREE
    ended = set(asked.ended_divisions)
    went = {step.predecessor_code: step.successor_code for step in asked.successions}
    found: dict[str, set[str]] = defaultdict(set)
    for name, row in known.names.items():
        if row.kind is not NameKind.BY_UNIT:
            code = row.three_tier_code if is_three else row.two_tier_code
            if code and known.in_force(code, day) is not None:
                found[name].add("*")
            continue
        if row.unit_level != "commune":
            continue
        for unit, there in known.by_unit.items():
            if any(
                each.role == row.role and _carried_on(each, known, day) is not None
                for each in there
                if each.valid_from is None or each.valid_from <= day
            ):
                found[name].add(went.get(unit, unit) if unit in ended else unit)
    return {name: frozenset(places) for name, places in found.items()}


def _carried_on(agency: Agency, known: Picture, day: date) -> Agency | None:
    return agency if agency.exists_on(day) else known.in_force(agency.code, day)


def _lost_procedures(lost: Sequence[str], day: date) -> list[tuple[str, str]]:
    """Procedures in force on the day for which no name is left that receives or decides."""
    gone = frozenset(lost)
    found = []
    for row in procedures_on(day=day).select_related("procedure") if gone else ():
        try:
            page = procedure_on(row.procedure.slug, day)
        except ProcedureNotFound:
            continue
        for names in (page.receiving_places, page.competent_agencies):
            if _all_gone(names, gone):
                found.append((page.slug, page.name))
                break
    return sorted(found)


def _all_gone(names: Sequence[NamedAgency], gone: frozenset[str]) -> bool:
    return (
        bool(names)
        and all(
            each.name in gone or each.kind in {NameKind.CHANNEL, NameKind.OTHER} for each in names
        )
        and any(each.name in gone for each in names)
    )
