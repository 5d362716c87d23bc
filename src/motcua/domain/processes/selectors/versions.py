"""Versions of processes. What one says is read once per process of the server: it never changes."""

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from motcua.domain.identity.values import Actor
from motcua.domain.processes import permissions
from motcua.domain.processes.errors import ProcessNotFound
from motcua.domain.processes.models import ProcessVersionRow
from motcua.domain.processes.rules.written import process_from
from motcua.domain.processes.values import (
    InternalProcess,
    ProcessStatus,
    ProcessVersion,
    ProcessVersionId,
)

READ_MAX = 1_000  # processes kept as read; a full store is emptied rather than tended
_read_by_digest: dict[str, InternalProcess] = {}


def process_in_force(slug: str, day: date) -> ProcessVersion | None:
    """The published version on which a dossier received on a day runs. One query, two when unread.

    Legal   LR-084: a dossier keeps the version in force at its submission.
    """
    row = (
        _rows()
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
        .filter(procedure_slug=slug, status=ProcessStatus.PUBLISHED, valid_from__lte=day)
        .first()
    )
    return None if row is None else _version(row)


def process_version(version_id: ProcessVersionId) -> ProcessVersion:
    """One version, whatever its status. One query, two when unread. Raises ProcessNotFound."""
    row = _rows().filter(pk=version_id).first()
    if row is None:
        raise ProcessNotFound(version_id=version_id)
    return _version(row)


def versions_of(slug: str) -> tuple[ProcessVersion, ...]:
    """Every version of the process of a procedure, the newest first."""
    rows = ProcessVersionRow.objects.filter(procedure_slug=slug).order_by("-number")
    return tuple(map(_version, rows))


def latest_versions(
    *, slugs: Collection[str] | None = None, status: ProcessStatus | None = None
) -> tuple[ProcessVersion, ...]:
    """Of each procedure the newest version, by slug; those thrown away are left out. One query.

    With a status: the newest version of that status.
    """
    rows = ProcessVersionRow.objects.exclude(status=ProcessStatus.WITHDRAWN)
    if status is not None:
        rows = ProcessVersionRow.objects.filter(status=status)
    if slugs is not None:
        rows = rows.filter(procedure_slug__in=slugs)
    newest = rows.order_by("procedure_slug", "-number").distinct("procedure_slug")
    return tuple(map(_version, newest))


def draft_of(slug: str) -> ProcessVersion | None:
    """The newest draft for a procedure. One query."""
    row = (
        ProcessVersionRow.objects.filter(procedure_slug=slug, status=ProcessStatus.DRAFT)
        .order_by("-number")
        .first()
    )
    return None if row is None else _version(row)


def may_draw(by: Actor) -> bool:
    """Whether somebody may draw processes: the right held in any agency."""
    return bool(by.agency_codes(permissions.DRAW))


def may_publish(by: Actor) -> bool:
    """Whether somebody may publish and withdraw.

    Legal   LR-082 (01/2018/TT-VPCP art 8): for the province those whom the installation names
            (`PROCESS_AGENCIES`, assumed: the office of the provincial committee).
    """
    agencies = by.agency_codes(permissions.PUBLISH)
    return any(code in agencies for code in settings.PROCESS_AGENCIES)


def version_of(row: ProcessVersionRow) -> ProcessVersion:
    """A row as others see it; for acts."""
    return _version(row)


def _rows() -> QuerySet[ProcessVersionRow]:
    """What a process says is fetched only where it is not at hand."""
    return ProcessVersionRow.objects.defer("body")


def _version(row: ProcessVersionRow) -> ProcessVersion:
    return ProcessVersion(
        version_id=ProcessVersionId(row.pk),
        procedure_slug=row.procedure_slug,
        number=row.number,
        status=ProcessStatus(row.status),
        process=_process(row),
        digest=row.digest,
        revision=row.revision,
        decision_number=row.decision_number,
        decided_on=row.decided_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        drawn_by_account_id=row.drawn_by_id,
        changed_at=row.changed_at,
        published_by_account_id=row.published_by_id,
        published_at=row.published_at,
    )


def _process(row: ProcessVersionRow) -> InternalProcess:
    found = _read_by_digest.get(row.digest)
    if found is None:
        if len(_read_by_digest) >= READ_MAX:
            _read_by_digest.clear()
        found = _read_by_digest[row.digest] = process_from(row.body)
    return found
