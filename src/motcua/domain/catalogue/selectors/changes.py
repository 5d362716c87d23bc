"""What has changed in the catalogue and what will: changes, the days they take effect, decisions.

Legal   LR-131 (63/2010/NĐ-CP art 14-15: a procedure is new, amended, replaced or abolished from a day,
        and that is public before the day).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import Decision, PublicationStatus, VersionId
from motcua.domain.catalogue.values.public import CatalogueChange, CatalogueChangeKind
from motcua.domain.records.rules.difference import Difference, differences

from .decisions import decisions_of
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
    rows = models.PublicationDecision.objects.filter(published_at__isnull=False, pk__gt=after_id)
    return decisions_of(rows.order_by("pk")[:count_max])


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


def _known(window: Q) -> QuerySet[models.ProcedureVersion]:
    """Versions of a window, with the moment since when their text is known (`copy_of`)."""
    original = models.ProcedureVersion.objects.filter(pk=OuterRef("copy_of")).values("recorded_at")
    rows = as_known().filter(window).select_related("procedure", "decision")
    return rows.annotate(said_at=Coalesce(Subquery(original), F("recorded_at")))


def _begun(
    *, until: date, since: date | None, before: tuple[date, str] | None
) -> QuerySet[models.ProcedureVersion]:
    former = (
        as_known()
        .filter(
            Q(valid_from__isnull=True) | Q(valid_from__lt=OuterRef("valid_from")),
            procedure=OuterRef("procedure"),
        )
        .order_by("-valid_to")
    )
    return (
        _known(_window("valid_from", until=until, since=since, before=before))
        .filter(publication_status=_ACTIVE)
        .annotate(
            former_pk=Subquery(former.values("pk")[:1]),
            former_status=Subquery(former.values("publication_status")[:1]),
        )
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
    stated = (
        as_known()
        .filter(procedure=OuterRef("procedure"), valid_from__gt=OuterRef("valid_to"))
        .exclude(publication_status=_ACTIVE)
    )
    window = _window(
        "valid_to",
        until=_eve(until),
        since=_eve(since) if since else None,
        before=(_eve(before[0]), before[1]) if before else None,
    )
    return (
        _known(window)
        .filter(~Exists(later), ~Exists(stated), publication_status=_ACTIVE)
        .order_by("-valid_to", "procedure__slug")
    )


def _eve(day: date) -> date:
    """The day before; of the first day that there is, itself."""
    return max(day, date.min + ONE_DAY) - ONE_DAY


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
        _known(_window("valid_from", until=until, since=since, before=before))
        .exclude(publication_status=_ACTIVE)
        .annotate(former_pk=Subquery(former))
        .order_by("-valid_from", "procedure__slug")
    )


def _change_of_begun(row: models.ProcedureVersion) -> CatalogueChange:
    former_pk = row.former_pk if row.former_status == _ACTIVE else None  # type: ignore[attr-defined]
    kind = CatalogueChangeKind.AMENDED if former_pk else CatalogueChangeKind.NEW
    return _change(row, kind, row.valid_from, version_id=row.pk, former_id=former_pk)


def _change_of_stated(row: models.ProcedureVersion) -> CatalogueChange:
    kind = CatalogueChangeKind(row.publication_status)
    return _change(row, kind, row.valid_from, version_id=None, former_id=row.former_pk)  # type: ignore[attr-defined]


def _change_of_ended(row: models.ProcedureVersion) -> CatalogueChange:
    since = row.valid_to + ONE_DAY if row.valid_to else None
    return _change(row, CatalogueChangeKind.ABOLISHED, since, version_id=None, former_id=row.pk)


def _change(
    row: models.ProcedureVersion,
    kind: CatalogueChangeKind,
    effective_on: date | None,
    *,
    version_id: int | None,
    former_id: int | None,
) -> CatalogueChange:
    assert effective_on is not None  # noqa: S101 — asked for in the query
    return CatalogueChange(
        slug=row.procedure.slug,
        code=row.code,
        name=row.name,
        kind=kind,
        effective_on=effective_on,
        recorded_at=row.said_at,  # type: ignore[attr-defined]
        version_id=VersionId(version_id) if version_id else None,
        former_version_id=VersionId(former_id) if former_id else None,
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
