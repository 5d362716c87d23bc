"""The facts of versions as a record has them, and the versions of a procedure in time."""

from dataclasses import fields
from datetime import datetime

from motcua.domain.catalogue import models
from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.values import DecisionReference, PublishedVersion, VersionId
from motcua.domain.catalogue.values.history import VersionLine
from motcua.domain.records.rules.record import canonical

from .held import as_known


def record_of(version_id: VersionId) -> PublishedVersion:
    """The facts of a version, also of one that was superseded. One query. Raises ProcedureNotFound."""
    row = models.ProcedureVersion.objects.filter(pk=version_id).first()
    if row is None:
        raise ProcedureNotFound(asked_for=version_id)
    return record_of_row(row)


def record_of_row(row: models.ProcedureVersion) -> PublishedVersion:
    """The facts of a row that was read already."""
    return canonical(
        PublishedVersion(
            **{column.name: getattr(row, column.name) for column in fields(PublishedVersion)}
        )
    )


def versions_of(slug: str, known_at: datetime | None = None) -> tuple[VersionLine, ...]:
    """All versions of a procedure, oldest first, as known now or at a moment. One query."""
    rows = (
        as_known(known_at)
        .filter(procedure__slug=slug)
        .select_related("procedure", "decision")
        .order_by("valid_from", "pk")
    )
    lines = sorted(
        map(_line, rows), key=lambda line: (line.valid_from is not None, line.valid_from or 0)
    )
    return tuple(lines)


def _line(row: models.ProcedureVersion) -> VersionLine:
    decision = row.decision
    return VersionLine(
        version_id=VersionId(row.pk),
        slug=row.procedure.slug,
        code=row.code,
        name=row.name,
        publication_status=row.publication_status,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        recorded_at=row.recorded_at,
        superseded_at=row.superseded_at,
        decision=(
            DecisionReference(number=decision.number, signed_on=decision.signed_on)
            if decision
            else None
        ),
    )
