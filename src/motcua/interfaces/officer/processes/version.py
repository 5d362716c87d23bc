"""One version as it is kept: table, diagram, what the gate says; and its end as a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.processes.actions import withdraw_process
from motcua.domain.processes.rules.graph import Graph
from motcua.domain.processes.rules.written import hours_as_text
from motcua.domain.processes.selectors import may_draw, may_publish, versions_of
from motcua.domain.processes.values import ProcessStatus, ProcessVersion
from motcua.domain.workflow.permissions import MIGRATE
from motcua.domain.workflow.rules.parts import ASKED_FOR, hours_of_parts
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.processes.access import (
    may_change,
    may_decide,
    procedure_of,
    reader_required,
    today,
    version_at,
)
from motcua.interfaces.officer.processes.checks import checked
from motcua.interfaces.officer.processes.listing import version_rows
from motcua.interfaces.officer.processes.picture import picture_of
from motcua.interfaces.officer.processes.table_context import reading_context
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words


@require_safe
@reader_required
def process(request: HttpRequest, version_id: int) -> HttpResponse:
    """One version to read."""
    return _page(request, version_at(version_id))


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def withdraw(request: HttpRequest, version_id: int) -> HttpResponse:
    """Throw a draft away, or take back a version that has not begun."""
    version = version_at(version_id)
    if request.method != "POST":
        return redirect("officer:process", version_id=version_id)

    def act() -> HttpResponse:
        withdraw_process(version_id=version.version_id, by=request.actor, at=clock.now())
        messages.success(request, _("Đã bỏ phiên bản này. Các phiên bản khác giữ nguyên."))
        return redirect("officer:process_history", slug=version.procedure_slug)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return _page(request, version_at(version_id), refusal=refusal)


def _parts_hours(version: ProcessVersion) -> str:
    """What other agencies and the return of the result take; empty where nobody else has a part."""
    process = version.process
    if not any(step.kind in ASKED_FOR for step in process.steps) or Graph(process).cycle:
        return ""
    return hours_as_text(hours_of_parts(process))


def _may_take_back(request: HttpRequest, version: ProcessVersion) -> bool:
    """Whether this person may take back a published version before its first day."""
    return (
        version.status is ProcessStatus.PUBLISHED
        and version.valid_from is not None
        and version.valid_from > today()
        and may_publish(request.actor)
    )


def _page(
    request: HttpRequest, version: ProcessVersion, *, refusal: DomainError | None = None
) -> HttpResponse:
    page = procedure_of(version.procedure_slug, version.valid_from)
    is_draft = version.status is ProcessStatus.DRAFT
    check = checked(version.process, page=page)
    faulty = frozenset(
        step.key
        for order, step in enumerate(version.process.steps, 1)
        if is_draft and order in check.by_row
    )
    others = [each for each in versions_of(version.procedure_slug) if each != version]
    context = {
        "section": "processes",
        "version": version,
        "facts": version_rows([version])[0],
        "page": page,
        "check": check if is_draft else None,
        "limits": check,
        "parts_hours": _parts_hours(version),
        "rows": reading_context(version.process, check if is_draft else None),
        "picture": picture_of(version.process, faulty_keys=faulty),
        "may_change": may_change(request, version),
        "may_decide": may_decide(request, version),
        "may_try": may_draw(request.actor),
        "may_migrate": version.status is ProcessStatus.PUBLISHED
        and bool(request.actor.agency_codes(MIGRATE)),
        "may_withdraw": may_change(request, version) or _may_take_back(request, version),
        "others": others,
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    status = refusal.http_status if refusal else 200
    return show(request, "officer/processes/version.html", context, status=status)
