"""All boards that one posts or checks: those in trouble first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.domain.control.selectors.postings import places
from motcua.domain.control.values import PlaceLine
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.postings.access import reader_required, today
from motcua.interfaces.officer.room import show


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One board in words."""

    name: str
    address: str
    posted: str
    missing: str
    checked: str
    due: Due


@require_safe
@reader_required
def places_page(request: HttpRequest) -> HttpResponse:
    """Every board with how many sheets hang and when it was looked at. Two queries."""
    lines = places(by=request.actor, day=today())
    if len(lines) == 1:
        return redirect("officer:posting_board", agency_code=lines[0].agency_code)
    overdue = sum(line.is_overdue for line in lines)
    context = {
        "section": "postings",
        "rows": [row_of(line) for line in lines],
        "summary": _summary(len(lines), overdue),
    }
    return show(request, "officer/postings/places.html", context)


def row_of(line: PlaceLine) -> PlaceRow:
    """The board of a place in words."""
    lacking = line.missing_count + line.outdated_count + line.late_count
    return PlaceRow(
        name=line.name,
        address=reverse("officer:posting_board", args=[line.agency_code]),
        posted=_("%(posted)s/%(due)s") % {"posted": line.posted_count, "due": line.due_count},
        missing=_missing(line) if lacking else "",
        checked=checked_words(line),
        due=due_of(line),
    )


def checked_words(line: PlaceLine) -> str:
    """When the board was last looked at."""
    if line.last_checked_on is None:
        return _("Chưa kiểm tra lần nào")
    day = formats.day(line.last_checked_on)
    if line.last_check_was_clean:
        return _("%(day)s, đủ và đúng") % {"day": day}
    return _("%(day)s, có chỗ phải sửa") % {"day": day}


def due_of(line: PlaceLine) -> Due:
    """Whether the next check is due."""
    if not line.due_count:
        return Due("off", _("Không phải niêm yết"))
    day = formats.day(line.next_check_on)
    if line.is_overdue:
        return Due("late", _("Quá hạn kiểm tra từ %(day)s") % {"day": day})
    return Due("early", _("Kiểm tra trước %(day)s") % {"day": day})


def _missing(line: PlaceLine) -> str:
    parts = []
    if line.missing_count:
        words = ngettext("thiếu %(count)s", "thiếu %(count)s", line.missing_count)
        parts.append(words % {"count": line.missing_count})
    if line.outdated_count:
        words = ngettext("%(count)s bản cũ", "%(count)s bản cũ", line.outdated_count)
        parts.append(words % {"count": line.outdated_count})
    if line.late_count:
        words = ngettext("%(count)s muộn", "%(count)s muộn", line.late_count)
        parts.append(words % {"count": line.late_count})
    return ", ".join(parts)


def _summary(count: int, overdue: int) -> str:
    words = ngettext("%(count)s nơi niêm yết", "%(count)s nơi niêm yết", count)
    if not overdue:
        return words % {"count": count}
    more = ngettext(", %(count)s nơi quá hạn kiểm tra", ", %(count)s nơi quá hạn kiểm tra", overdue)
    return words % {"count": count} + more % {"count": overdue}
