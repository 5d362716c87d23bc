"""One procedure on one day, as a frozen value."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.domain.catalogue import models
from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.values import (
    Component,
    Fee,
    FeeKind,
    LegalBasis,
    Level,
    LimitVariant,
    LinkedProcedure,
    Online,
    OnlineMode,
    ProcedureId,
    ProcedurePage,
    PublicationStatus,
    Step,
    Subject,
    VersionId,
)
from motcua.domain.organisations.selectors import data_version, resolve
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import Limit, LimitUnit

from .held import catalogue, in_force


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a version stands in the index."""

    version_id: int
    valid_from: date | None
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class _Index:
    """Versions by slug, and slugs by national code, present or former."""

    entries: Mapping[str, tuple[_Entry, ...]]
    slugs_by_code: Mapping[str, str]


def procedure_on(slug_or_code: str, day: date) -> ProcedurePage:
    """A procedure by slug or by present or former national code. Raises ProcedureNotFound.

    No query while this process holds the page (see `REFERENCE_CACHE_SECONDS`).
    """
    index = catalogue.get("index", _index)
    slug = index.slugs_by_code.get(slug_or_code, slug_or_code)
    for entry in index.entries.get(slug, ()):
        if entry.holds_on(day):
            return procedure_version(VersionId(entry.version_id), day=day)
    raise ProcedureNotFound(asked_for=slug_or_code[:100], day=day.isoformat())


def procedure_version(version_id: VersionId, *, day: date) -> ProcedurePage:
    """A version that a dossier keeps, with agencies as they were on a day."""
    # Names of agencies are part of a page, so it also ages with them.
    key = (version_id, day, data_version())
    return catalogue.get(key, lambda: _read(version_id, day))


def procedure_codes() -> Mapping[VersionId, str]:
    """The national codes of all versions, empty where one is not known. For lists: kept in the
    process."""
    return catalogue.get("codes", _codes)


def _codes() -> Mapping[VersionId, str]:
    rows = models.ProcedureVersion.objects.values_list("pk", "code")
    return {VersionId(pk): code or "" for pk, code in rows}


def _index() -> _Index:
    entries: dict[str, list[_Entry]] = defaultdict(list)
    slugs_by_code: dict[str, str] = {}
    rows = (
        models.ProcedureVersion.objects.filter(
            superseded_at__isnull=True, publication_status=PublicationStatus.ACTIVE
        )
        .order_by("procedure__position", "valid_from")
        .values_list(
            "procedure__slug", "pk", "valid_from", "valid_to", "code", "procedure__former_codes"
        )
    )
    former: dict[str, str] = {}
    for slug, pk, valid_from, valid_to, code, former_codes in rows:
        entries[slug].append(_Entry(pk, valid_from, valid_to))
        if code:
            slugs_by_code[code] = slug
        former.update(dict.fromkeys(former_codes, slug))
    return _Index(
        entries={slug: tuple(found) for slug, found in entries.items()},
        slugs_by_code={**former, **slugs_by_code},
    )


def _read(version_id: VersionId, day: date) -> ProcedurePage:
    row = (
        models.ProcedureVersion.objects.select_related("procedure", "field")
        .filter(pk=version_id)
        .first()
    )
    if row is None:
        raise ProcedureNotFound(asked_for=version_id, day=day.isoformat())
    return page_of(row, day)


def page_of(row: models.ProcedureVersion, day: date) -> ProcedurePage:
    """The row as others see it. One query more if it is linked with other procedures."""
    return ProcedurePage(
        on=day,
        procedure_id=ProcedureId(row.procedure_id),
        version_id=VersionId(row.pk),
        slug=row.procedure.slug,
        code=row.code,
        former_codes=tuple(row.procedure.former_codes),
        name=row.name,
        field_key=row.field_id,
        field_name=row.field.name,
        tier=Tier(row.tier),
        level=Level(row.level),
        vertical=row.vertical,
        subjects=tuple(map(Subject, row.subjects)),
        limit=row.limit,
        is_same_day=row.is_same_day,
        cutoff=row.cutoff,
        cutoff_rule=row.cutoff_rule,
        limit_variants=tuple(
            LimitVariant(
                condition=variant["condition"],
                limit=Limit(variant["value"], LimitUnit(variant["unit"])),
            )
            for variant in row.limit_variants
        ),
        fees=tuple(map(_fee, row.fees)),
        components=tuple(map(_component, row.components)),
        results=tuple(row.results),
        legal_basis=tuple(
            LegalBasis(number=number, is_recalled=number in row.legal_basis_recalled)
            for number in row.legal_basis
        ),
        competent_agencies=tuple(resolve(name, day=day) for name in row.competent_names),
        receiving_places=tuple(resolve(name, day=day) for name in row.receiving_names),
        coordinating_agencies=tuple(resolve(name, day=day) for name in row.coordinating_names),
        conditions=tuple(row.conditions),
        keywords=tuple(row.keywords),
        post_receives=row.post_receives,
        post_returns=row.post_returns,
        online=Online(
            is_available=row.online_is_available,
            mode=OnlineMode(row.online_mode) if row.online_mode else None,
            level_1_to_4=row.online_level,
        ),
        has_online_payment=row.has_online_payment,
        steps=tuple(
            Step(order=step["order"], name=step["name"], role=step["role"], hours=step["hours"])
            for step in row.steps
        ),
        steps_hours=row.steps_hours,
        linked_procedures=_linked(row.linked_slugs, day),
        supplement_requests_max=row.supplement_requests_max,
        note=row.note,
        marks=dict(row.marks),
        sources=tuple(row.sources),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _fee(stored: Mapping[str, Any]) -> Fee:
    return Fee(
        kind=FeeKind(stored["kind"]),
        name=stored["name"],
        amount_vnd=stored["amount_vnd"],
        set_by=stored.get("set_by"),
        rate_percent=stored.get("rate_percent"),
        amount_usd=stored.get("amount_usd"),
        per=stored.get("per"),
        condition=stored.get("condition"),
    )


def _component(stored: Mapping[str, Any]) -> Component:
    return Component(
        order=stored["order"],
        name=stored["name"],
        original_count=stored["original"],
        copy_count=stored["copy"],
        is_shown_only=stored["present_only"],
        form_name=stored["form"],
        once_only_source=stored["once_only_source"],
        is_always_required=stored["required"] == "always",
        condition=stored["condition"],
    )


def _linked(slugs: list[str], day: date) -> tuple[LinkedProcedure, ...]:
    """Those of the linked procedures that are in force on the day."""
    if not slugs:
        return ()
    rows = in_force(day).filter(procedure__slug__in=slugs).order_by("procedure__position")
    return tuple(LinkedProcedure(slug=row.procedure.slug, name=row.name) for row in rows)
