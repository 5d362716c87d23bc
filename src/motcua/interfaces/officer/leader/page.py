"""One page, one minute: how many in time, what lies open, where it flows, what is late and who has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.values.figures import Backlog, CountedDossier, Verdict
from motcua.domain.identity.values import AccountId
from motcua.domain.organisations.values import AgencyCode
from motcua.domain.reporting import permissions
from motcua.domain.reporting.rules.shares import is_below
from motcua.domain.reporting.selectors import minute_of, scope_of
from motcua.domain.reporting.values import Line, Minute
from motcua.domain.working_time.rules import working_days_between
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import DueKind
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.protection import right_required

from . import pictures
from .asked import OVERDUE, Behind
from .words import (
    BACKLOG_LOOKS,
    CHANNEL_WORDS,
    FLOW_WORDS,
    RETURN_FLOW_WORDS,
    VERDICT_LOOKS,
    below_words,
    name_of,
    percent,
    where_late,
)

AGENCIES_SHOWN_MAX, FIELDS_SHOWN_MAX = 12, 8
_ONE_DAY = timedelta(days=1)
_ALL_VERDICTS = tuple(Verdict)

figures_required = right_required(permissions.FIGURES)


@dataclass(frozen=True, slots=True)
class Small:
    """One agency among the small multiples."""

    name: str
    percent: str
    is_low: bool
    trend: pictures.Trend
    address: str
    open: int
    open_address: str


@dataclass(frozen=True, slots=True)
class BacklogBar:
    kind: DueKind
    words: str | Promise
    count: int
    width_percent: float
    address: str


@dataclass(frozen=True, slots=True)
class LateLine:
    """One of the longest late, with who has it. The dossier opens for whoever may read it."""

    days: int
    code: str
    procedure_name: str
    agency_name: str
    holder_name: str
    is_apology_sent: bool


@require_safe
@figures_required
def leader(request: HttpRequest) -> HttpResponse:
    """The figures of the actor's agency and of those under it, as they are now."""
    at = clock.now()
    minute = minute_of(scope_of(request.actor, at=at), at=at)
    lines = minute.agencies
    floor = pictures.floor_of([*lines, *minute.communes])
    bars, bands = pictures.flow_picture(minute.flow)
    context: dict[str, Any] = {
        "section": "leader",
        "minute": minute,
        "as_of": formats.capital(f"{formats.clock_time(at)}, {formats.long_day(at)}"),
        **_sentence(minute),
        "verdicts": _verdicts(minute),
        "agencies": [
            _small(line, minute, floor=floor, communes=minute.communes)
            for line in lines[:AGENCIES_SHOWN_MAX]
        ],
        "agencies_left": max(0, len(lines) - AGENCIES_SHOWN_MAX),
        "below": below_words([*lines, *minute.communes], minute.target_percent),
        "target": percent(minute.target_percent),
        "backlog": _backlog(minute),
        "dots": pictures.dots_of(minute.communes, floor=floor, target=minute.target_percent),
        "scale": pictures.scale_of(minute.communes, floor=floor, target=minute.target_percent),
        "communes": [
            {
                "line": line,
                "percent": percent(line.month.in_time_percent),
                "address": _month(line, minute),
            }
            for line in sorted(minute.communes, key=_by_share)
        ],
        "fields": [_field(line, minute) for line in minute.fields[:FIELDS_SHOWN_MAX]],
        "bars": [(bar, _bar_words(number, bar)) for number, bar in enumerate(bars)],
        "bands": bands,
        "flow_words": FLOW_WORDS,
        "chain": _chain(minute),
        "late_lines": _late_lines(minute),
        "late_address": Behind(backlogs=OVERDUE).address(),
    }
    return show(request, "officer/leader.html", context)


def _sentence(minute: Minute) -> dict[str, Any]:
    """`Từ đầu tháng, 97,4% trong 43.908 hồ sơ trả đúng hẹn. Còn 312 hồ sơ quá hạn, …`."""
    late = sum(minute.backlog.get(each, 0) for each in OVERDUE)
    return {
        "in_time": percent(minute.month.in_time_percent),
        "settled": minute.month.total,
        "settled_address": _period(minute, _ALL_VERDICTS).address(),
        "late": late,
        "where_late": where_late(minute),
        "open": sum(minute.backlog.values()),
        "open_address": Behind(backlogs=tuple(Backlog)).address(),
    }


def _verdicts(minute: Minute) -> Sequence[dict[str, Any]]:
    """Early, on time, late of this month, and what is due today."""
    lines = [
        {
            "kind": kind,
            "words": words,
            "count": minute.month.of(verdict),
            "address": _period(minute, (verdict,)).address(),
        }
        for verdict, (kind, words) in VERDICT_LOOKS.items()
    ]
    kind, words = BACKLOG_LOOKS[Backlog.TODAY]
    today = {
        "kind": kind,
        "words": words,
        "count": minute.backlog.get(Backlog.TODAY, 0),
        "address": Behind(backlogs=(Backlog.TODAY,)).address(),
    }
    return [*lines, today]


def _small(line: Line, minute: Minute, *, floor: float, communes: Sequence[Line]) -> Small:
    return Small(
        name=name_of(line, communes_count=len(communes)),
        percent=percent(line.month.in_time_percent),
        is_low=is_below(line.month, minute.target_percent),
        trend=pictures.trend_of(line.weeks, floor=floor, target=minute.target_percent),
        address=_month(line, minute),
        open=line.open,
        open_address=Behind(agency_key=line.key, backlogs=tuple(Backlog)).address(),
    )


def _field(line: Line, minute: Minute) -> dict[str, Any]:
    settled = _period(minute, _ALL_VERDICTS)
    late = Behind(field_key=line.key, backlogs=OVERDUE)
    return {
        "line": line,
        "percent": percent(line.month.in_time_percent),
        "is_low": is_below(line.month, minute.target_percent),
        "settled_address": Behind(
            field_key=line.key,
            verdicts=settled.verdicts,
            first=settled.first,
            last=settled.last,
        ).address(),
        "open_address": Behind(field_key=line.key, backlogs=tuple(Backlog)).address(),
        "late_address": late.address(),
    }


def _backlog(minute: Minute) -> Sequence[BacklogBar]:
    longest = max([1, *minute.backlog.values()])
    return [
        BacklogBar(
            kind=kind,
            words=words,
            count=minute.backlog.get(backlog, 0),
            width_percent=round(100 * minute.backlog.get(backlog, 0) / longest, 1),
            address=Behind(backlogs=(backlog,)).address(),
        )
        for backlog, (kind, words) in BACKLOG_LOOKS.items()
    ]


def _chain(minute: Minute) -> Sequence[dict[str, Any]]:
    """The flow as bars one under the other, for a narrow screen and for the ear."""
    total = max(1, minute.flow.total)
    return [
        {
            "words": FLOW_WORDS.get(stage.key, _("Nộp")),
            "count": stage.count,
            "width_percent": round(100 * stage.count / total, 1),
            "aside": ", ".join(
                f"{formats.whole_number(count)} {formats.lower_first(str(FLOW_WORDS[key]))}"
                for key, count in stage.aside.items()
                if count
            ),
        }
        for stage in minute.flow.stages
    ]


def _bar_words(number: int, bar: pictures.Bar) -> str | Promise:
    if bar.side == "before":
        return CHANNEL_WORDS.get(bar.key, bar.key)
    is_return = bar.tone == "early" and bar.key != "ready"
    return (RETURN_FLOW_WORDS if is_return else FLOW_WORDS).get(bar.key, bar.key)


def _late_lines(minute: Minute) -> Sequence[LateLine]:
    return [late_line(row, minute) for row in minute.longest_late]


def late_line(row: CountedDossier, minute: Minute) -> LateLine:
    """Working days since it was due, by the calendar of the agency that decides."""
    today = minute.at.astimezone(VIETNAM).date()
    calendar = calendar_for(agency_code=row.agency_code, on=today)
    due_on = (row.due_at or minute.at).astimezone(VIETNAM).date()
    return LateLine(
        days=max(1, working_days_between(due_on + _ONE_DAY, today, calendar)),
        code=row.code,
        procedure_name=row.procedure_name,
        agency_name=minute.agency_names.get(AgencyCode(row.agency_code), row.agency_code),
        holder_name=minute.holder_names.get(AccountId(row.holder_account_id or 0), ""),
        is_apology_sent=row.is_apology_sent,
    )


def _period(minute: Minute, verdicts: tuple[Verdict, ...]) -> Behind:
    last = minute.at.astimezone(VIETNAM).date()
    return Behind(verdicts=verdicts, first=minute.month_first, last=last)


def _month(line: Line, minute: Minute) -> str:
    month = _period(minute, _ALL_VERDICTS)
    return Behind(
        agency_key=line.key, verdicts=month.verdicts, first=month.first, last=month.last
    ).address()


def _by_share(line: Line) -> tuple[float, str]:
    share = line.month.in_time_percent
    return (101.0 if share is None else share), line.name
