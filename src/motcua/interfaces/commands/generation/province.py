"""Everything together: arrivals, staff and lives become the lines of all tables."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from random import Random

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.identity.values import AccountKind
from motcua.domain.regimes.rules import dossier_code

from .arrivals import Arrival, counters_of
from .chances import durations, fate
from .copying import NULL, escaped
from .head import Applicant, Head
from .ledger import Book, Ledger, Papers, Repeated
from .limits import Limits, office_seconds, promise_of
from .lives import Life
from .people import full_name, identity_number, phone_number
from .rows import CODE_SERIES, REGISTER_SERIES, SERIES, Sheets, Summary
from .slices import side_by_side
from .staff import NO_PASSWORD, Numbers, Staff
from .times import DAY_SECONDS, OfficeTime
from .world import Kind, World

DOSSIERS_PER_BATCH = 1_000
_CASE_KNOWN_SHARE = 0.8  # [assumed] of dossiers of procedures with cases
_ACCOUNTS_SHARE = 0.12  # of online dossiers: one citizen sends several


@dataclass(slots=True, kw_only=True)
class Province:
    """What all lives share."""

    world: World
    office: OfficeTime
    staff: Staff
    numbers: Numbers
    seed: int
    until: int
    since: int


@dataclass(slots=True, kw_only=True)
class _Making:
    """What it takes to live one life after the other."""

    province: Province
    limits: Limits
    citizens: Sequence[Applicant]
    papers: Papers = field(default_factory=dict)
    by_unit: Mapping[str, Sequence[tuple[int, Arrival]]]  # dossier's id and how it came


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """A slice whose lines have all been given."""

    unit: str
    summary: Summary
    registers: Mapping[tuple[str, str], int]


def written(
    province: Province, found: Sequence[Arrival], sheets: Sheets, *, processes: int
) -> Iterator[list[tuple[str, bytes]]]:
    """The lines of all dossiers, batch by batch, in an order that foreign keys allow.

    The dossiers that one unit receives are a slice: its chances come from the seed and the unit, its
    ids are known beforehand. So it does not matter who makes it, and in which order slices come.
    """
    by_unit: dict[str, list[tuple[int, Arrival]]] = defaultdict(list)
    for place, arrival in enumerate(found):
        by_unit[arrival.offer.receiving].append((province.numbers.dossier + place, arrival))
    making = _Making(
        province=province,
        limits=Limits(province.world),
        citizens=list(_citizens(province, found, sheets)),
        by_unit=by_unit,
    )
    yield sheets.taken()
    done: list[_Done] = []
    sizes = {unit: len(listed) for unit, listed in by_unit.items()}
    for part in side_by_side(partial(_slice, making), sizes, processes):
        if isinstance(part, _Done):
            done.append(part)
        else:
            yield part
    registers: dict[tuple[str, str], int] = {}
    for each in sorted(done, key=lambda each: each.unit):
        sheets.include(each.summary)
        registers |= each.registers
    _counters(sheets, found, registers, province.numbers.given)
    yield sheets.taken()


def _slice(making: _Making, unit: str) -> Iterator[list[tuple[str, bytes]] | _Done]:
    province = making.province
    sheets = Sheets(unlike=province.world.calendar.version)
    book = Book(sheets, province.office, province.until, making.papers)
    chance = Random(f"{province.seed} {unit}")  # noqa: S311 — invented data, no secret
    lived = []
    for number, arrival in making.by_unit[unit]:
        lived.append(_lived(making, book, chance, number, arrival))
        if len(lived) % DOSSIERS_PER_BATCH == 0:
            yield sheets.taken()  # of the journal, which needs no number of the register
    registers = _register(lived, province.numbers.given)
    for count, (head, ledger) in enumerate(lived, 1):
        _write(head, ledger)
        if count % DOSSIERS_PER_BATCH == 0:
            yield sheets.taken()
    yield sheets.taken()
    yield _Done(unit=unit, summary=sheets.summary(), registers=registers)


def _lived(
    making: _Making, book: Book, chance: Random, number: int, arrival: Arrival
) -> tuple[Head, Ledger]:
    province, world = making.province, making.province.world
    offer, day = arrival.offer, arrival.seconds // DAY_SECONDS
    page = _told(chance, offer.kind)
    promise = promise_of(page, arrival.channel)
    head = Head(
        kind=offer.kind,
        page=page,
        code=_code(world, offer.competent, day, arrival.serial),
        channel=arrival.channel,
        receiving=offer.receiving,
        competent=offer.competent,
        regime_key=world.regimes[day].version,
        applicant=_applicant(chance, arrival, number, world, making.citizens),
        return_method=_return_method(chance.random(), arrival.channel),
        submitted=arrival.seconds,
    )
    ledger = Ledger(book, number)
    Life(
        head=head,
        ledger=ledger,
        limits=making.limits,
        staff=province.staff,
        chance=chance,
        fate=fate(chance.random()),
        times=durations(
            chance,
            limit=office_seconds(promise.limit, is_same_day=promise.is_same_day),
            is_at_counter=head.channel == "counter",
            is_collected=head.return_method != "online",
        ),
    ).walk()
    return head, ledger


def _code(world: World, agency_code: str, day: int, serial: int) -> str:
    identifiers = world.agencies[agency_code].identifiers
    return dossier_code(world.regimes[day], identifiers, date.fromordinal(day), serial)


def _return_method(chance: float, channel: str) -> str:
    if channel == "online":
        return "online" if chance < 0.8 else "counter"  # noqa: PLR2004 — [assumed]
    return "post" if chance < 0.1 else "counter"  # noqa: PLR2004 — [assumed]


def _applicant(
    chance: Random, arrival: Arrival, number: int, world: World, citizens: Sequence[Applicant]
) -> Applicant:
    if arrival.channel == "online" and citizens:
        return citizens[int(chance.random() * len(citizens))]
    is_woman = chance.random() < 0.5  # noqa: PLR2004 — half of all people
    serial = 5_000 + len(citizens) + number
    return Applicant(
        account=None,
        name=full_name(chance, is_woman=is_woman),
        identity_number=identity_number(chance, serial, is_woman=is_woman),
        address=_address(chance, world.commune_names[arrival.commune_code]),
        phone=phone_number(serial),
    )


def _address(chance: Random, commune: str) -> str:
    return escaped(f"Thôn {1 + int(chance.random() * 12)}, {commune}, tỉnh Hưng Yên")


def _citizens(province: Province, found: Sequence[Arrival], sheets: Sheets) -> Iterator[Applicant]:
    """People with an account, for what is sent online."""
    chance = Random(f"{province.seed} citizens")  # noqa: S311 — invented data, no secret
    communes = list(province.world.commune_names.values())
    online = sum(each.channel == "online" for each in found)
    for place in range(int(online * _ACCOUNTS_SHARE) + 1 if online else 0):
        serial = province.numbers.serial + place
        is_woman = chance.random() < 0.5  # noqa: PLR2004 — half of all people
        person = Applicant(
            account=province.numbers.account + place,
            name=full_name(chance, is_woman=is_woman),
            identity_number=identity_number(chance, serial, is_woman=is_woman),
            address=_address(chance, communes[int(chance.random() * len(communes))]),
            phone=phone_number(serial),
        )
        sheets.add(
            "identity_account",
            (
                *(str(person.account), NO_PASSWORD, f"congdan.{person.account}"),
                *(AccountKind.CITIZEN.value, person.name, person.identity_number, person.phone),
                province.office.text(province.since),
            ),
        )
        yield person


def _told(chance: Random, kind: Kind) -> ProcedurePage:
    """The procedure in the case of a dossier; of some the case is not known."""
    if not kind.cases or chance.random() > _CASE_KNOWN_SHARE:
        return kind.page
    return chance.choice(kind.cases)


def _register(
    lived: Sequence[tuple[Head, Ledger]], given: Mapping[tuple[str, str, str], int]
) -> Mapping[tuple[str, str], int]:
    """The lines of one agency's register, in the order of acceptance, a book for each year."""
    serials: dict[tuple[str, str], int] = {}
    accepted = [head for head, _ in lived if head.registered]
    for head in sorted(accepted, key=lambda head: (head.registered, head.code)):
        year = str(date.fromordinal(head.registered // DAY_SECONDS).year)
        key = (head.receiving, year)
        serials[key] = serials.get(key, given.get((REGISTER_SERIES, *key), 0)) + 1
        head.register_serial = serials[key]
    return serials


def _write(head: Head, ledger: Ledger) -> None:
    head.write(ledger)
    page = head.page
    columns = (head.receiving, head.competent, page.slug, page.field_key, head.channel)
    due = ledger.book.office.text(head.due) if head.due else NULL
    process = f"procedure_version:{page.version_id}"
    ledger.write(process, Repeated(columns, due), ended=head.ended or None)
    ledger.book.sheets.open_count += not head.ended


def _counters(
    sheets: Sheets,
    found: Sequence[Arrival],
    registers: Mapping[tuple[str, str], int],
    given: Mapping[tuple[str, str, str], int],
) -> None:
    """So that the numbers of whatever is done afterwards follow. Series begun before stay."""
    last = {key: number for key, number in given.items() if key[0] in SERIES}
    last |= {(CODE_SERIES, *key): number for key, number in counters_of(found).items()}
    last |= {(REGISTER_SERIES, *key): number for key, number in registers.items()}
    for key, number in sorted(last.items()):
        sheets.add("dossiers_counter", (*key, str(number)))
