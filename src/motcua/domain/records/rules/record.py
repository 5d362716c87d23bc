"""A record of a procedure as data and back: the one shape of files, packages, drafts and imports.

The canonical data of a record are plain JSON: every column of a version, days and times as text,
rows without the keys that stand at their usual value. Reading is strict: what is misspelt, of the
wrong kind or against itself is refused with its place and cure, never skipped.

Legal   LR-107 (63/2010/NĐ-CP art 8): what a procedure states; one record holds all of it.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, time
from typing import Any, Final

from motcua.domain.records.errors import RecordUnreadable
from motcua.domain.records.values import (
    Level,
    PublicationStatus,
    PublishedVersion,
    RecordFault,
)
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import LimitUnit

from .record_sense import sense_faults
from .record_shape import RECORD, ROWS, compact_rows

DAYS: Final = ("valid_from", "valid_to")
HOURS: Final = ("limit_value", "steps_hours")


def record_as_data(version: PublishedVersion) -> dict[str, Any]:
    """The canonical data of a version: plain JSON with every column."""
    data = {column.name: getattr(version, column.name) for column in fields(version)}
    for name in DAYS:
        data[name] = data[name].isoformat() if data[name] else None
    data["cutoff"] = f"{version.cutoff:%H:%M}" if version.cutoff else None
    for name in ROWS:
        data[name] = compact_rows(name, data[name])
    return {
        name: list(value) if isinstance(value, list | tuple) else value
        for name, value in data.items()
    }


def read_record(data: Any) -> tuple[PublishedVersion | None, tuple[RecordFault, ...]]:
    """The version that the data mean, and everything that is wrong with them.

    No version where the shape itself is wrong. Where only the sense is, there is a version beside the
    faults, so that the gate can be asked as well; it must not be published.
    """
    if faults := tuple(RECORD(data, "")):
        return None, faults
    version = _version(data)
    return version, tuple(sense_faults(version))


def record_from(data: Any) -> PublishedVersion:
    """The version that the data mean. Raises RecordUnreadable with every fault."""
    version, faults = read_record(data)
    if version is None or faults:
        raise RecordUnreadable(
            count=len(faults),
            first=f"{faults[0].path}: {faults[0].sentence}",
            faults=[asdict(fault) for fault in faults],
        )
    return version


def canonical(version: PublishedVersion) -> PublishedVersion:
    """The same version with its rows in their canonical shape."""
    return _version(record_as_data(version))


def blank_record(*, name: str = "", field_id: str = "") -> dict[str, Any]:
    """Data of a record in which nothing is filled in yet; it can be read, the gate refuses it."""
    unfilled: dict[str, Any] = {key: [] for key, value in _BLANK.items() if isinstance(value, list)}
    return {**_BLANK, **unfilled, "marks": {}, "name": name, "field_id": field_id}


def _version(data: Mapping[str, Any]) -> PublishedVersion:
    facts: dict[str, Any] = {
        key: list(value) if isinstance(value, list) else value for key, value in data.items()
    }
    for name in DAYS:
        facts[name] = date.fromisoformat(facts[name]) if facts[name] else None
    facts["cutoff"] = time.fromisoformat(facts["cutoff"]) if facts["cutoff"] else None
    for name in HOURS:
        facts[name] = float(facts[name])
    for name in ROWS.keys() & facts.keys():
        facts[name] = compact_rows(name, facts[name])
    return PublishedVersion(**facts)


_BLANK: Final = record_as_data(
    PublishedVersion(
        code=None,
        name="",
        field_id="",
        tier=Tier.TWO.value,
        level=Level.COMMUNE.value,
        vertical=None,
        publication_status=PublicationStatus.ACTIVE.value,
        subjects=[],
        limit_value=0.0,
        limit_unit=LimitUnit.WORKING_DAYS.value,
        is_same_day=False,
        cutoff=None,
        cutoff_rule=None,
        limit_variants=[],
        fees=[],
        components=[],
        results=[],
        legal_basis=[],
        competent_names=[],
        receiving_names=[],
        coordinating_names=[],
        conditions=[],
        keywords=[],
        post_receives=False,
        post_returns=False,
        online_is_available=False,
        online_mode=None,
        online_level=None,
        has_online_payment=False,
        steps=[],
        steps_hours=0.0,
        linked_slugs=[],
        supplement_requests_max=None,
        note=None,
        marks={},
        sources=[],
        valid_from=None,
        valid_to=None,
    )
)
