"""From a number and a seed to a province in the database."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from .arrivals import arrivals
from .ledger import COMPONENT_IDS, CUSTODY_IDS, JOURNAL_IDS, TASK_IDS
from .province import Province, written
from .rows import COLUMNS, Sheets
from .staff import Numbers, staff_for
from .times import OfficeTime, seconds_of
from .world import World, world_between
from .writing import write

FIRST_DAY = date(2025, 7, 1)  # [assumed] two levels of administration: earlier agencies are others
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=500)
_FIRST_SERIAL = 2_000  # Smaller ones belong to the demonstration's own people.
_HELD = """
    SELECT given.agency_code, given.role_id, given.account_id
    FROM identity_grant given JOIN identity_account account ON account.id = given.account_id
    WHERE given.valid_from <= %s AND (given.valid_to IS NULL OR given.valid_to > %s)
        AND account.is_active
    ORDER BY given.agency_code, given.role_id, given.account_id
"""
_IDS_PER_DOSSIER = {
    "journal_entry": JOURNAL_IDS,
    "workflow_task": TASK_IDS,
    "dossiers_custody": CUSTODY_IDS,
    "dossiers_component": COMPONENT_IDS,
}


class NotEmpty(Exception):
    """There are dossiers already."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: lines by table, the digest of all of them, how many are still open."""

    rows: Mapping[str, int]
    digest: str
    open_count: int


def generate(
    count: int,
    *,
    seed: int,
    until: datetime,
    days: timedelta,
    is_appended: bool = False,
    is_kept: bool = True,
) -> Made:
    """Make dossiers and write them. The same database, count, seed and moments give the same bytes.

    `is_kept` False only makes them. Raises NotEmpty, LinesWanting: then nothing was written.
    """
    numbers = _numbers()
    if numbers.dossier > 1 and _has_dossiers() and not is_appended:
        raise NotEmpty
    last = until.date()
    world = world_between(max(last - days, FIRST_DAY), last)
    sheets = Sheets(unlike=world.calendar.version)
    batches = _batches(world, count, seed=seed, until=until, numbers=numbers, sheets=sheets)
    if is_kept:
        write(batches)
    else:
        for _ in batches:
            pass
    return Made(sheets.counts, sheets.digest, sheets.open_count)


def _batches(
    world: World, count: int, *, seed: int, until: datetime, numbers: Numbers, sheets: Sheets
) -> Iterator[Sequence[tuple[str, bytes]]]:
    office = OfficeTime(world.calendar, world.first - _BEFORE, world.last + _AFTER)
    present = seconds_of(until)
    found = arrivals(world, count, seed=seed, until=present, office=office, given=numbers.given)
    since = (world.first - timedelta(days=7)).toordinal() * 86_400 + 8 * 3600
    receiving = Counter(each.offer.receiving for each in found)
    competent = Counter(each.offer.competent for each in found)
    staff, numbers = staff_for(
        world,
        receiving=receiving,
        competent=competent,
        held=_held(until),
        numbers=numbers,
        seed=seed,
        sheets=sheets,
        office=office,
        since=since,
    )
    province = Province(
        world=world,
        office=office,
        staff=staff,
        numbers=numbers,
        seed=seed,
        until=present,
        since=since,
    )
    yield from written(province, found, sheets)


def _held(at: datetime) -> Mapping[tuple[str, str], Sequence[int]]:
    """Who holds which role in which agency already. One query."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [at, at])
        for agency_code, role_key, account_id in cursor.fetchall():
            found[agency_code, role_key].append(account_id)
    return found


def _has_dossiers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM dossiers_dossier)")
        return cursor.fetchone() == (True,)


def _numbers() -> Numbers:
    """The first ids that are free in every table."""
    highest: dict[str, int] = {}
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            if "id" in columns:
                cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 — our own names
                (highest[table],) = cursor.fetchone()
        cursor.execute("SELECT kind, agency_code, period, last_number FROM dossiers_counter")
        given = {key: last for *key_parts, last in cursor.fetchall() for key in (tuple(key_parts),)}
    account, grant = highest.pop("identity_account"), highest.pop("identity_grant")
    dossier = max(number // _IDS_PER_DOSSIER.get(table, 1) for table, number in highest.items())
    return Numbers(account + 1, grant + 1, dossier + 1, _FIRST_SERIAL + account, given)
