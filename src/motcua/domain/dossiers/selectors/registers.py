"""The dossier register: the lines of one agency and year, for the screen, paper and table."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from motcua.domain.catalogue.selectors import procedure_codes
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers.errors import RegisterNotFound, TooManyForOnePaper
from motcua.domain.dossiers.models import (
    Apology,
    Custody,
    RegisterEntry,
    RegisterVolume,
    SupplementRequest,
)
from motcua.domain.dossiers.rules import ReturnMethod
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values import DossierId
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyCode
from motcua.domain.slips.rules import (
    RETURNED_HOW_NAMES,
    RegisterClosing,
    RegisterLine,
    register_note,
    result_flag,
)
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read

from .search import ids_found

LINES_PER_PAGE = 50
LINES_PER_BATCH = 500
COUNT_MAX = 200  # of what is filtered; nobody needs to know how many more there are
FOUND_COUNT_MAX = 1_000  # dossiers of a name whose lines are shown
FIRST_YEAR, LAST_YEAR = 2018, 2100
# Ended without a result: neither in time nor late.
_WITHOUT_RESULT = (State.REFUSED, State.WITHDRAWN, State.STOPPED)
_END_WORDS = {
    State.WITHDRAWN: "Rút hồ sơ",
    State.STOPPED: "Dừng giải quyết theo đề nghị",
    State.REFUSED: "Không tiếp nhận",
}

_BOOKS = """SELECT agency_code, period, last_number FROM dossiers_counter
    WHERE kind = 'register' AND agency_code = ANY (%s) AND last_number > 0
    ORDER BY period DESC, agency_code"""
# The index `dossier_under_way` holds exactly these.
_UNDER_WAY = Q(dossier__returned_at__isnull=True) & ~Q(dossier__state__in=_WITHOUT_RESULT)
_READY = Q(dossier__state__in=[State.RESULT_READY, State.REJECTED])


class RegisterFilter(StrEnum):
    """Which lines of the book are looked at."""

    OPEN = "chua-xong"  # Chưa có kết quả
    READY = "cho-tra"  # Có kết quả, chưa trả
    RETURNED = "da-tra"  # Đã trả
    LATE = "qua-han"  # Quá hạn


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterQuery:
    """Which lines of which book. `month` is 1 to 12; `text` is a code, a name or a number.

    `first_serial` and `last_serial` are included; None is open.
    """

    agency_code: str
    year: int
    month: int | None = None
    show: RegisterFilter | None = None
    text: str = ""
    first_serial: int | None = None
    last_serial: int | None = None

    @property
    def is_whole(self) -> bool:
        """Nothing is left out: what is printed is the book itself."""
        return self == RegisterQuery(agency_code=self.agency_code, year=self.year)


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """A book that an officer may open."""

    agency_code: str
    agency_name: str
    year: int
    line_count: int


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line with the dossier it is about, so that its reading can be noted."""

    dossier_id: DossierId
    line: RegisterLine


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Some lines in the order of their numbers, and whether there are more on either side.

    `is_more`: there are more than `total`; only numbers without another filter are counted out.
    """

    lines: tuple[NumberedLine, ...]
    total: int
    is_more: bool
    has_before: bool
    has_after: bool


def register_books(*, by: Actor) -> Sequence[RegisterBook]:
    """The books of the agencies in which the actor reads, newest year first. One query.

    Numbers have no gaps (LR-041), so the last one given is how many lines a book has.
    """
    rows = read(_BOOKS, [sorted(readable_by(by))])
    names = agencies({agency for agency, _, _ in rows})
    return [
        RegisterBook(agency, names[AgencyCode(agency)].name, int(year), lines)
        for agency, year, lines in rows
    ]


def register_page(
    query: RegisterQuery, *, by: Actor, at: datetime, after: int = 0, before: int = 0
) -> RegisterPage:
    """One page of a book: the lines after a number, or the last ones before a number.

    Keyset paging on the unique index of agency, year and serial: the last page of a large book is
    as quick as the first. A handful of queries, however long the page. Raises RegisterNotFound.
    """
    entries = _entries(query, by=by, at=at)
    if before:
        rows = list(entries.filter(serial__lt=before).order_by("-serial")[: LINES_PER_PAGE + 1])
        has_before, has_after = len(rows) > LINES_PER_PAGE, True
        rows = rows[:LINES_PER_PAGE][::-1]
    else:
        rows = list(entries.filter(serial__gt=after).order_by("serial")[: LINES_PER_PAGE + 1])
        has_before, has_after = after > 0, len(rows) > LINES_PER_PAGE
        rows = rows[:LINES_PER_PAGE]
    is_filtered = bool(query.month or query.show or query.text)
    total = _filtered_total(entries) if is_filtered else _total(query)
    return RegisterPage(
        lines=_numbered(rows, at),
        total=min(total, COUNT_MAX) if is_filtered else total,
        is_more=is_filtered and total > COUNT_MAX,
        has_before=has_before,
        has_after=has_after,
    )


def _total(query: RegisterQuery) -> int:
    """Numbers have no gaps (LR-041): nothing is counted."""
    book = RegisterEntry.objects.filter(agency_id=query.agency_code, year=query.year)
    last = book.order_by("-serial").values_list("serial", flat=True).first() or 0
    upper = min(query.last_serial or last, last)
    return max(upper - (query.first_serial or 1) + 1, 0)


def _filtered_total(entries: QuerySet[RegisterEntry]) -> int:
    """Counting all that fits takes longer than showing a page of it."""
    return len(entries.order_by().values_list("pk")[: COUNT_MAX + 1])


def register_lines(
    query: RegisterQuery, *, by: Actor, at: datetime, limit: int
) -> Iterator[NumberedLine]:
    """All lines of a query in order, read in batches. Raises RegisterNotFound, TooManyForOnePaper.

    `limit` is how many lines the caller can take; it is checked before the first one is read.
    """
    entries = _entries(query, by=by, at=at)
    count = entries.count()
    if count > limit:
        raise TooManyForOnePaper(count=count, limit=limit)
    return _batches(entries, at)


def register_closing(*, agency_code: str, year: int, by: Actor) -> RegisterClosing | None:
    """How a book was closed; None while it is open. Raises RegisterNotFound."""
    require_reader(agency_code, year, by)
    row = (
        RegisterVolume.objects.filter(agency_id=agency_code, year=year)
        .select_related("closed_by")
        .first()
    )
    if row is None:
        return None
    return RegisterClosing(
        closed_at=row.closed_at,
        closed_by=row.closed_by.full_name,
        line_count=row.line_count,
        last_serial=row.last_serial,
    )


def books_of(agency_codes: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Year and last number of every book of some agencies. One query."""
    found: dict[str, list[tuple[int, int]]] = {}
    for agency_code, year, last in read(_BOOKS, [[*agency_codes]]):
        found.setdefault(agency_code, []).append((int(year), int(last)))
    return found


def register_opened_at(*, agency_code: str, year: int, by: Actor) -> datetime | None:
    """When the first line of a book was entered. Raises RegisterNotFound."""
    require_reader(agency_code, year, by)
    first = RegisterEntry.objects.filter(agency_id=agency_code, year=year).order_by("serial")
    return first.values_list("entered_at", flat=True).first()


def require_reader(agency_code: str, year: int, by: Actor) -> None:
    """Raises RegisterNotFound unless the actor reads in the agency and the year can have a book."""
    is_year = FIRST_YEAR <= year <= LAST_YEAR
    if not is_year or agency_code not in readable_by(by):
        raise RegisterNotFound


def _entries(query: RegisterQuery, *, by: Actor, at: datetime) -> QuerySet[RegisterEntry]:
    require_reader(query.agency_code, query.year, by)
    entries = RegisterEntry.objects.filter(agency_id=query.agency_code, year=query.year)
    if query.first_serial:
        entries = entries.filter(serial__gte=query.first_serial)
    if query.last_serial:
        entries = entries.filter(serial__lte=query.last_serial)
    if query.month:
        entries = _of_month(entries, query)
    if query.show:
        entries = entries.filter(_shows(query, at))
    if query.text:
        found = ids_found(query.text, agencies=[query.agency_code], count_max=FOUND_COUNT_MAX)
        entries = entries.filter(dossier_id__in=found)
    handed_over = Custody.objects.filter(
        dossier=OuterRef("dossier_id"), state=State.IN_PROGRESS
    ).order_by("version")
    return (
        entries.annotate(transferred_at=Subquery(handed_over.values("since")[:1]))
        .select_related("dossier", "dossier__receiving_agency", "dossier__competent_agency")
        .defer("dossier__answers", "dossier__due_derivation", "dossier__behind")  # Large, unused.
        .prefetch_related(
            Prefetch(
                "dossier__supplement_requests_made",
                queryset=SupplementRequest.objects.order_by("ordinal"),
            ),
            Prefetch(
                "dossier__apologies",
                queryset=Apology.objects.filter(sent_at__isnull=False).order_by("sent_at"),
            ),
            "dossier__replaced_results",
        )
    )


def _of_month(entries: QuerySet[RegisterEntry], query: RegisterQuery) -> QuerySet[RegisterEntry]:
    """The lines of a month are neighbours: the walk along the numbers begins with its first one."""
    begins = datetime(query.year, query.month or 1, 1, tzinfo=VIETNAM)
    last = query.month == 12  # noqa: PLR2004 — December
    ends = datetime(query.year + last, 1 if last else (query.month or 1) + 1, 1, tzinfo=VIETNAM)
    of_month = RegisterEntry.objects.filter(
        agency_id=query.agency_code, entered_at__gte=begins, entered_at__lt=ends
    ).aggregate(first=Min("serial"), last=Max("serial"))
    return entries.filter(
        entered_at__gte=begins,
        entered_at__lt=ends,
        serial__gte=of_month["first"] or 0,
        serial__lte=of_month["last"] or 0,
    )


def _shows(query: RegisterQuery, at: datetime) -> Q:
    """What is under way is told by those who have it: a line whose dossier was transferred is not."""
    is_over = Q(dossier__state__in=_WITHOUT_RESULT)
    here = _UNDER_WAY & Q(dossier__receiving_agency_id=query.agency_code)
    match query.show:
        case RegisterFilter.OPEN:
            return here & Q(dossier__result_ready_at__isnull=True)
        case RegisterFilter.READY:
            return here & _READY
        case RegisterFilter.RETURNED:
            return Q(dossier__returned_at__isnull=False)
        case _:
            late = Q(dossier__due_at__lt=Coalesce("dossier__result_ready_at", at))
            return late & ~is_over


def _batches(entries: QuerySet[RegisterEntry], at: datetime) -> Iterator[NumberedLine]:
    after = 0
    while rows := list(entries.filter(serial__gt=after).order_by("serial")[:LINES_PER_BATCH]):
        yield from _numbered(rows, at)
        after = rows[-1].serial


def _numbered(rows: Sequence[RegisterEntry], at: datetime) -> tuple[NumberedLine, ...]:
    codes = procedure_codes()
    return tuple(_line(row, at, codes[VersionId(row.dossier.procedure_version_id)]) for row in rows)


def _line(row: RegisterEntry, at: datetime, procedure_code: str) -> NumberedLine:
    dossier = row.dossier
    has_result = dossier.state not in _WITHOUT_RESULT
    line = RegisterLine(
        serial=row.serial,
        dossier_code=dossier.code,
        procedure=dossier.procedure_name,
        procedure_code=procedure_code,
        owner=dossier.submitter_name,
        address=dossier.submitter_address,
        phone=dossier.phone_number,
        competent_agency=dossier.competent_agency.name,
        received_at=dossier.accepted_at or row.entered_at,
        due_at=dossier.due_at,
        transferred_at=getattr(row, "transferred_at", None),
        result_received_at=dossier.result_ready_at,
        returned_at=dossier.returned_at,
        returned_how=RETURNED_HOW_NAMES.get(ReturnMethod(dossier.returned_how), "")
        if dossier.returned_how
        else "",
        note=register_note(_happenings(row)),
        result=result_flag(finished_at=dossier.result_ready_at, due_at=dossier.due_at, at=at)
        if has_result
        else None,
    )
    return NumberedLine(DossierId(dossier.pk), line)


def _happenings(row: RegisterEntry) -> Sequence[tuple[str, datetime | None]]:
    dossier = row.dossier
    said: list[tuple[datetime, str]] = [
        (request.requested_at, "Yêu cầu bổ sung")
        for request in dossier.supplement_requests_made.all()
    ]
    said += [
        (
            apology.sent_at,
            f"Xin lỗi, hẹn lại {apology.new_due_at.astimezone(VIETNAM):%d/%m/%Y}; gửi"
            if apology.new_due_at
            else "Xin lỗi vì chậm; gửi",
        )
        for apology in dossier.apologies.all()
        if apology.sent_at
    ]
    said += [(each.replaced_at, "Sửa kết quả") for each in dossier.replaced_results.all()]
    if dossier.state in _END_WORDS:
        said.append((dossier.held_since, _END_WORDS[State(dossier.state)]))
    if dossier.rejection_letter_number and dossier.result_ready_at:
        said.append((dossier.result_ready_at, "Từ chối giải quyết"))
    happenings: list[tuple[str, datetime | None]] = [
        (words, moment) for moment, words in sorted(said)
    ]
    if dossier.receiving_agency_id != row.agency_id:
        happenings.append((f"Đã chuyển đến {dossier.receiving_agency.name}", None))
    if dossier.entered_at:
        happenings.append(("Nhập từ sổ giấy", dossier.entered_at))
    return happenings
