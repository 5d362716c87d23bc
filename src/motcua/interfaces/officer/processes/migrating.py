"""The page on which dossiers under way are taken to a newer version: chosen, with a reason, one by one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.domain.processes.selectors import versions_of
from motcua.domain.processes.values import ProcessStatus, ProcessVersion
from motcua.domain.workflow.actions import migrate_run
from motcua.domain.workflow.permissions import MIGRATE
from motcua.domain.workflow.selectors.migrating import runs_elsewhere
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.processes.access import version_at
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_text
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

DOSSIERS_MAX = 50
CODE_CHARACTERS_MAX = 60


@require_http_methods(["GET", "HEAD", "POST"])
@right_required(MIGRATE)
def migrate(request: HttpRequest, version_id: int) -> HttpResponse:
    """GET lists dossiers on other versions; POST takes over the chosen ones, each for itself."""
    version = version_at(version_id)
    if version.status is not ProcessStatus.PUBLISHED:
        return redirect("officer:process_history", slug=version.procedure_slug)
    if request.method != "POST":
        return _page(request, version)
    codes = [code[:CODE_CHARACTERS_MAX] for code in request.POST.getlist("chon")][:DOSSIERS_MAX]
    reason = typed_text(request, "reason")
    if not codes or not reason:
        fault = _("Chưa chọn hồ sơ nào.") if not codes else _("Xin ghi lý do chuyển quy trình.")
        return _page(request, version, chosen=codes, reason=reason, fault=fault)
    refused = {}
    for code in codes:
        try:
            answer_once(
                request, lambda code=code: _take_over(request, version, code, reason), part=code
            )
        except DomainError as refusal:
            refused[code] = " ".join(map(str, in_words(refusal)))
    if len(codes) > len(refused):
        messages.success(request, _done_words(len(codes) - len(refused)))
    if not refused:
        return redirect("officer:process", version_id=version_id)
    return _page(request, version, chosen=list(refused), reason=reason, refused=refused)


def _take_over(
    request: HttpRequest, version: ProcessVersion, code: str, reason: str
) -> HttpResponse:
    migrate_run(
        dossier_code=code,
        to_version_id=version.version_id,
        reason=reason,
        by=request.actor,
        at=clock.now(),
    )
    return HttpResponse(status=204)


def _done_words(count: int) -> str:
    words = ngettext(
        "Đã chuyển %(count)s hồ sơ sang phiên bản này.",
        "Đã chuyển %(count)s hồ sơ sang phiên bản này.",
        count,
    )
    return words % {"count": count}


def _page(
    request: HttpRequest,
    version: ProcessVersion,
    *,
    chosen: list[str] | None = None,
    reason: str = "",
    fault: str = "",
    refused: dict[str, str] | None = None,
) -> HttpResponse:
    refused = refused or {}
    numbers = {each.version_id: each.number for each in versions_of(version.procedure_slug)}
    rows = [
        {
            "code": run.dossier_code,
            "number": numbers.get(run.version_id) if run.version_id else None,
            "steps": ", ".join(run.step_names),
            "is_chosen": run.dossier_code in (chosen or ()),
            "refusal": refused.get(run.dossier_code, ""),
        }
        for run in runs_elsewhere(
            version.procedure_slug, version.version_id, count_max=DOSSIERS_MAX
        )
    ]
    context: dict[str, Any] = {
        "section": "processes",
        "version": version,
        "rows": rows,
        "reason": reason,
        "fault": fault,
        "refused_count": len(refused),
        "idempotency_key": new_key(),
    }
    status = 422 if fault else 409 if refused else 200
    return show(request, "officer/processes/migrate.html", context, status=status)
