"""What has changed in the catalogue and what will: changes, the days they take effect, decisions.

Legal   LR-131 (63/2010/NĐ-CP art 14-15: a procedure is new, amended, replaced or abolished from a day,
        and that is public before the day).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import (
    Decision,
    DecisionId,
    PublicationStatus,
    VersionId,
)
from motcua.domain.catalogue.values.public import CatalogueChange, CatalogueChangeKind
from motcua.domain.organisations.selectors import agencies
from motcua.domain.records.rules.difference import Difference, differences

from .held import as_known, catalogue
from .public import decision_of
from .record import record_of, record_of_row

ONE_DAY = timedelta(days=1)
_ACTIVE = PublicationStatus.ACTIVE.value


def changes(
    *,
    until: date,
    since: date | None = None,
    before: tuple[date, str] | None = None,
    count_max: int = 50,
) -> tuple[CatalogueChange, ...]:
    """Changes by the day they take effect, latest first, then by slug; beyond `before`. Three queries.

    Legal   LR-131 (63/2010/NĐ-CP art 14-15). Days are those of the law, both ends included.
    """
    begun = _begun(until=until, since=since, before=before)[:count_max]
    ended = _ended(until=until, since=since, before=before)[:count_max]
    stated = _stated(until=until, since=since, before=before)[:count_max]
    found = [
        *map(_change_of_begun, begun),
        *map(_change_of_ended, ended),
        *map(_change_of_stated, stated),
    ]
    found.sort(key=lambda change: (-change.effective_on.toordinal(), change.slug))
    return tuple(found[:count_max])


def published_decisions(*, after_id: int = 0, count_max: int = 50) -> tuple[Decision, ...]:
    """Decisions of publication that are public, in the order of their entry. One query."""
    rows = models.PublicationDecision.objects.filter(
        published_at__isnull=False, pk__gt=after_id
    ).order_by("pk")[:count_max]
    names = agencies([str(row.agency_id) for row in rows])
    by_code = {str(code): agency.name for code, agency in names.items()}
    return tuple(
        Decision(
            decision_id=DecisionId(row.pk),
            number=row.number,
            signed_on=row.signed_on,
            signer_name=row.signer_name,
            signer_title=row.signer_title,
            agency_code=str(row.agency_id),
            agency_name=by_code.get(str(row.agency_id), ""),
            effective_from=row.effective_from,
            instrument_number=row.instrument_number,
            instrument_effective_on=row.instrument_effective_on,
            is_shortened=row.is_shortened,
            signed_at=row.signed_at,
            published_at=row.published_at,
            entered_in_database_at=row.entered_in_database_at,
        )
        for row in rows
    )


def days_of_change(*, until: date) -> tuple[date, ...]:
    """The days on which some procedure begins to hold as it is, latest first. One query."""
    rows = (
        as_known()
        .filter(publication_status=_ACTIVE, valid_from__isnull=False, valid_from__lte=until)
        .order_by("-valid_from")
        .values_list("valid_from", flat=True)
        .distinct()
    )
    return tuple(day for day in rows if day is not None)


def _window(name: str, *, until: date, since: date | None, before: tuple[date, str] | None) -> Q:
    wanted = Q(**{f"{name}__isnull": False, f"{name}__lte": until})
    if since is not None:
        wanted &= Q(**{f"{name}__gte": since})
    if before is not None:
        day, slug = before
        wanted &= Q(**{f"{name}__lt": day}) | Q(**{name: day, "procedure__slug__gt": slug})
    return wanted


def _begun(
    *, until: date, since: date | None, before: tuple[date, str] | None
) -> QuerySet[models.ProcedureVersion]:
    former = (
        as_known()
        .filter(
            Q(valid_from__isnull=True) | Q(valid_from__lt=OuterRef("valid_from")),
            procedure=OuterRef("procedure"),
            publication_status=_ACTIVE,
        )
        .order_by("-valid_to")
        .values("pk")[:1]
    )
    return (
        as_known()
        .filter(_window("valid_from", until=until, since=since, before=before))
        .filter(publication_status=_ACTIVE)
        .annotate(former_pk=Subquery(former))
        .select_related("procedure", "decision")
        .order_by("-valid_from", "procedure__slug")
    )


def _ended(
    *, until: date, since: date | None, before: tuple[date, str] | None
) -> QuerySet[models.ProcedureVersion]:
    """Versions after which nothing holds and nothing is said. Their change is of the day after."""
    later = as_known().filter(
        procedure=OuterRef("procedure"),
        publication_status=_ACTIVE,
        valid_from__gt=OuterRef("valid_to"),
    )
    stated = as_known().filter(procedure=OuterRef("procedure")).exclude(publication_status=_ACTIVE)
    moved = (before[0] - ONE_DAY, before[1]) if before else None
    window = _window(
        "valid_to",
        until=until - ONE_DAY,
        since=since - ONE_DAY if since else None,
        before=moved,
    )
    return (
        as_known()
        .filter(window)
        .filter(~Exists(later), ~Exists(stated), publication_status=_ACTIVE)
        .select_related("procedure", "decision")
        .order_by("-valid_to", "procedure__slug")
    )


def _stated(
    *, until: date, since: date | None, before: tuple[date, str] | None
) -> QuerySet[models.ProcedureVersion]:
    """Rows that say by a decision that a procedure is abolished or replaced from a day."""
    former = (
        as_known()
        .filter(
            procedure=OuterRef("procedure"),
            publication_status=_ACTIVE,
            valid_to__lt=OuterRef("valid_from"),
        )
        .order_by("-valid_to")
        .values("pk")[:1]
    )
    return (
        as_known()
        .filter(_window("valid_from", until=until, since=since, before=before))
        .exclude(publication_status=_ACTIVE)
        .annotate(former_pk=Subquery(former))
        .select_related("procedure", "decision")
        .order_by("-valid_from", "procedure__slug")
    )


def _change_of_begun(row: models.ProcedureVersion) -> CatalogueChange:
    former_pk = row.former_pk  # type: ignore[attr-defined]
    assert row.valid_from is not None  # noqa: S101 — asked for in the query
    return CatalogueChange(
        slug=row.procedure.slug,
        code=row.code,
        name=row.name,
        kind=CatalogueChangeKind.AMENDED if former_pk else CatalogueChangeKind.NEW,
        effective_on=row.valid_from,
        recorded_at=row.recorded_at,
        version_id=VersionId(row.pk),
        former_version_id=VersionId(former_pk) if former_pk else None,
        decision=decision_of(row),
    )


def _change_of_stated(row: models.ProcedureVersion) -> CatalogueChange:
    former_pk = row.former_pk  # type: ignore[attr-defined]
    assert row.valid_from is not None  # noqa: S101 — asked for in the query
    return CatalogueChange(
        slug=row.procedure.slug,
        code=row.code,
        name=row.name,
        kind=CatalogueChangeKind(row.publication_status),
        effective_on=row.valid_from,
        recorded_at=row.recorded_at,
        version_id=None,
        former_version_id=VersionId(former_pk) if former_pk else None,
        decision=decision_of(row),
    )


def _change_of_ended(row: models.ProcedureVersion) -> CatalogueChange:
    assert row.valid_to is not None  # noqa: S101 — asked for in the query
    return CatalogueChange(
        slug=row.procedure.slug,
        code=row.code,
        name=row.name,
        kind=CatalogueChangeKind.ABOLISHED,
        effective_on=row.valid_to + ONE_DAY,
        recorded_at=row.recorded_at,
        version_id=None,
        former_version_id=VersionId(row.pk),
        decision=decision_of(row),
    )


def differences_between(former_id: VersionId, later_id: VersionId) -> tuple[Difference, ...]:
    """What differs between two versions in words. Two queries, or none while it is held."""
    return catalogue.get(
        ("differences", former_id, later_id),
        lambda: differences(record_of(former_id), record_of(later_id)),
    )


def differences_of(
    found: Iterable[CatalogueChange],
) -> dict[VersionId, tuple[Difference, ...]]:
    """What each amendment of a list changes, by the version it brings. One query."""
    pairs = {
        change.version_id: change.former_version_id
        for change in found
        if change.version_id is not None and change.former_version_id is not None
    }
    rows = models.ProcedureVersion.objects.filter(pk__in={*pairs, *pairs.values()})
    records = {VersionId(row.pk): record_of_row(row) for row in rows}
    return {later: differences(records[former], records[later]) for later, former in pairs.items()}
