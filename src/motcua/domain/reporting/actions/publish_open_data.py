"""Publish the whole catalogue as open data."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from motcua.domain.catalogue import permissions as catalogue_permissions
from motcua.domain.catalogue.selectors import instruments
from motcua.domain.catalogue.selectors.changes import days_of_change
from motcua.domain.catalogue.selectors.public import (
    catalogue_state,
    pages_of,
    procedures_known,
)
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.identity.values import SYSTEM, Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._open_files import Edition, described_files, write_files

COUNTRY_WIDE = "*"
PAST_EDITIONS_MAX = 12
ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class PublishedOpenData:
    """Which editions were written, and how many procedures that of today has."""

    days: tuple[date, ...]
    procedure_count: int


def publish_open_data(
    *,
    folder: Path,
    address: str,
    source: str,
    is_today_only: bool = False,
    by: Actor,
    at: datetime,
) -> PublishedOpenData:
    """Write the edition of today and of the last days on which something changed, if they are not
    there as the catalogue has it now. Repeating it changes nothing.

    Legal   LR-130 (224/2026/NĐ-CP, 194/2025/NĐ-CP: data of the state that anybody may use).
    Units   `at` is timezone-aware; the day is that of Vietnam; `address` is the portal's, without a
            slash at its end; `source` names who publishes. `is_today_only` leaves the earlier days
            as they are, for whoever waits.
    Raises  NotPermitted. OSError, when nothing of the edition in hand is shown.
    Writes  files, each edition whole before it is shown, and the journal.
    """
    if by is not SYSTEM:
        by.require(catalogue_permissions.PUBLISH_PROCEDURES, agency_code=COUNTRY_WIDE)
    today = at.astimezone(VIETNAM).date()
    token = catalogue_state().token
    past = [day for day in days_of_change(until=today) if day != today][:PAST_EDITIONS_MAX]
    folder.mkdir(parents=True, exist_ok=True)
    written, count = [], 0
    for day in (today,) if is_today_only else (today, *past):
        if _shown(folder, day).get("token") == token:
            continue
        edition = Edition(
            day=day,
            token=token,
            published_at=catalogue_state().published_at,
            made_at=at,
            address=address,
            source=source,
        )
        made = _write_edition(folder, edition)
        count = made if day == today else count
        written.append(day)
    _forget(folder, {today, *past})
    if written:
        journal.record(
            "reporting.open_data_published",
            subject="catalogue",
            by=by.reference,
            at=at,
            facts={"days": [day.isoformat() for day in written], "version": token},
        )
    return PublishedOpenData(days=tuple(written), procedure_count=count)


def _write_edition(folder: Path, edition: Edition) -> int:
    name = f"{edition.day.isoformat()}-{uuid4().hex[:8]}"
    place = folder / name
    place.mkdir()
    try:
        count = write_files(
            place,
            _pages(edition.day),
            edition=edition,
            instruments={each.number: each for each in instruments()},
        )
        manifest = {
            **edition.facts,
            "token": edition.token,
            "made_at": edition.made_at.isoformat(),
            "folder": name,
            "procedure_count": count,
            "files": list(described_files(place)),
        }
        former = _shown(folder, edition.day).get("folder")
        draft = folder / f".{name}.json"
        draft.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(folder / f"{edition.day.isoformat()}.json")
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    if former:
        shutil.rmtree(folder / former, ignore_errors=True)
    return count


def _pages(day: date) -> Iterator[ProcedurePage]:
    after = ""
    while rows := list(procedures_known(day=day, after_slug=after)[:ROWS_AT_ONCE]):
        yield from pages_of(rows, day=day)
        after = rows[-1].procedure.slug


def _shown(folder: Path, day: date) -> dict[str, str]:
    """What is shown of a day now; nothing where it cannot be read."""
    try:
        found = json.loads((folder / f"{day.isoformat()}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _forget(folder: Path, days: set[date]) -> None:
    """Remove editions of days that no address leads to any more."""
    kept = {day.isoformat() for day in days}
    for manifest in folder.glob("[0-9]*.json"):
        if manifest.stem not in kept:
            shown = _shown(folder, date.fromisoformat(manifest.stem))
            manifest.unlink(missing_ok=True)
            if shown.get("folder"):
                shutil.rmtree(folder / shown["folder"], ignore_errors=True)
