"""The table editor: every button sends the whole form, nothing is kept before it is saved."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.processes.actions import save_process
from motcua.domain.processes.errors import DraftMoved, NotADraft, ProcessUnreadable
from motcua.domain.processes.values import ProcessStatus, ProcessVersion
from motcua.foundation import clock, journal
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.calendar_words import people_words
from motcua.interfaces.officer.processes.access import drawer_required, procedure_of, version_at
from motcua.interfaces.officer.processes.checks import checked
from motcua.interfaces.officer.processes.drafting import QUESTIONS_KEPT
from motcua.interfaces.officer.processes.picture import picture_of
from motcua.interfaces.officer.processes.table_context import form_context
from motcua.interfaces.officer.processes.typed_table import (
    TypedTable,
    ordered_as,
    table_of,
    typed_table,
)
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

REVISION_DIGITS_MAX = 9


@require_http_methods(["GET", "HEAD", "POST"])
@drawer_required
def edit(request: HttpRequest, version_id: int) -> HttpResponse:
    """GET shows the draft. POST changes the form (add, move, remove, count) or saves it."""
    version = version_at(version_id)
    if version.status is not ProcessStatus.DRAFT:
        if request.method != "POST":
            return redirect("officer:process", version_id=version_id)
        refusal = NotADraft(number=version.number)
        table = typed_table(request, procedure_slug=version.procedure_slug)
        return _page(request, version, table, version.revision, refusal=refusal)
    if request.method != "POST":
        return _page(request, version, table_of(version.process), version.revision)
    table = typed_table(request, procedure_slug=version.procedure_slug)
    wanted, _colon, place = request.POST.get("lam", "").partition(":")
    revision = _number(request.POST.get("revision", ""))
    if wanted == "luu-de":
        wanted, revision = "luu", _number(place)
    if wanted != "luu":
        focus = _change(table, wanted, _number(place))
        return _page(request, version, table, revision, focus=focus)
    return _save(request, version, table, revision)


def _change(table: TypedTable, wanted: str, place: int) -> str:
    """Do what a button asks; returns the key of the row to go to."""
    if wanted == "them":
        table.add(place)
        return table.rows[min(place, len(table.rows) - 1)].key if table.rows else ""
    if wanted in {"len", "xuong"}:
        by = -1 if wanted == "len" else 1
        table.move(place, by)
        return table.rows[place + by].key if 0 <= place + by < len(table.rows) else ""
    if wanted == "bo":
        table.remove(place)
        return table.rows[max(0, place - 1)].key if table.rows else ""
    return ""


def _save(
    request: HttpRequest, version: ProcessVersion, table: TypedTable, revision: int
) -> HttpResponse:
    if not table.is_readable:
        return _page(request, version, table, revision, status=422)

    def act() -> HttpResponse:
        save_process(
            version_id=version.version_id,
            process=ordered_as(table.process(), version.process),
            expected_revision=revision,
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("Đã lưu bản thảo."))
        return redirect("officer:process_edit", version_id=version.version_id)

    try:
        return answer_once(request, act, is_one_act=True)
    except ProcessUnreadable as refusal:
        table.look_for_faults()
        return _page(request, version, table, revision, refusal=refusal)
    except DomainError as refusal:
        return _page(request, version_at(version.version_id), table, revision, refusal=refusal)


def _page(
    request: HttpRequest,
    version: ProcessVersion,
    table: TypedTable,
    revision: int,
    *,
    refusal: DomainError | None = None,
    status: int = 200,
    focus: str = "",
) -> HttpResponse:
    page = procedure_of(version.procedure_slug)
    process = table.process()
    check = checked(process, page=page, is_readable=table.is_readable)
    faulty = frozenset(
        step.key for order, step in enumerate(process.steps, 1) if order in check.by_row
    )
    context: dict[str, Any] = {
        "section": "processes",
        "version": version,
        "page": page,
        "revision": revision,
        "check": check,
        "picture": picture_of(process, faulty_keys=faulty),
        "faults": _faults(table),
        "fault_of": table.faults,
        "refusal": in_words(refusal) if refusal else None,
        "moved": _moved(version) if isinstance(refusal, DraftMoved) else None,
        "focus": focus,
        # A script decides itself: a button that moved its step keeps the focus.
        "focus_word": "data-go" if "HX-Request" in request.headers else "autofocus",
        "questions": _questions(request, version),
        "idempotency_key": new_key(),
        **form_context(table, page=page, check=check),
    }
    if refusal:
        status = refusal.http_status
    return show(request, "officer/processes/edit.html", context, status=status)


def _faults(table: TypedTable) -> list[Fault]:
    """Every cell to mend, on top of the page."""
    found = [Fault(f"o-{name}", message) for name, message in table.faults.items()]
    for number, row in enumerate(table.rows):
        found += [
            Fault(
                f"o-{name}-{number}",
                _("Bước %(order)s: %(fault)s")
                % {"order": number + 1, "fault": formats.lower_first(message)},
            )
            for name, message in row.faults.items()
        ]
    return found


def _questions(request: HttpRequest, version: ProcessVersion) -> list[dict[str, Any]]:
    """What the file of this draft left open, until another file is read."""
    kept = request.session.get(QUESTIONS_KEPT) or {}
    return kept["remarks"] if kept.get("version") == version.version_id else []


def _moved(version: ProcessVersion) -> Mapping[str, Any]:
    """Who saved the draft meanwhile, and when."""
    line = journal.latest_about(f"process_version:{version.version_id}", module="processes")
    if line is None:
        return {"who": "", "at": version.changed_at, "revision": version.revision}
    return {
        "who": people_words([line.by])[line.by],
        "at": line.at,
        "revision": version.revision,
    }


def _number(text: str) -> int:
    digits = text[:REVISION_DIGITS_MAX]
    return int(digits) if digits.isascii() and digits.isdecimal() else 0
