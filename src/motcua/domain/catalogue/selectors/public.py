"""The catalogue on both axes of time, for everybody: standing, history, lists to leaf through.

Legal   LR-129 (63/2010/NĐ-CP art 16-17: procedures are public with all their parts), LR-131 (art 15:
        a change is public before it takes effect).
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.db.models import Case, Q, QuerySet, When

from motcua.domain.catalogue import models
from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.rules import parts
from motcua.domain.catalogue.values import (
    DecisionReference,
    Level,
    Online,
    OnlineMode,
    PartialReason,
    ProcedurePage,
    PublicationStatus,
    Subject,
    VersionId,
)
from motcua.domain.catalogue.values.public import (
    CatalogueState,
    ProcedureLine,
    ProcedureStanding,
    Standing,
    VersionInTime,
)
from motcua.domain.organisations.selectors import data_version
from motcua.foundation.clock import VIETNAM

from .held import as_known, catalogue, in_force
from .page import page_of, procedure_version

ONE_DAY = timedelta(days=1)
_ACTIVE = PublicationStatus.ACTIVE.value


def catalogue_state() -> CatalogueState:
    """The edition of procedures and agencies that this process reads. No query while it is held."""
    edition = catalogue.edition()
    published_at = edition.get("published_at", _published_at)
    return CatalogueState(token=f"{edition.version}.{data_version()}", published_at=published_at)


def procedures_known(
    *,
    day: date,
    known_at: datetime | None = None,
    field: str = "",
    level: str = "",
    subject: str = "",
    after_slug: str = "",
    slugs: Collection[str] | None = None,
) -> QuerySet[models.ProcedureVersion]:
    """Procedures in force on a day as they were known at a moment, by slug, beyond a slug; of
    `slugs` only, where they are given.

    A slug never changes, so a reader who comes back with the last slug misses none and gets none
    twice, whatever is published meanwhile.
    """
    found = in_force(day, known_at)
    if field:
        found = found.filter(field_id=field)
    if level:
        found = found.filter(level=level)
    if subject:
        found = found.filter(subjects__contains=[subject])
    if slugs is not None:
        found = found.filter(procedure__slug__in=slugs)
    if after_slug:
        found = found.filter(procedure__slug__gt=after_slug)
    return found.select_related("procedure", "field", "decision").order_by("procedure__slug")


def lines_of(rows: Iterable[models.ProcedureVersion], *, day: date) -> tuple[ProcedureLine, ...]:
    """Rows of a list as values of a day. No query."""
    return tuple(
        ProcedureLine(
            slug=row.procedure.slug,
            code=row.code,
            name=row.name,
            field_key=row.field_id,
            field_name=row.field.name,
            level=Level(row.level),
            subjects=tuple(map(Subject, row.subjects)),
            limit=row.limit,
            is_same_day=row.is_same_day,
            is_free=all(fee.amount_vnd == 0 for fee in parts.fees(row.fees, day)),
            online=Online(
                is_available=row.online_is_available,
                mode=OnlineMode(row.online_mode) if row.online_mode else None,
                level_1_to_4=row.online_level,
                partial_reason=(
                    PartialReason(row.online_partial_reason) if row.online_partial_reason else None
                ),
            ),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            recorded_at=row.recorded_at,
        )
        for row in rows
    )


def pages_of(rows: Iterable[models.ProcedureVersion], *, day: date) -> tuple[ProcedurePage, ...]:
    """Rows of a list as whole pages of a day. For work in the background: a query for most rows."""
    return tuple(page_of(row, day) for row in rows)


def procedure_known(
    slug: str, *, day: date, known_at: datetime | None = None
) -> ProcedurePage | None:
    """The version of a procedure in force on a day as it was known at a moment, by its slug."""
    for version in versions_in_time(slug, known_at=known_at):
        if version.is_active and version.holds_on(day):
            return procedure_version(version.version_id, day=day)
    return None


def slug_of(slug_or_code: str) -> str:
    """The slug behind a slug, a national code, present or former. Raises ProcedureNotFound.

    A present code counts before a former one: codes pass on when a procedure is replaced.
    """
    slugs = catalogue.get("public_slugs", _slugs)
    try:
        return slugs[slug_or_code]
    except KeyError:
        raise ProcedureNotFound(asked_for=slug_or_code[:100], day="") from None


def standing_of(slug: str, *, day: date) -> ProcedureStanding:
    """Where a procedure stands on a day, and what took its place. Raises ProcedureNotFound.

    Legal   LR-131 (63/2010/NĐ-CP art 14-15: new, amended, replaced, abolished, each from a day).
    """
    return catalogue.get(("standing", slug, day), lambda: _standing(slug, day))


def versions_in_time(
    slug: str, *, known_at: datetime | None = None, with_superseded: bool = False
) -> tuple[VersionInTime, ...]:
    """The versions of a procedure, oldest first; empty where there is none. One query, or none.

    Those that were known at a moment, now if none is given; `with_superseded` adds all that were
    ever recorded.
    """
    if known_at is None and not with_superseded:
        return catalogue.get(("versions", slug), lambda: _versions(as_known(), slug))
    rows = models.ProcedureVersion.objects.all() if with_superseded else as_known(known_at)
    return _versions(rows, slug)


def _versions(rows: QuerySet[models.ProcedureVersion], slug: str) -> tuple[VersionInTime, ...]:
    found = rows.filter(procedure__slug=slug).select_related("decision")
    ordered = sorted(found, key=lambda row: (row.valid_from or date.min, row.recorded_at, row.pk))
    return tuple(
        VersionInTime(
            version_id=VersionId(row.pk),
            code=row.code,
            name=row.name,
            status=PublicationStatus(row.publication_status),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            recorded_at=row.recorded_at,
            superseded_at=row.superseded_at,
            decision=decision_of(row),
            successor_slug=row.successor_slug,
        )
        for row in ordered
    )


def decision_of(row: models.ProcedureVersion) -> DecisionReference | None:
    """By which decision a version was published, where it is signed."""
    if row.decision is None or not row.decision.number:
        return None
    return DecisionReference(number=row.decision.number, signed_on=row.decision.signed_on)


def _published_at() -> datetime | None:
    rows = models.CatalogueVersion.objects.filter(pk=1).values_list("published_at", flat=True)
    return rows.first()


def _slugs() -> dict[str, str]:
    """First what bears a code, then what ended with it, what bore it, what was once said to."""
    procedures = list(
        models.Procedure.objects.order_by("position").values_list("slug", "former_codes")
    )
    coded = models.ProcedureVersion.objects.filter(code__isnull=False).annotate(
        rank=Case(
            When(superseded_at__isnull=False, then=3),
            When(publication_status=_ACTIVE, then=0),
            default=1,
        )
    )
    found = [
        (rank, code, slug)
        for rank, code, slug in coded.order_by("-valid_from", "-pk").values_list(
            "rank", "code", "procedure__slug"
        )
        if code
    ]
    found += [(2, code, slug) for slug, codes in procedures for code in codes]
    slugs: dict[str, str] = {}
    for _rank, code, slug in sorted(found, key=lambda each: each[0]):
        slugs.setdefault(code, slug)
    return slugs | {slug: slug for slug, _codes in procedures}


def _standing(slug: str, day: date) -> ProcedureStanding:
    versions = versions_in_time(slug)
    if not versions:
        raise ProcedureNotFound(asked_for=slug[:100], day=day.isoformat())
    active = [version for version in versions if version.is_active]
    now = next((version for version in active if version.holds_on(day)), None)
    past = [each for each in active if each.valid_to is not None and each.valid_to < day]
    named = now or (past[-1] if past else versions[-1])
    successor: tuple[str, str] | None = None
    if now is not None:
        standing, since = Standing.IN_FORCE, now.valid_from
    elif not past and active:
        standing, since = Standing.NOT_YET, active[0].valid_from
    else:
        successor = _successor(slug, versions, day)
        ended = next((each for each in versions if not each.is_active and each.holds_on(day)), None)
        is_replaced = successor or (ended and ended.status is PublicationStatus.REPLACED)
        standing = Standing.REPLACED if is_replaced else Standing.ABOLISHED
        last = past[-1].valid_to if past else None
        since = last + ONE_DAY if last else versions[-1].valid_from
    return ProcedureStanding(
        slug=slug,
        name=named.name,
        code=named.code,
        standing=standing,
        since=since,
        versions=versions,
        successor_slug=successor[0] if successor else None,
        successor_name=successor[1] if successor else None,
    )


def _successor(slug: str, versions: tuple[VersionInTime, ...], day: date) -> tuple[str, str] | None:
    """The procedure in force that took its place: as decided, else whose former code is its own.

    What took its place may itself have been replaced since: the last that is in force.
    """
    if named := _named_successor(versions, day):
        seen = {slug}
        while named and named not in seen:
            seen.add(named)
            row = procedures_known(day=day, slugs=[named]).first()
            if row is not None:
                return row.procedure.slug, row.name
            named = _named_successor(versions_in_time(named), day)
        return None
    matching = Q(pk__isnull=True)
    for code in {version.code for version in versions if version.code}:
        matching |= Q(procedure__former_codes__contains=[code]) | Q(code=code)
    row = procedures_known(day=day).filter(matching).exclude(procedure__slug=slug).first()
    return (row.procedure.slug, row.name) if row is not None else None


def _named_successor(versions: tuple[VersionInTime, ...], day: date) -> str | None:
    """The slug that the latest decision by a day names."""
    return next(
        (
            each.successor_slug
            for each in reversed(versions)
            if each.successor_slug and (each.valid_from or date.min) <= day
        ),
        None,
    )


def addresses_on(day: date) -> tuple[tuple[str, date], ...]:
    """Every procedure in force on a day with the day since when its page is as it is. One query."""
    rows = (
        in_force(day)
        .order_by("procedure__slug")
        .values_list("procedure__slug", "valid_from", "recorded_at")
    )
    return tuple(
        (slug, max(valid_from or date.min, recorded_at.astimezone(VIETNAM).date()))
        for slug, valid_from, recorded_at in rows
    )
