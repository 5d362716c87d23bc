"""What procedure control of the demonstration has under work, brought there by the acts alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.selectors import procedure_on, procedures_on, record_of
from motcua.domain.catalogue.selectors.intake_lists import intake_list_published
from motcua.domain.catalogue.selectors.records import record, records
from motcua.domain.catalogue.values import (
    ChangeKind,
    IntakeEntry,
    IntakeList,
    RecordId,
    RecordState,
)
from motcua.domain.identity.values import Actor
from motcua.domain.records.rules.record import record_as_data
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.reference_data.yaml_file import Unreadable, read

FILE: Final = "demo/publication.yaml"
DRAWER, CHECKER, SIGNER = "kstt", "kstt2", "tinh.lanhdao"
RETURNED, PREPARED, PUBLISHED = "returned", "prepared", "published"
DRAWN: Final = "drawn"
ENDS: Final = frozenset({DRAWN, RETURNED, PREPARED, PUBLISHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who does what; three people, because nobody checks or signs what they drew."""

    drawer: Actor
    checker: Actor
    signer: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRecord:
    """One record: what it changes, and how far it comes."""

    slug: str
    change_kind: ChangeKind
    comes_to: str
    changes: Mapping[str, Any]
    drop_components: tuple[int, ...]
    remarks: str
    decision_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPublication:
    """The file."""

    agency: str
    signer_name: str
    signer_title: str
    weeks_ahead: int
    records: tuple[StatedRecord, ...]
    list_decision_number: str
    list_decided_on: date
    list_valid_from: date


def stated_publication(folder: Path) -> StatedPublication:
    """What the file states. Raises Unreadable."""
    content: Any = read(folder / FILE)
    try:
        lists = content["intake_lists"]
        stated = StatedPublication(
            agency=content["agency"],
            signer_name=content["signer_name"],
            signer_title=content["signer_title"],
            weeks_ahead=int(content["weeks_ahead"]),
            records=tuple(map(_stated_record, content["records"])),
            list_decision_number=lists["decision_number"],
            list_decided_on=date.fromisoformat(lists["decided_on"]),
            list_valid_from=date.fromisoformat(lists["valid_from"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable(f"{FILE}: thiếu hoặc sai mục {error}; xin sửa") from error
    if strange := {each.comes_to for each in stated.records} - ENDS:
        raise Unreadable(f"{FILE}: comes_to lạ {sorted(strange)}; xin sửa")
    return stated


def enact(stated: StatedPublication, office: Office, *, at: datetime) -> int:
    """Bring every record as far as it is stated, unless its procedure has had one; says how many.

    Raises what the acts refuse.
    """
    today = at.astimezone(VIETNAM).date()
    effective_from = first_of_month(today + timedelta(weeks=stated.weeks_ahead))
    begun = 0
    for each in stated.records:
        if not records(states=frozenset(RecordState), slug=each.slug):
            _bring(each, stated, office, effective_from=effective_from, at=at)
            begun += 1
    return begun


def publish_lists(stated: StatedPublication, office: Office, *, at: datetime) -> int:
    """Publish the lists of what is received at the one-stop unit and online, where there is none."""
    day = stated.list_valid_from
    rows = list(procedures_on(day=day))
    entries = {
        IntakeList.ONE_STOP: [row.slug for row in rows if row.is_received_at_one_stop],
        IntakeList.ONLINE: [row.slug for row in rows if row.online_is_available],
    }
    published = 0
    for kind, slugs in entries.items():
        if intake_list_published(kind, at.astimezone(VIETNAM).date()) is None:
            actions.publish_intake_list(
                kind=kind,
                entries=[IntakeEntry(slug) for slug in slugs],
                decision_number=stated.list_decision_number,
                decided_on=stated.list_decided_on,
                valid_from=day,
                by=office.signer,
                at=at,
            )
            published += 1
    return published


def first_of_month(day: date) -> date:
    """The first day of the next month, unless the day is one itself."""
    return day if day.day == 1 else (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _bring(
    each: StatedRecord,
    stated: StatedPublication,
    office: Office,
    *,
    effective_from: date,
    at: datetime,
) -> None:
    record_id = actions.begin_record(
        slug=each.slug,
        change_kind=each.change_kind,
        facts=_facts(each, at.astimezone(VIETNAM).date()),
        by=office.drawer,
        at=at,
    )
    if each.comes_to == DRAWN:
        return
    _check(record_id, each, office, at=at)
    if each.comes_to == RETURNED:
        return
    decision_id = actions.prepare_decision(
        agency_code=stated.agency,
        effective_from=effective_from,
        record_ids=[record_id],
        by=office.checker,
        at=at,
    )
    if each.comes_to == PREPARED:
        return
    actions.sign_decision(
        decision_id=decision_id,
        number=each.decision_number,
        signed_on=at.astimezone(VIETNAM).date(),
        signer_name=stated.signer_name,
        signer_title=stated.signer_title,
        by=office.signer,
        at=at,
    )
    actions.publish_decision(decision_id=decision_id, by=office.signer, at=at)


def _check(record_id: RecordId, each: StatedRecord, office: Office, *, at: datetime) -> None:
    actions.check_record(
        record_id=record_id,
        is_sound=each.comes_to != RETURNED,
        remarks=each.remarks,
        expected_revision=record(record_id).revision,
        by=office.checker,
        at=at,
    )


def _facts(each: StatedRecord, day: date) -> dict[str, Any]:
    """The record in force with the stated columns, without the dropped papers."""
    facts = record_as_data(record_of(procedure_on(each.slug, day).version_id)) | dict(each.changes)
    dropped = set(each.drop_components)
    facts["components"] = [row for row in facts["components"] if row["order"] not in dropped]
    facts["data_sources"] = [
        row for row in facts["data_sources"] if row["component"] not in dropped
    ]
    return facts


def _stated_record(row: Mapping[str, Any]) -> StatedRecord:
    return StatedRecord(
        slug=row["slug"],
        change_kind=ChangeKind(row["change_kind"]),
        comes_to=row["comes_to"],
        changes=row.get("changes", {}),
        drop_components=tuple(row.get("drop_components", ())),
        remarks=row.get("remarks", ""),
        decision_number=row.get("decision_number", ""),
    )
