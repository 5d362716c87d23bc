"""What a change of a procedure means for open dossiers, processes, forms and guidance.

Legal   LR-119 (63/2010/NĐ-CP art 14, 15; 01/2018/TT-VPCP art 8): dossiers that were handed in go on
        under the version in force then; the process, the forms and the guidance follow the change.
"""

from dataclasses import dataclass
from datetime import date

from motcua.domain.catalogue.selectors import procedure_version, record_of, versions_of
from motcua.domain.catalogue.selectors.controlled import version_ids_of
from motcua.domain.catalogue.selectors.decisions import decision
from motcua.domain.catalogue.selectors.records import records_of
from motcua.domain.catalogue.values import (
    ChangeKind,
    DecisionId,
    PublicationStatus,
    PublishedVersion,
    Record,
    VersionId,
)
from motcua.domain.dossiers.selectors.spanning import open_on_versions
from motcua.domain.forms.selectors import published_names_on
from motcua.domain.guidance.selectors import events_on
from motcua.domain.organisations.selectors import agencies
from motcua.domain.records.rules.difference import Difference, differences
from motcua.domain.records.rules.record import read_record
from motcua.foundation.clock import VIETNAM

from .process_consequences import ProcessConsequence, process_consequence


@dataclass(frozen=True, slots=True)
class SpanningDossiers:
    """Open dossiers of one agency that stay on the version they were handed in under."""

    agency_code: str
    agency_name: str
    count: int
    held_count: int  # their limit stands still; no day is promised now
    until: date | None  # the last day that is promised


@dataclass(frozen=True, slots=True)
class MentionedIn:
    """A life event whose guidance leads to the procedure."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What one record would change around it."""

    slug: str  # whose versions change; of what is replaced, the old one
    name: str
    change_kind: ChangeKind
    effective_from: date
    differences: tuple[Difference, ...]
    dossiers: tuple[SpanningDossiers, ...]
    process: ProcessConsequence | None  # must be redrawn; None: nothing to redraw
    forms: tuple[str, ...]  # sentences: electronic forms that no longer fit
    guidance: tuple[MentionedIn, ...]
    later_versions: tuple[date, ...]  # begin later; what is changed here is not in them

    @property
    def dossier_count(self) -> int:
        return sum(each.count for each in self.dossiers)


def consequences_of(record: Record, *, effective_from: date) -> Consequences:
    """What publishing a record on a day would mean. Nothing is touched.

    Queries: one for dossiers, a few for versions, forms and guidance, those of the process's gate
    where a process is in force; none for each dossier.
    """
    base = None if record.base_version_id is None else record_of(VersionId(record.base_version_id))
    version, _faults = read_record(record.facts)
    if record.change_kind is ChangeKind.ABOLISHED:
        version = None
    slug = _slug_of(record, effective_from)
    return Consequences(
        slug=slug,
        name=_name(version, base) or record.slug,
        change_kind=record.change_kind,
        effective_from=effective_from,
        differences=differences(base, version) if base and version else (),
        dossiers=_spanning(slug) if base else (),
        process=process_consequence(slug, base, version, record.change_kind, effective_from),
        forms=_forms(base, version, effective_from),
        guidance=tuple(
            MentionedIn(event.key, event.title)
            for event in events_on(effective_from)
            if slug in event.slugs
        ),
        later_versions=_later(slug, effective_from),
    )


def consequences_of_decision(decision_id: DecisionId) -> tuple[Consequences, ...]:
    """What a decision would mean, record by record. Raises DecisionNotFound."""
    effective_from = decision(decision_id).effective_from
    return tuple(
        consequences_of(each, effective_from=effective_from) for each in records_of(decision_id)
    )


def _slug_of(record: Record, day: date) -> str:
    """Whose version the record ends: of what is replaced, the former procedure."""
    if record.change_kind is not ChangeKind.REPLACED or record.base_version_id is None:
        return record.slug
    return procedure_version(VersionId(record.base_version_id), day=day).slug


def _name(*versions: PublishedVersion | None) -> str:
    return next((version.name for version in versions if version is not None), "")


def _spanning(slug: str) -> tuple[SpanningDossiers, ...]:
    counts = open_on_versions(version_ids_of([slug])[slug])
    names = {str(code): each.name for code, each in agencies(c.agency_code for c in counts).items()}
    return tuple(
        SpanningDossiers(
            agency_code=each.agency_code,
            agency_name=names.get(each.agency_code, ""),
            count=each.count,
            held_count=each.held_count,
            until=None if each.due_at_last is None else each.due_at_last.astimezone(VIETNAM).date(),
        )
        for each in counts
    )


def _forms(
    base: PublishedVersion | None, version: PublishedVersion | None, day: date
) -> tuple[str, ...]:
    """Published forms that an electronic form stood for, and that the change renames or drops."""
    if base is None:
        return ()
    stands_for = published_names_on(day)
    former = {name for name in _form_names(base) if name in stands_for}
    if version is None:
        return tuple(f"Mẫu điện tử của “{name}” không còn dùng cho hồ sơ mới." for name in former)
    now = _form_names(version)
    added = [name for name in now if name not in _form_names(base)]
    told = [
        f"Mẫu “{name}” không còn trong thủ tục, mẫu điện tử của mẫu này không còn dùng được."
        for name in former
        if name not in now
    ]
    told += [f"Mẫu “{name}” chưa có mẫu điện tử." for name in added if name not in stands_for]
    return tuple(told)


def _form_names(version: PublishedVersion) -> tuple[str, ...]:
    names = (row.get("form") for row in version.components)
    return tuple(dict.fromkeys(name for name in names if name))


def _later(slug: str, day: date) -> tuple[date, ...]:
    return tuple(
        line.valid_from
        for line in versions_of(slug)
        if line.valid_from is not None
        and line.valid_from > day
        and line.publication_status == PublicationStatus.ACTIVE
    )
