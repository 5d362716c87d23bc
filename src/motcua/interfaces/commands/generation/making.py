"""From a number and a seed to a province in the database."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.domain.dossiers.selectors import last_numbers
from motcua.domain.identity.selectors import holders_everywhere
from motcua.foundation.db.copying import Batch, copy_whole, highest_ids

from .arrivals import arrivals
from .ledger import COMPONENT_IDS, CUSTODY_IDS, JOURNAL_IDS, TASK_IDS
from .province import Province, written
from .rows import COLUMNS, SERIES, Sheets
from .staff import Numbers, staff_for
from .times import OfficeTime, seconds_of
from .world import World, world_between

FIRST_DAY = date(2025, 7, 1)  # [assumed] two levels of administration: earlier agencies are others
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=500)
_FIRST_SERIAL = 2_000  # Smaller ones belong to the demonstration's own people.
_DOSSIERS_PER_PROCESS_MIN = 2_000  # For fewer a process is not worth its beginning.
_PROCESSES_MAX = 4
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
    processes: int | None = None,
) -> Made:
    """Make dossiers and write them. The same database, count, seed and moments give the same bytes.

    The number of processes (as many as there are processors, at most four) changes nothing in them.
    `is_kept` False only makes them. Raises NotEmpty, LinesWanting: then nothing was written.
    """
    highest = highest_ids(table for table, columns in COLUMNS.items() if "id" in columns)
    if highest["dossiers_dossier"] and not is_appended:
        raise NotEmpty
    numbers = _numbers(highest)
    if processes is None:
        worthwhile = count // _DOSSIERS_PER_PROCESS_MIN
        processes = max(1, min(os.cpu_count() or 1, _PROCESSES_MAX, worthwhile))
    last = until.date()
    world = world_between(max(last - days, FIRST_DAY), last)
    sheets = Sheets(unlike=world.calendar.version)
    batches = _batches(
        world,
        count,
        seed=seed,
        until=until,
        numbers=numbers,
        sheets=sheets,
        processes=processes,
    )
    if is_kept:
        copy_whole(batches, COLUMNS, replaced={"dossiers_counter": ("kind", SERIES)})
    else:
        for _ in batches:
            pass
    return Made(sheets.counts, sheets.digest, sheets.open_count)


def _batches(
    world: World,
    count: int,
    *,
    seed: int,
    until: datetime,
    numbers: Numbers,
    sheets: Sheets,
    processes: int,
) -> Iterator[Batch]:
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
        held=holders_everywhere(until),
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
    yield from written(province, found, sheets, processes=processes)


def _numbers(highest: Mapping[str, int]) -> Numbers:
    """The first ids that are free in every table."""
    dossier = max(
        number // _IDS_PER_DOSSIER.get(table, 1)
        for table, number in highest.items()
        if not table.startswith("identity_")
    )
    account, grant = highest["identity_account"], highest["identity_grant"]
    return Numbers(account + 1, grant + 1, dossier + 1, _FIRST_SERIAL + account, last_numbers())
