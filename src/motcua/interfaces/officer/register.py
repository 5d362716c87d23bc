"""The dossier register (sổ theo dõi hồ sơ) on screen: one agency, one year, in its own order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.actions import record_readings
from motcua.domain.dossiers.errors import RegisterNotFound
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.dossiers.selectors.registers import (
    FIRST_YEAR,
    LAST_YEAR,
    NumberedLine,
    RegisterFilter,
    RegisterPage,
    RegisterQuery,
    register_books,
    register_closing,
    register_page,
)
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies, may_for
from motcua.domain.slips.rules import RegisterLine, ResultFlag
from motcua.domain.slips.rules.wording import thousands
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import DueKind
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.rows import short_code
from motcua.interfaces.officer.typed import one_line

PRINT_LINES_MAX = 2000  # A file of two thousand lines keeps the printer for two seconds.
SEARCH_CHARACTERS_MAX = 200
SERIAL_DIGITS_MAX = 9
MONTHS = range(1, 13)

SHOW_WORDS: Mapping[RegisterFilter, str | Promise] = {
    RegisterFilter.OPEN: gettext_lazy("Chưa có kết quả"),
    RegisterFilter.READY: gettext_lazy("Có kết quả, chưa trả"),
    RegisterFilter.RETURNED: gettext_lazy("Đã trả"),
    RegisterFilter.LATE: gettext_lazy("Quá hạn"),
}
TABS: Mapping[str, str | Promise] = {
    "officer:register": gettext_lazy("Hồ sơ trong sổ"),
    "officer:hand_overs": gettext_lazy("Giao và nhận"),
}
FLAG_LOOKS: Mapping[ResultFlag, tuple[DueKind, str | Promise]] = {
    ResultFlag.EARLY: ("early", gettext_lazy("Trước hạn")),
    ResultFlag.ON_TIME: ("done", gettext_lazy("Đúng hạn")),
    ResultFlag.OVERDUE: ("late", gettext_lazy("Quá hạn")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the book as the screen shows it."""

    line: RegisterLine
    short_code: str
    address: str
    flag: tuple[DueKind, str | Promise] | None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the book that fits into one printed file."""

    words: str
    address: str


@require_safe
@reader_required
def register(request: HttpRequest) -> HttpResponse:
    """One page of the book; everybody on it is noted as looked at."""
    by: Actor = request.actor
    at = clock.now()
    query = asked_query(request)
    page = register_page(
        query, by=by, at=at, after=serial_of(request, "sau"), before=serial_of(request, "truoc")
    )
    record_readings(
        dossier_ids=[each.dossier_id for each in page.lines], purpose="register", by=by, at=at
    )
    own = RegisterQuery(agency_code=query.agency_code, year=query.year)
    closing = register_closing(agency_code=query.agency_code, year=query.year, by=by)
    context = {
        "section": "register",
        **frame(query, page, by=by, name="officer:register"),
        "rows": [_row(each) for each in page.lines],
        "parts": parts_of(query, page.total),
        "table_address": address_of(query, name="officer:register_workbook"),
        "closing": closing,
        "blank_addresses": (
            (_("Sổ trắng"), address_of(own, name="officer:blank_book")),
            (_("Phiếu kiểm soát trắng"), address_of(own, name="officer:blank_slip")),
        ),
        "close_address": address_of(query, name="officer:close_register")
        if may_close(query, by) and closing is None
        else "",
    }
    return show(request, "officer/register.html", context)


def frame(query: RegisterQuery, page: RegisterPage, *, by: Actor, name: str) -> Mapping[str, Any]:
    """What every page of the book shows around its lines: filters, places to turn to, sums."""
    first = page.lines[0].line.serial if page.lines else 0
    last = page.lines[-1].line.serial if page.lines else 0
    whole = RegisterQuery(agency_code=query.agency_code, year=query.year)
    return {
        "query": query,
        "agency_name": _agency_name(query.agency_code),
        "total": page.total,
        "total_words": formats.whole_number(page.total) + ("+" if page.is_more else ""),
        "first": formats.whole_number(first),
        "last": formats.whole_number(last),
        "previous_address": address_of(query, name=name, truoc=first)
        if page.has_before and first
        else "",
        "next_address": address_of(query, name=name, sau=last) if page.has_after and last else "",
        "choices": _choices(query, by),
        "is_filtered": not query.is_whole,
        "unfiltered_address": address_of(whole, name=name),
        "tabs": [
            (words, address_of(query, name=each), each == name) for each, words in TABS.items()
        ],
        "desk_address": reverse("officer:desk"),
    }


def asked_query(request: HttpRequest) -> RegisterQuery:
    """What the address asks for. A year or agency that cannot be meant is no book at all."""
    by: Actor = request.actor
    books = register_books(by=by)
    own = by.agency_codes(permissions.READ)  # A former unit's book is shown when asked for.
    first = next((book.agency_code for book in books if book.agency_code in own), None)
    agency_code = request.GET.get("don-vi", "") or first or min(own)
    typed_year = request.GET.get("nam", "")
    month = request.GET.get("thang", "")
    show_only = request.GET.get("xem", "")
    return RegisterQuery(
        agency_code=agency_code,
        year=_year(typed_year) if typed_year else this_year(),
        month=int(month) if month in {str(each) for each in MONTHS} else None,
        show=RegisterFilter(show_only) if show_only in set(RegisterFilter) else None,
        text=one_line(request.GET.get("tim", ""))[:SEARCH_CHARACTERS_MAX],
        first_serial=serial_of(request, "tu") or None,
        last_serial=serial_of(request, "den") or None,
    )


def address_of(query: RegisterQuery, *, name: str = "officer:register", **more: object) -> str:
    """The address of a page or file of the book with the same filters."""
    words = {
        "don-vi": query.agency_code,
        "nam": query.year,
        "thang": query.month,
        "xem": query.show,
        "tim": query.text,
        "tu": query.first_serial,
        "den": query.last_serial,
        **more,
    }
    return f"{reverse(name)}?{urlencode({key: value for key, value in words.items() if value})}"


def filter_words(query: RegisterQuery) -> Sequence[str]:
    """What an extract was limited to, as its cover says it; nothing for the whole book."""
    words = []
    if query.month:
        words.append(f"Tháng {query.month} năm {query.year}")
    if query.show:
        with translation.override("vi"):  # The book is Vietnamese, whoever prints it.
            words.append(f"Chỉ hồ sơ: {SHOW_WORDS[query.show]}")
    if query.text:
        words.append(f"Tìm: {query.text}")
    if query.first_serial or query.last_serial:
        until = f" đến {thousands(query.last_serial)}" if query.last_serial else " trở đi"
        words.append(f"Từ số thứ tự {thousands(query.first_serial or 1)}{until}")
    return words


def parts_of(query: RegisterQuery, total: int) -> Sequence[Part]:
    """The files in which a query is printed: one, or ranges of numbers that each fit."""
    if total <= PRINT_LINES_MAX:
        words = _("In sổ (PDF)") if query.is_whole else _("In trích sổ (PDF)")
        return [Part(words, address_of(query, name="officer:register_print"))]
    if not query.is_whole:
        return []
    return [
        Part(
            _("In số %(first)s–%(last)s (PDF)")
            % {"first": formats.whole_number(first), "last": formats.whole_number(last)},
            address_of(
                replace(query, first_serial=first, last_serial=last), name="officer:register_print"
            ),
        )
        for first in range(1, total + 1, PRINT_LINES_MAX)
        for last in (min(first + PRINT_LINES_MAX - 1, total),)
    ]


def may_close(query: RegisterQuery, by: Actor) -> bool:
    """Whether the actor closes this book and its day has come."""
    is_head = may_for(by, permissions.CLOSE_REGISTER, query.agency_code)
    return is_head and has_closing_day_come(query)


def has_closing_day_come(query: RegisterQuery) -> bool:
    """A book is closed on 31 December of its year or later, not before."""
    return clock.now().astimezone(VIETNAM).date() >= date(query.year, 12, 31)


def this_year() -> int:
    return clock.now().astimezone(VIETNAM).year


def _row(each: NumberedLine) -> Row:
    line = each.line
    return Row(
        line=line,
        short_code=short_code(line.dossier_code),
        address=reverse("officer:dossier", args=[line.dossier_code]),
        flag=FLAG_LOOKS[line.result] if line.result else None,
    )


def _choices(query: RegisterQuery, by: Actor) -> Mapping[str, Any]:
    readable = agencies(readable_by(by))
    years = {book.year for book in register_books(by=by)} | {this_year(), query.year}
    return {
        "agencies": sorted(
            ((code, agency.name) for code, agency in readable.items()), key=lambda pair: pair[1]
        ),
        "years": sorted(years, reverse=True),
        "months": MONTHS,
        "shows": [(each.value, words) for each, words in SHOW_WORDS.items()],
    }


def _agency_name(code: str) -> str:
    return next(iter(agencies([code]).values())).name


def _year(typed: str) -> int:
    if not typed.isdecimal() or not FIRST_YEAR <= int(typed[:SERIAL_DIGITS_MAX]) <= LAST_YEAR:
        raise RegisterNotFound
    return int(typed)


def serial_of(request: HttpRequest, name: str) -> int:
    typed = request.GET.get(name, "")[:SERIAL_DIGITS_MAX]
    return int(typed) if typed.isascii() and typed.isdecimal() else 0
