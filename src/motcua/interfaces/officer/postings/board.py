"""One board: what must hang, what does, and saying that it hangs now."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.domain.control.actions import post_procedures
from motcua.domain.control.selectors.postings import checks_of, place, sheets_of
from motcua.domain.control.values import CheckRecord, Found, SheetLine, Standing
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.forms.reading import day_in
from motcua.interfaces.officer.postings.access import (
    may_check_at,
    may_post_at,
    reader_required,
    today,
)
from motcua.interfaces.officer.postings.places import row_of
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet of the board."""

    slug: str
    name: str
    code: str
    due: Due
    is_to_hang: bool
    print_address: str


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def board(request: HttpRequest, agency_code: str) -> HttpResponse:
    """GET shows the board; POST says which sheets hang since a day."""
    if request.method != "POST":
        return board_page(request, agency_code)
    posted_on = day_in(request.POST.get("ngay", "").strip())
    if posted_on is None:
        words = _("Xin ghi ngày như 26/11/2026.")
        return board_page(request, agency_code, refusal=words, status=422)

    def act() -> HttpResponse:
        count = post_procedures(
            agency_code=agency_code,
            slugs=request.POST.getlist("chon"),
            posted_on=posted_on,
            by=request.actor,
            at=clock.now(),
        )
        words = ngettext(
            "Đã ghi niêm yết %(count)s thủ tục.", "Đã ghi niêm yết %(count)s thủ tục.", count
        )
        messages.success(request, words % {"count": count})
        return redirect("officer:posting_board", agency_code=agency_code)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as error:
        if error.http_status not in {409, 422}:
            raise
        words = " ".join(in_words(error))
        return board_page(request, agency_code, refusal=words, status=error.http_status)


def board_page(
    request: HttpRequest, agency_code: str, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The board with its sheets by field and the checks of the past."""
    day = today()
    line = place(agency_code, by=request.actor, day=day)
    lines = sheets_of(agency_code, day=day)
    ticked = set(request.POST.getlist("chon")) if request.method == "POST" else None
    rows = [_row(each, agency_code, ticked) for each in lines]
    context = {
        "section": "postings",
        "place": row_of(line),
        "groups": _by_field(lines, rows),
        "total": line.due_count,
        "lacking": line.due_count - line.posted_count,
        "can_post": may_post_at(agency_code, by=request.actor),
        "check_address": reverse("officer:posting_check", args=[agency_code])
        if may_check_at(agency_code, by=request.actor) and line.due_count
        else "",
        "print_address": reverse("officer:posting_sheets", args=[agency_code]),
        "checks": _checks(checks_of(agency_code), agency_code),
        "day": request.POST.get("ngay") or formats.day(day),
        "refusal": refusal,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/postings/board.html", context, status=status)


def _row(line: SheetLine, agency_code: str, ticked: set[str] | None) -> SheetRow:
    address = reverse("officer:posting_sheets", args=[agency_code])
    is_to_hang = line.standing is not Standing.POSTED
    return SheetRow(
        slug=line.slug,
        name=line.name,
        code=line.code or "",
        due=_due(line),
        is_to_hang=is_to_hang if ticked is None else line.slug in ticked,
        print_address=f"{address}?chon={line.slug}",
    )


def _due(line: SheetLine) -> Due:
    if line.standing is Standing.NOT_POSTED:
        return Due("late" if line.days_late else "soon", _("Chưa treo") + _late(line))
    day = formats.day(line.posted_on) if line.posted_on else ""
    if line.standing is Standing.OUTDATED:
        return Due("late", _("Bản cũ, treo %(day)s") % {"day": day})
    return Due("done", _("Treo %(day)s") % {"day": day} + _late(line))


def _late(line: SheetLine) -> str:
    if not line.days_late:
        return ""
    words = ngettext(", muộn %(count)s ngày", ", muộn %(count)s ngày", line.days_late)
    return words % {"count": line.days_late}


def _by_field(
    lines: Sequence[SheetLine], rows: Sequence[SheetRow]
) -> Sequence[tuple[str, Sequence[SheetRow]]]:
    pairs = zip(lines, rows, strict=True)
    return [
        (_(name), [row for _line, row in group])
        for name, group in groupby(pairs, key=lambda pair: pair[0].field_name)
    ]


def _checks(checks: Sequence[CheckRecord], agency_code: str) -> Sequence[dict[str, Any]]:
    names = full_names([AccountId(check.checked_by_account_id) for check in checks])
    return [
        {
            "day": formats.day(check.checked_on),
            "by": names[AccountId(check.checked_by_account_id)],
            "due": Due("done", _("Đủ và đúng"))
            if check.is_clean
            else Due("late", _("Có chỗ phải sửa")),
            "found": _found(check),
            "note": check.note,
            "photo": reverse("officer:posting_photo", args=[agency_code, check.check_id]),
        }
        for check in checks
    ]


def _found(check: CheckRecord) -> Sequence[str]:
    """What was to be mended, in words."""
    found = list(check.findings.values())
    words = []
    if missing := found.count(Found.MISSING):
        words.append(
            ngettext("không thấy %(count)s tờ", "không thấy %(count)s tờ", missing)
            % {"count": missing}
        )
    if outdated := found.count(Found.OUTDATED):
        words.append(
            ngettext("%(count)s tờ bản cũ", "%(count)s tờ bản cũ", outdated) % {"count": outdated}
        )
    if not check.has_feedback_address:
        words.append(_("thiếu nơi nhận phản ánh, kiến nghị"))
    if not check.has_staff_names:
        words.append(_("thiếu họ tên, chức danh, điện thoại của cán bộ"))
    return words
