"""Records of data/procedures.yaml as versions, each inside its period.

A record states the present facts, the levels and agencies of both tiers, and earlier codes and
limits in `history`. A version is cut wherever one of them changes: at the passage from three tiers
to two, and at both ends of every entry of the history.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

from motcua.domain.catalogue.values import (
    CataloguePublication,
    PublishedField,
    PublishedProcedure,
    PublishedVersion,
)
from motcua.domain.organisations.values import NameKind, PublishedName
from motcua.domain.records.rules.record import canonical
from motcua.domain.regimes.values import Tier

from .checked import day
from .procedure_derived import derived_facts

TWO_TIERS_SINCE = date(2025, 7, 1)
REGIMES_KNOWN_SINCE = date(2018, 6, 21)  # Nothing is received before; see data/regimes.yaml.
ONE_DAY = timedelta(days=1)

Row = Mapping[str, Any]


def publication_from(document: Row) -> CataloguePublication:
    """The publication that a checked file means."""
    meta = document["meta"]
    ranks = {slug: rank for rank, slug in enumerate(meta.get("most_used", ()), start=1)}
    return CataloguePublication(
        agency_names=tuple(_names(meta)),
        fields=tuple(
            PublishedField(key=key, name=name, position=position)
            for position, (key, name) in enumerate(meta["fields"].items(), start=1)
        ),
        procedures=tuple(
            PublishedProcedure(
                slug=row["slug"],
                former_codes=tuple(row["former_codes"]),
                position=position,
                use_rank=ranks.get(row["slug"]),
                versions=tuple(map(canonical, versions_of(row, meta))),
            )
            for position, row in enumerate(document["procedures"], start=1)
        ),
    )


def _names(meta: Row) -> Iterator[PublishedName]:
    for name, entry in meta["agency_names"].items():
        yield PublishedName(
            name=name,
            kind=NameKind(entry["kind"]),
            three_tier_code=entry.get("three_tier") or entry.get("id"),
            two_tier_code=entry.get("two_tier") or entry.get("id"),
            unit_level=entry.get("unit_level", ""),
            role=entry.get("role", ""),
            division_name=entry.get("name", ""),
        )


def raw_data(version: PublishedVersion) -> dict[str, Any]:
    """A version as the data of a record, before anything in it was judged."""
    data = {column.name: getattr(version, column.name) for column in fields(version)}
    for name in ("valid_from", "valid_to"):
        data[name] = data[name].isoformat() if data[name] else None
    data["cutoff"] = f"{version.cutoff:%H:%M}" if version.cutoff else None
    return data


def versions_of(row: Row, meta: Row) -> Iterator[PublishedVersion]:
    """The versions of a record, oldest first."""
    for starts_on, ends_on in _periods(row):
        if ends_on is not None and ends_on < REGIMES_KNOWN_SINCE:
            continue
        tier = Tier.TWO if (starts_on or date.min) >= TWO_TIERS_SINCE else Tier.THREE
        level = row["level_2tier" if tier is Tier.TWO else "level_3tier"]
        if level is not None:
            yield _version(row, meta, tier, level, (starts_on, ends_on))


def _periods(row: Row) -> Iterator[tuple[date | None, date | None]]:
    cuts = {TWO_TIERS_SINCE}
    for entry in row.get("history", ()):
        starts_on, ends_on = day(entry["valid_from"]), day(entry["valid_to"])
        cuts |= {starts_on} if starts_on else set()
        cuts |= {ends_on + ONE_DAY} if ends_on else set()
    for one, other in pairwise([None, *sorted(cuts), None]):
        yield one, other - ONE_DAY if other else None


def _entry_of(row: Row, starts_on: date | None) -> Row:
    """The entry of the history that holds in the period beginning then; empty if none does."""
    begins = starts_on or date.min
    for entry in row.get("history", ()):
        first = day(entry["valid_from"]) or date.min
        last = day(entry["valid_to"]) or date.max
        if first <= begins <= last:
            return entry  # type: ignore[no-any-return]
    return {}


def _version(
    row: Row, meta: Row, tier: Tier, level: str, period: tuple[date | None, date | None]
) -> PublishedVersion:
    entry = _entry_of(row, period[0])
    suffix = "2tier" if tier is Tier.TWO else "3tier"
    present, limit = row["time_limit"], entry.get("time_limit", row["time_limit"])
    is_present_limit = (limit["value"], limit["unit"]) == (present["value"], present["unit"])
    details = present if is_present_limit else {}
    process: Row = {"steps": [], "total_hours": 0}
    if is_present_limit:
        process = row["internal_process"]
    notes = [note for note in (entry.get("note"), row.get("note")) if note]
    code = entry["code"] if entry else row["code"]
    return PublishedVersion(
        code=code,
        name=row["name"],
        field_id=row["field"],
        tier=tier.value,
        level=level,
        vertical=row["vertical"],
        publication_status=row["status"],
        subjects=row["subjects"],
        limit_value=float(limit["value"]),
        limit_unit=limit["unit"],
        is_same_day=details.get("same_day", False),
        cutoff=time.fromisoformat(details["cutoff"]) if details.get("cutoff") else None,
        cutoff_rule=details.get("cutoff_rule"),
        limit_variants=details.get("variants", []),
        fees=row["fees"],
        components=row["components"],
        legal_basis=[
            {"number": number, "recalled": number in row.get("legal_basis_recalled", ())}
            for number in row["legal_basis"]
        ],
        competent_names=row["agencies"][f"competent_{suffix}"],
        receiving_names=row["agencies"][f"receiving_{suffix}"],
        coordinating_names=row["agencies"]["coordinating"],
        conditions=row["conditions"],
        keywords=row["keywords"],
        post_receives=row["post"]["receive"],
        post_returns=row["post"]["return_result"],
        online_is_available=row["online"]["available"],
        online_mode=row["online"]["mode_2025"],
        online_level=row["online"]["level_2019"],
        has_online_payment=row["online_payment"],
        steps=process["steps"],
        steps_hours=float(process["total_hours"]),
        linked_slugs=row["interlinked"]["with_procedures"],
        supplement_requests_max=row.get("supplement_requests_max"),
        note=" ".join(notes) or None,
        sources=row["source"],
        valid_from=period[0],
        valid_to=period[1],
        **derived_facts(row, meta, tier, limit, code),
    )
