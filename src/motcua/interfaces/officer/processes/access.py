"""Who sees the designer, and which version an address means."""

from datetime import date

from django.http import HttpRequest

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.processes.permissions import DRAW, PUBLISH
from motcua.domain.processes.selectors import may_draw, may_publish, process_version
from motcua.domain.processes.values import ProcessStatus, ProcessVersion, ProcessVersionId
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.web.protection import right_required

drawer_required = right_required(DRAW)
reader_required = right_required(DRAW, PUBLISH)
publisher_required = right_required(PUBLISH)


def today() -> date:
    return clock.now().astimezone(VIETNAM).date()


def version_at(number: int) -> ProcessVersion:
    """The version that an address names. Raises ProcessNotFound."""
    return process_version(ProcessVersionId(number))


def procedure_of(slug: str, day: date | None = None) -> ProcedurePage | None:
    """The procedure today, or on the day from which a version holds; None where it has ended."""
    try:
        return procedure_on(slug, day or today())
    except ProcedureNotFound:
        return None


def may_change(request: HttpRequest, version: ProcessVersion) -> bool:
    return version.status is ProcessStatus.DRAFT and may_draw(request.actor)


def may_decide(request: HttpRequest, version: ProcessVersion) -> bool:
    return version.status is ProcessStatus.DRAFT and may_publish(request.actor)
