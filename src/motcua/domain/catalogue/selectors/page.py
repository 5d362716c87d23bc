"""One procedure on one day, as a frozen value."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motcua.domain.catalogue import models
from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.rules import parts
from motcua.domain.catalogue.values import (
    DecisionReference,
    Level,
    LinkedProcedure,
    NotAtOneStopReason,
    Online,
    OnlineMode,
    PartialReason,
    PostingDuty,
    ProcedureId,
    ProcedurePage,
    PublicationStatus,
    Step,
    Subject,
    VersionId,
)
from motcua.domain.organisations.selectors import data_version, resolve
from motcua.domain.regimes.values import Tier

from .held import as_known, catalogue, in_force


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a version stands in the index."""

    version_id: int
    code: str | None
    valid_from: date | None
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def procedure_on(slug_or_code: str, day: date, known_at: datetime | None = None) -> ProcedurePage:
    """A procedure by slug or by present or former national code. Raises ProcedureNotFound.

    As it is known now, or as it was known at a moment (LR-110). No query while this process holds the
    page (see `REFERENCE_CACHE_SECONDS`); two or three for a moment.
    """
    if known_at is not None:
        return _as_known(slug_or_code, day, known_at)
    entries = catalogue.get("index", _index).get(slug_or_code, ())
    found = [entry for entry in entries if entry.holds_on(day)]
    if found:  # A code that passed on is asked of who bears it on the day.
        nearest = next((entry for entry in found if entry.code == slug_or_code), found[0])
        return procedure_version(VersionId(nearest.version_id), day=day)
    raise ProcedureNotFound(asked_for=slug_or_code[:100], day=day.isoformat())


def _as_known(slug_or_code: str, day: date, known_at: datetime) -> ProcedurePage:
    """What was known of a procedure at a moment; a present code goes before a former one."""
    rows = list(
        in_force(day, known_at)
        .filter(
            Q(procedure__slug=slug_or_code)
            | Q(procedure__in=as_known(known_at).filter(code=slug_or_code).values("procedure"))
            | Q(procedure__former_codes__contains=[slug_or_code])
        )
        .select_related("procedure", "field", "decision")
    )
    if not rows:
        raise ProcedureNotFound(asked_for=slug_or_code[:100], day=day.isoformat())
    nearest = min(
        rows, key=lambda row: (row.procedure.slug != slug_or_code, row.code != slug_or_code, row.pk)
    )
    return page_of(nearest, day)


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


def _index() -> Mapping[str, tuple[_Entry, ...]]:
    """The versions behind each slug and each national code, present or former."""
    by_slug: dict[str, list[_Entry]] = defaultdict(list)
    present: dict[str, set[str]] = defaultdict(set)
    former: dict[str, set[str]] = defaultdict(set)
    rows = (
        models.ProcedureVersion.objects.filter(
            superseded_at__isnull=True, publication_status=PublicationStatus.ACTIVE
        )
        .order_by("procedure__position", "valid_from")
        .values_list(
            "procedure__slug", "pk", "valid_from", "valid_to", "code", "procedure__former_codes"
        )
    )
    for slug, pk, valid_from, valid_to, code, former_codes in rows:
        by_slug[slug].append(_Entry(pk, code, valid_from, valid_to))
        if code:
            present[code].add(slug)
        for each in former_codes:
            former[each].add(slug)
    found = {slug: tuple(entries) for slug, entries in by_slug.items()}
    for code in present.keys() | former.keys():
        slugs = [*sorted(present[code]), *sorted(former[code] - present[code])]
        found[code] = tuple(entry for slug in slugs for entry in by_slug[slug])
    return found


def _read(version_id: VersionId, day: date) -> ProcedurePage:
    row = (
        models.ProcedureVersion.objects.select_related("procedure", "field", "decision")
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
        limit_variants=parts.limit_variants(row.limit_variants),
        fees=parts.fees(row.fees, day),
        components=parts.components(row.components),
        results=parts.results(row.results),
        legal_basis=parts.legal_basis(row.legal_basis),
        competent_agencies=tuple(resolve(name, day=day) for name in row.competent_names),
        receiving_places=tuple(resolve(name, day=day) for name in row.receiving_names),
        coordinating_agencies=tuple(resolve(name, day=day) for name in row.coordinating_names),
        conditions=tuple(row.conditions),
        keywords=tuple(row.keywords),
        post_receives=row.post_receives,
        post_returns=row.post_returns,
        online=_online(row),
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
        recorded_at=row.recorded_at,
        superseded_at=row.superseded_at,
        local_code=row.local_code,
        publishing_agency=row.publishing_agency_name,
        decision=_decision(row),
        cases=parts.cases(row.cases),
        sequence=parts.sequence(row.sequence),
        methods=parts.methods(row.methods, day),
        set_count=row.set_count,
        authorised_agencies=tuple(resolve(name, day=day) for name in row.authorised_names),
        is_received_at_one_stop=row.is_received_at_one_stop,
        reason_not_at_one_stop=(
            NotAtOneStopReason(row.reason_not_at_one_stop) if row.reason_not_at_one_stop else None
        ),
        is_boundary_free=row.is_boundary_free,
        pause_grounds=tuple(row.pause_grounds),
        late_rule=row.late_rule,
        posting_duties=tuple(map(PostingDuty, row.posting_duties)),
        data_sources=parts.data_sources(row.data_sources),
        interlinked_group=row.interlinked_group,
        guide_video_url=row.guide_video_url,
        sample_dossier_url=row.sample_dossier_url,
    )


def _online(row: models.ProcedureVersion) -> Online:
    return Online(
        is_available=row.online_is_available,
        mode=OnlineMode(row.online_mode) if row.online_mode else None,
        level_1_to_4=row.online_level,
        partial_reason=(
            PartialReason(row.online_partial_reason) if row.online_partial_reason else None
        ),
    )


def _decision(row: models.ProcedureVersion) -> DecisionReference | None:
    if row.decision is None:
        return None
    return DecisionReference(number=row.decision.number, signed_on=row.decision.signed_on)


def _linked(slugs: list[str], day: date) -> tuple[LinkedProcedure, ...]:
    """Those of the linked procedures that are in force on the day."""
    if not slugs:
        return ()
    rows = in_force(day).filter(procedure__slug__in=slugs).order_by("procedure__position")
    return tuple(LinkedProcedure(slug=row.procedure.slug, name=row.name) for row in rows)
