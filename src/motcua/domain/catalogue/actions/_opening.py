"""Close a version by superseding it with a copy that ends earlier, and open the next one.

Legal   LR-115: one version on each day; a row that a dossier may hold is never rewritten.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Max, Q

from motcua.domain.catalogue.errors import (
    BaseMoved,
    CatalogueContradicts,
    VersionsOverlap,
)
from motcua.domain.catalogue.models import (
    Procedure,
    ProcedureVersion,
    PublicationDecision,
    RecordDraft,
)
from motcua.domain.catalogue.values import ChangeKind, PublicationStatus, PublishedVersion

ONE_DAY: Final = timedelta(days=1)
_FACTS: Final = tuple(column.name for column in fields(PublishedVersion))
# What a copy does not share with the row it supersedes.
_OWN: Final = frozenset({"id", "recorded_at", "superseded_at", "copy_of"})


def base_now(row: RecordDraft) -> int | None:
    """What stands today where the base of a record stood: itself, or what superseded it."""
    base = _base(row)
    if base is None or base.superseded_at is None:
        return row.base_version_id
    current = ProcedureVersion.objects.filter(
        procedure_id=base.procedure_id, valid_from=base.valid_from, superseded_at__isnull=True
    )
    return current.values_list("pk", flat=True).first() or base.pk


def opened_as(row: RecordDraft, facts: PublishedVersion, day: date) -> PublishedVersion:
    """The version that a record would become from a day on, until the next one begins."""
    rows = ProcedureVersion.objects.filter(superseded_at__isnull=True, valid_from__gt=day)
    own = rows.filter(procedure__slug=row.slug).order_by("valid_from")
    following = own.values_list("valid_from", flat=True).first()
    stated = facts.valid_to
    # A last day that came from the former version, and is over, says nothing about the new one.
    if stated is not None and stated < day:
        stated = None
    # Nor does one after which the former procedure was to go on.
    elif stated is not None and stated < date.max:
        was_to_go_on = rows.filter(
            procedure__slug__in=former_slugs([row]), valid_from=stated + ONE_DAY
        )
        stated = None if was_to_go_on.exists() else stated
    bound = None if following is None else following - ONE_DAY
    return replace(
        facts,
        valid_from=day,
        valid_to=min(filter(None, (stated, bound)), default=None),
        publication_status=PublicationStatus.ACTIVE.value,
    )


def publish_record(
    row: RecordDraft,
    facts: PublishedVersion | None,
    decision: PublicationDecision,
    *,
    at: datetime,
) -> ProcedureVersion:
    """Make the record a version from the day of the decision; without facts its procedure ends.

    Raises VersionsOverlap, BaseMoved.
    """
    kind, day = ChangeKind(row.change_kind), decision.effective_from
    base = _base(row)
    if facts is None:
        return _end(row, base, PublicationStatus.ABOLISHED, decision, at=at)
    procedure = _procedure(row.slug)
    if kind is ChangeKind.REPLACED:
        ended = _end(row, base, PublicationStatus.REPLACED, decision, at=at)
        _remember_codes(procedure, [*ended.procedure.former_codes, ended.code], but=facts.code)
    standing = _standing(procedure)
    covering = _covering(standing, day)
    if kind is ChangeKind.AMENDED:
        _require_base(row, base, covering)
        _remember_codes(procedure, [base.code if base else None], but=facts.code)
    elif covering is not None and covering.publication_status == PublicationStatus.ACTIVE:
        raise VersionsOverlap(slug=row.slug, day=_told(covering.valid_from), reason="chưa kết thúc")
    if covering is not None:
        _close(covering, day, at=at)
    _require_code(procedure, facts)
    return ProcedureVersion.objects.create(
        **facts_of(facts),
        procedure=procedure,
        decision_id=decision.pk,
        recorded_at=at,
    )


def _base(row: RecordDraft) -> ProcedureVersion | None:
    if row.base_version_id is None:
        return None
    rows = ProcedureVersion.objects.select_related("procedure")
    return rows.filter(pk=row.base_version_id).first()


def former_slugs(rows: Iterable[RecordDraft]) -> frozenset[str]:
    """The procedures whose versions the records were drawn from."""
    bases = ProcedureVersion.objects.filter(pk__in=[row.base_version_id for row in rows])
    return frozenset(bases.values_list("procedure__slug", flat=True))


def replace_row(row: ProcedureVersion, *, at: datetime, **changes: Any) -> ProcedureVersion:
    """Supersede a row with a copy that differs in what is named."""
    kept = {
        column.attname: getattr(row, column.attname)
        for column in ProcedureVersion._meta.concrete_fields  # noqa: SLF001 — Django's public name for it
        if column.attname not in _OWN
    }
    row.superseded_at = at
    row.save(update_fields=["superseded_at"])
    return ProcedureVersion.objects.create(**{**kept, **changes}, recorded_at=at)


def facts_of(version: PublishedVersion) -> dict[str, Any]:
    """Its facts by column."""
    return {name: getattr(version, name) for name in _FACTS}


def _end(
    row: RecordDraft,
    base: ProcedureVersion | None,
    status: PublicationStatus,
    decision: PublicationDecision,
    *,
    at: datetime,
) -> ProcedureVersion:
    """From the day on the procedure is abolished or replaced, also what was to come later."""
    day = decision.effective_from
    covering = None if base is None else _covering(_standing(base.procedure), day)
    if covering is None:
        raise BaseMoved(slug=row.slug)
    _require_base(row, base, covering)
    for later in _standing(covering.procedure):
        if later.valid_from is not None and later.valid_from > day:
            later.superseded_at = at
            later.save(update_fields=["superseded_at"])
    closed = _close(covering, day, at=at)
    kept = {name: getattr(closed, name) for name in _FACTS if not name.startswith("valid_")}
    ended = ProcedureVersion(
        **{**kept, "publication_status": status.value},
        procedure=covering.procedure,
        valid_from=day,
        valid_to=None,
        decision_id=decision.pk,
        successor_slug=row.slug if status is PublicationStatus.REPLACED else None,
        recorded_at=at,
    )
    ended.save(force_insert=True)
    return ended


def _close(covering: ProcedureVersion, day: date, *, at: datetime) -> ProcedureVersion:
    """End what holds on the day the day before. Raises VersionsOverlap."""
    if covering.valid_from == day:
        raise VersionsOverlap(slug=covering.slug, day=_told(day), reason="bắt đầu cùng ngày")
    return replace_row(
        covering, at=at, valid_to=day - ONE_DAY, copy_of=covering.copy_of or covering.pk
    )


def _require_code(procedure: Procedure, facts: PublishedVersion) -> None:
    """No other procedure bears the code on a day of this version. Raises CatalogueContradicts."""
    if not facts.code:
        return
    others = ProcedureVersion.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=facts.valid_from),
        code=facts.code,
        superseded_at__isnull=True,
        publication_status=PublicationStatus.ACTIVE,
    ).exclude(procedure=procedure)
    if facts.valid_to is not None:
        others = others.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=facts.valid_to))
    if other := others.select_related("procedure").first():
        raise CatalogueContradicts(reason=f"mã {facts.code} đang dùng cho “{other.slug}”")


def _require_base(
    row: RecordDraft, base: ProcedureVersion | None, covering: ProcedureVersion | None
) -> None:
    """What holds on the day is what the record was drawn from. Raises BaseMoved."""
    is_base = (
        base is not None
        and covering is not None
        and covering.publication_status == PublicationStatus.ACTIVE
        and covering.procedure_id == base.procedure_id
        and all(
            getattr(base, name) == getattr(covering, name) for name in _FACTS if name != "valid_to"
        )
    )
    if not is_base:
        raise BaseMoved(slug=row.slug)


def _standing(procedure: Procedure) -> list[ProcedureVersion]:
    rows = ProcedureVersion.objects.filter(procedure=procedure, superseded_at__isnull=True)
    return list(rows.select_related("procedure").order_by("valid_from"))


def _covering(standing: Iterable[ProcedureVersion], day: date) -> ProcedureVersion | None:
    return next(
        (
            each
            for each in standing
            if (each.valid_from or date.min) <= day <= (each.valid_to or date.max)
        ),
        None,
    )


def _procedure(slug: str) -> Procedure:
    """The procedure, made at the end of the published list if it is not there."""
    last = Procedure.objects.aggregate(last=Max("position"))["last"] or 0
    return Procedure.objects.get_or_create(slug=slug, defaults={"position": last + 1})[0]


def _remember_codes(procedure: Procedure, codes: Iterable[str | None], *, but: str | None) -> None:
    """Whoever knows the former code still finds the procedure."""
    new = [code for code in codes if code and code != but and code not in procedure.former_codes]
    if new:
        procedure.former_codes = [*procedure.former_codes, *new]
        procedure.save(update_fields=["former_codes"])


def _told(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "trước đây"
