"""A check of a board: how every sheet was found, what else must hang, a photo."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.control.actions import check_posting
from motcua.domain.control.errors import PhotoMissing
from motcua.domain.control.selectors.postings import place, sheets_of
from motcua.domain.control.values import FOUND_NAMES, Found, SheetLine, Standing
from motcua.domain.documents.actions import keep_file
from motcua.domain.documents.errors import FileNotKept
from motcua.domain.documents.selectors import file_facts
from motcua.domain.documents.values import FileFacts, FileId
from motcua.foundation import clock
from motcua.foundation.errors import DomainError, NotPermitted
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.postings.access import checker_required, may_check_at, today
from motcua.interfaces.officer.postings.places import row_of
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_text
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

FIELD_OF_SHEET = "to-"
# What the records lead one to expect; whoever looks changes what is otherwise.
_EXPECTED: Mapping[Standing, Found] = {
    Standing.POSTED: Found.HANGING,
    Standing.OUTDATED: Found.OUTDATED,
    Standing.NOT_POSTED: Found.MISSING,
}


@require_http_methods(["GET", "HEAD", "POST"])
@checker_required
def check(request: HttpRequest, agency_code: str) -> HttpResponse:
    """GET shows the form; POST records the check. What was typed and the photo are kept."""
    line = place(agency_code, by=request.actor, day=today())
    if not may_check_at(agency_code, by=request.actor):
        raise NotPermitted(agency_code=agency_code)
    if request.method != "POST":
        return _form(request, agency_code, row_of(line))
    kept: FileFacts | None = None
    try:
        kept = _photo(request)
        checked_on = day_in(request.POST.get("ngay", "").strip())
        if checked_on is None:
            words = _("Xin ghi ngày như 26/11/2026.")
            return _form(request, agency_code, row_of(line), refusal=words, kept=kept, status=422)
        if kept is None:
            raise PhotoMissing
        facts: dict[str, Any] = {
            "checked_on": checked_on,
            "findings": _findings(request),
            "has_feedback_address": bool(request.POST.get("phan-anh")),
            "has_staff_names": bool(request.POST.get("can-bo")),
            "photo_file_id": kept.file_id,
            "note": typed_text(request, "ghi-chu"),
        }

        def act() -> HttpResponse:
            check_posting(agency_code=agency_code, **facts, by=request.actor, at=clock.now())
            messages.success(request, _("Đã ghi lần kiểm tra niêm yết."))
            return redirect("officer:posting_board", agency_code=agency_code)

        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        if isinstance(error, NotPermitted):
            raise
        words = " ".join(in_words(error))
        return _form(
            request, agency_code, row_of(line), refusal=words, kept=kept, status=error.http_status
        )


def _photo(request: HttpRequest) -> FileFacts | None:
    """The photo that came, or the one that an earlier try of this form brought."""
    upload = request.FILES.get("anh")
    if upload is not None:
        return keep_file(
            chunks=upload.chunks(),
            original_name=upload.name or "",
            by=request.actor,
            at=clock.now(),
        )
    typed = request.POST.get("anh-da-gui", "")[:18]
    if not typed.isdecimal():
        return None
    try:
        facts = file_facts(FileId(int(typed)))
    except FileNotKept:
        return None
    return facts if facts.kept_by_account_id == request.actor.account_id else None


def _findings(request: HttpRequest) -> Mapping[str, Found]:
    known = {found.value for found in Found}
    return {
        name.removeprefix(FIELD_OF_SHEET): Found(value)
        for name, value in request.POST.items()
        if name.startswith(FIELD_OF_SHEET) and value in known
    }


def _form(
    request: HttpRequest,
    agency_code: str,
    row: Any,
    *,
    refusal: str = "",
    kept: FileFacts | None = None,
    status: int = 200,
) -> HttpResponse:
    day = today()
    is_sent = request.method == "POST"
    context = {
        "section": "postings",
        "place": row,
        "groups": _by_field(sheets_of(agency_code, day=day), _findings(request)),
        "choices": [(found.value, _(name)) for found, name in FOUND_NAMES.items()],
        "has_feedback_address": is_sent and bool(request.POST.get("phan-anh")),
        "has_staff_names": is_sent and bool(request.POST.get("can-bo")),
        "note": typed_text(request, "ghi-chu") if is_sent else "",
        "day": request.POST.get("ngay") or formats.day(day),
        "kept": kept,
        "refusal": refusal,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/postings/check.html", context, status=status)


def _by_field(
    lines: Sequence[SheetLine], typed: Mapping[str, Found]
) -> Sequence[tuple[str, Sequence[dict[str, str]]]]:
    return [
        (
            _(name),
            [
                {
                    "field": f"{FIELD_OF_SHEET}{line.slug}",
                    "name": line.name,
                    "code": line.code or "",
                    "value": typed.get(line.slug, _EXPECTED[line.standing]).value,
                }
                for line in group
            ],
        )
        for name, group in groupby(lines, key=lambda line: line.field_name)
    ]
