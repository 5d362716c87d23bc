"""The catalogue: find a procedure, and read all about one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_safe

from motcua.domain.catalogue import selectors
from motcua.domain.catalogue.rules import parts
from motcua.domain.catalogue.values import (
    LEVEL_NAMES,
    SUBJECT_NAMES,
    Level,
    ListCounts,
    Subject,
)
from motcua.domain.guidance.errors import EventNotFound
from motcua.domain.guidance.selectors import event_on
from motcua.domain.search.values import Reason
from motcua.foundation import clock
from motcua.interfaces.citizen import procedure_words as words
from motcua.interfaces.citizen.found_words import reasons_html
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Crumb

PROCEDURES_PER_PAGE = 20
SEARCH_CHARACTERS_MAX = 200
# What people say, in the words they say it; each finds something (tests). The catalogue is searched
# in Vietnamese in every language.
EXAMPLES = (
    gettext_noop("mới sinh em bé"),
    gettext_noop("sao y giấy tờ"),
    gettext_noop("đổi bằng lái xe"),
    gettext_noop("sang tên sổ đỏ"),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for. A value that does not exist is as if it had not been given."""

    text: str = ""
    field: str = ""
    level: str = ""
    subject: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.text or self.field or self.level or self.subject)

    @property
    def query(self) -> str:
        """The address of this list up to the page number."""
        named = {
            "q": self.text,
            "linh-vuc": self.field,
            "cap": self.level,
            "doi-tuong": self.subject,
        }
        chosen = urlencode({name: value for name, value in named.items() if value})
        return f"{chosen}&" if chosen else ""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Sieve:
    """One drop-down list of the filter form."""

    name: str
    label: str
    all_label: str
    value: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Hit:
    """One procedure in a list."""

    name: str
    address: str
    time: str
    money: str
    field_name: str
    level_name: str
    is_online: bool
    why: str = ""  # it was found


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """All procedures in force today, searched and sifted. A former address of a life event leads on."""
    today = clock.now().date()
    event_address = _address_of_event(request.GET.get("su-kien", ""), today)
    if event_address:
        return HttpResponsePermanentRedirect(event_address)
    fields = {field.key: _(field.name) for field in selectors.fields_on(today)}
    filters = _filters(request, fields)
    criteria = {
        "day": today,
        "text": filters.text,
        "field": filters.field,
        "level": filters.level,
        "subject": filters.subject,
    }
    answer = selectors.how_found(filters.text, day=today)
    reasons = {hit.key: hit.reasons for hit in answer.hits}
    counts = selectors.counts_on(**criteria)
    paginator = Paginator(selectors.procedures_on(**criteria), PROCEDURES_PER_PAGE)
    paginator.count = counts.total  # Already counted: no second query.
    pages = paginator.get_page(request.GET.get("trang"))
    return render(
        request,
        "citizen/catalogue.html",
        {
            "section": "catalogue",
            "title": _title(filters, fields),
            "filters": filters,
            "selects": _selects(filters, counts, fields),
            "hits": [hit_of(row, reasons.get(row.procedure.slug, ())) for row in pages.object_list],
            "understood": answer.understood,
            "corrected": answer.corrected,
            "examples": [(text, _(text)) for text in EXAMPLES],
            "pages": pages,
            "page_numbers": _page_numbers(pages),
            "count_words": _found_words(counts.total, filters, fields),
            "crumb_list": [Crumb(_("Trang đầu"), reverse("citizen:home")), Crumb(_("Thủ tục"))],
        },
    )


def hit_of(row: Any, reasons: Sequence[Reason] = ()) -> Hit:
    """A row of the catalogue's lists, in words."""
    fees = parts.fees(row.fees, clock.now().date())
    return Hit(
        name=row.name,
        address=reverse("citizen:procedure", args=[row.procedure.slug]),
        time=words.time_headline(row).answer,
        money=words.money_headline(fees).answer,
        field_name=_(row.field.name),
        level_name=formats.lower_first(_(LEVEL_NAMES[row.level])),
        is_online=row.online_is_available,
        why=reasons_html(reasons),
    )


def _address_of_event(key: str, today: date) -> str:
    """Where a life event is found today; empty for what is none."""
    try:
        return reverse("citizen:life_event", args=[event_on(key, today).key])
    except EventNotFound:
        return ""


def _filters(request: HttpRequest, fields: Mapping[str, str]) -> Filters:
    def one_of(name: str, known: Any) -> str:
        value = request.GET.get(name, "")
        return value if value in known else ""

    return Filters(
        text=" ".join(request.GET.get("q", "")[:SEARCH_CHARACTERS_MAX].replace("\0", " ").split()),
        field=one_of("linh-vuc", fields),
        level=one_of("cap", {level.value for level in LEVEL_NAMES}),
        subject=one_of("doi-tuong", {subject.value for subject in SUBJECT_NAMES}),
    )


def _selects(filters: Filters, counts: ListCounts, fields: Mapping[str, str]) -> list[Sieve]:
    """The three filters with what each choice would leave; choices that leave nothing are out."""

    def options(names: Mapping[str, str], by_key: Mapping[str, int], chosen: str) -> list[Option]:
        return [
            Option(key, name, by_key.get(key, 0))
            for key, name in names.items()
            if by_key.get(key) or key == chosen
        ]

    levels = {level.value: _(name) for level, name in LEVEL_NAMES.items()}
    subjects = {subject.value: _(name) for subject, name in SUBJECT_NAMES.items()}
    return [
        Sieve(
            *("linh-vuc", _("Lĩnh vực"), _("Mọi lĩnh vực"), filters.field),
            options(fields, counts.by_field, filters.field),
        ),
        Sieve(
            *("cap", _("Cấp giải quyết"), _("Mọi cấp"), filters.level),
            options(levels, counts.by_level, filters.level),
        ),
        Sieve(
            *("doi-tuong", _("Ai làm"), _("Mọi người"), filters.subject),
            options(subjects, counts.by_subject, filters.subject),
        ),
    ]


def _title(filters: Filters, fields: Mapping[str, str]) -> str:
    """Of the browser's window: no two lists have the same."""
    return ", ".join([_("Thủ tục hành chính"), *_chosen(filters, fields)])


def _found_words(count: int, filters: Filters, fields: Mapping[str, str]) -> str:
    """`12 thủ tục: “khai sinh”, lĩnh vực Hộ tịch`. Read out when the list changes."""
    chosen = ", ".join(_chosen(filters, fields))
    return f"{_count_words(count)}: {chosen}" if chosen else _count_words(count)


def _chosen(filters: Filters, fields: Mapping[str, str]) -> list[str]:
    """What was asked for, in words."""
    chosen = [f"“{filters.text}”"] if filters.text else []
    if filters.field:
        chosen.append(_("lĩnh vực %(field)s") % {"field": fields[filters.field]})
    if filters.level:
        chosen.append(formats.lower_first(_(LEVEL_NAMES[Level(filters.level)])))
    if filters.subject:
        chosen.append(formats.lower_first(_(SUBJECT_NAMES[Subject(filters.subject)])))
    return chosen


def _count_words(count: int) -> str:
    return ngettext("%(count)s thủ tục", "%(count)s thủ tục", count) % {"count": count}


def _page_numbers(pages: Page) -> list[int | str]:
    elided = pages.paginator.get_elided_page_range(pages.number, on_each_side=2, on_ends=1)
    return [str(number) if number == Paginator.ELLIPSIS else number for number in elided]
