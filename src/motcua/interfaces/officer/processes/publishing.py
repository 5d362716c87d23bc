"""The page on which a second person publishes a draft."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.processes.actions import publish_process
from motcua.domain.processes.errors import ProcessNotPublishable
from motcua.domain.processes.rules.difference import compare
from motcua.domain.processes.selectors import process_in_force
from motcua.domain.processes.values import ProcessStatus, ProcessVersion
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.processes.access import (
    procedure_of,
    publisher_required,
    today,
    version_at,
)
from motcua.interfaces.officer.processes.checks import checked, gate_lines
from motcua.interfaces.officer.processes.listing import version_rows
from motcua.interfaces.officer.processes.table_words import role_names
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

DECISION_CHARACTERS_MAX = 100


@require_http_methods(["GET", "HEAD", "POST"])
@publisher_required
def publish(request: HttpRequest, version_id: int) -> HttpResponse:
    """GET shows what would begin and what it changes; POST publishes or says every reason why not."""
    version = version_at(version_id)
    if version.status is not ProcessStatus.DRAFT and request.method != "POST":
        return redirect("officer:process", version_id=version_id)
    typed = dict.fromkeys(("decision_number", "decided_on", "valid_from"), "")
    if request.method != "POST":
        return _page(request, version, typed)
    typed = {name: typed_line(request, name)[:DECISION_CHARACTERS_MAX] for name in typed}
    decided_on, valid_from = day_in(typed["decided_on"]), day_in(typed["valid_from"])
    faults = {}
    if not typed["decision_number"]:
        faults["decision_number"] = _("Xin ghi số, ký hiệu quyết định phê duyệt quy trình.")
    if decided_on is None:
        faults["decided_on"] = _("Xin ghi ngày ký theo cách này: 24/11/2026.")
    if valid_from is None:
        faults["valid_from"] = _("Xin ghi ngày áp dụng theo cách này: 01/12/2026.")
    if faults or decided_on is None or valid_from is None:
        return _page(request, version, typed, faults=faults, status=422)

    def act() -> HttpResponse:
        publish_process(
            version_id=version.version_id,
            decision_number=typed["decision_number"],
            decided_on=decided_on,
            valid_from=valid_from,
            by=request.actor,
            at=clock.now(),
        )
        messages.success(
            request,
            _("Đã ban hành. Hồ sơ nộp từ %(day)s chạy theo quy trình này.")
            % {"day": formats.day(valid_from)},
        )
        return redirect("officer:process", version_id=version.version_id)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return _page(request, version_at(version_id), typed, refusal=refusal)


def _page(
    request: HttpRequest,
    version: ProcessVersion,
    typed: dict[str, str],
    *,
    faults: dict[str, str] | None = None,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    faults = faults or {}
    in_force = process_in_force(version.procedure_slug, today())
    check = checked(version.process, page=procedure_of(version.procedure_slug))
    lines = check.lines
    said = in_words(refusal) if refusal else None
    if isinstance(refusal, ProcessNotPublishable):
        lines = gate_lines(refusal.faults, version.process)
        said = (_("Quy trình chưa ban hành được."), _("Xin sửa theo từng điểm dưới đây."))
    context: dict[str, Any] = {
        "section": "processes",
        "version": version,
        "facts": version_rows([version])[0],
        "in_force": in_force,
        "changes": _changes(in_force, version),
        "check": check,
        "lines": lines,
        "typed": typed,
        "faults": [Fault(f"o-{name}", message) for name, message in faults.items()],
        "fault_of": faults,
        "is_own": version.drawn_by_account_id == request.actor.account_id,
        "refusal": said,
        "idempotency_key": new_key(),
    }
    if refusal:
        status = refusal.http_status
    return show(request, "officer/processes/publish.html", context, status=status)


def _changes(in_force: ProcessVersion | None, version: ProcessVersion) -> list[str]:
    if in_force is None:
        return []
    found = compare(in_force.process, version.process, role_names=role_names())
    return [_(change.message) % change.details for change in found.changes]
