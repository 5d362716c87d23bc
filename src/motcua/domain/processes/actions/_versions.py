"""Lock versions of one procedure, so that acts on them follow each other."""

from motcua.domain.identity.values import Actor
from motcua.domain.processes.errors import ProcessNotFound
from motcua.domain.processes.models import ProcessVersionRow
from motcua.domain.processes.permissions import DRAW, PUBLISH
from motcua.domain.processes.rules.written import process_as_data, process_from
from motcua.domain.processes.selectors import may_draw, may_publish
from motcua.domain.processes.values import InternalProcess, ProcessStatus, ProcessVersionId
from motcua.foundation import journal
from motcua.foundation.db import read
from motcua.foundation.errors import NotPermitted

DRAWING_WORDS = frozenset({"processes.drawn", "processes.saved"})


def require_drawer(by: Actor) -> None:
    """Raises NotPermitted."""
    if not may_draw(by):
        raise NotPermitted(permission=DRAW)


def require_publisher(by: Actor) -> None:
    """Raises NotPermitted."""
    if not may_publish(by):
        raise NotPermitted(permission=PUBLISH)


def lock_versions(slug: str) -> list[ProcessVersionRow]:
    """Every version of a procedure by number, locked until the transaction ends."""
    read("SELECT pg_advisory_xact_lock(hashtext('processes'), hashtext(%s))", [slug])
    return list(
        ProcessVersionRow.objects.select_for_update().filter(procedure_slug=slug).order_by("number")
    )


def locked(
    version_id: ProcessVersionId,
) -> tuple[ProcessVersionRow, list[ProcessVersionRow]]:
    """A version and all versions of its procedure, locked. Raises ProcessNotFound."""
    slug = (
        ProcessVersionRow.objects.filter(pk=version_id)
        .values_list("procedure_slug", flat=True)
        .first()
    )
    versions = [] if slug is None else lock_versions(slug)
    found = next((each for each in versions if each.pk == version_id), None)
    if found is None:
        raise ProcessNotFound(version_id=version_id)
    return found, versions


def published_of(versions: list[ProcessVersionRow]) -> list[ProcessVersionRow]:
    """Published versions, the earliest first."""
    found = [each for each in versions if each.status == ProcessStatus.PUBLISHED]
    return sorted(found, key=lambda each: (each.valid_from is not None, each.valid_from))


def plain(process: InternalProcess) -> InternalProcess:
    """The process as it would be read again: in NFC, within bounds. Raises ProcessUnreadable."""
    return process_from(process_as_data(process))


def drawers_of(row: ProcessVersionRow) -> frozenset[str]:
    """References of all who drew or saved a version, from the journal."""
    return frozenset(
        line.by
        for line in journal.entries_about(reference(row), module="processes")
        if line.word in DRAWING_WORDS
    )


def reference(row: ProcessVersionRow) -> str:
    """How a version stands in the journal."""
    return f"process_version:{row.pk}"
