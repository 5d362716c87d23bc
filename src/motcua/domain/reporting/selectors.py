"""One page, one minute: the figures of those who lead (61/2018/NĐ-CP arts 29, 30)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers.selectors.figures import (
    handed_in,
    open_by_backlog,
    open_dossiers,
    settled_by_version,
    settled_by_week,
)
from motcua.domain.dossiers.values.figures import (
    Backlog,
    BacklogCount,
    SettledCount,
    Thresholds,
    VersionCount,
    Whose,
)
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.organisations.selectors import (
    agencies_on,
    provincial_centre_on,
    with_former,
)
from motcua.domain.organisations.values import Agency, AgencyLevel
from motcua.domain.working_time.rules import (
    next_working_day,
    working_days_before,
)
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM

from . import permissions
from .errors import NoFigures
from .rules.flow import flow_of
from .rules.shares import backlog_of, field_lines, shares_of, week_shares
from .values import Flow, Line, Minute, Scope

WEEKS = 12
LATE_LISTED = 5
LATE_DAYS, LATEST_DAYS = 3, 10
COMMUNES_KEY = "xa-phuong"
_ONE_DAY, _ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


def scope_of(by: Actor, *, at: datetime) -> Scope:
    """Whose dossiers the actor's figures are about. Raises NoFigures.

    Legal   LR-106 (61/2018/NĐ-CP arts 29, 30; 118/2025/NĐ-CP): the province's committee and its
            office look at all agencies of the province, others at themselves and those under them.
    """
    held = by.agency_codes(permissions.FIGURES)
    today = at.astimezone(VIETNAM).date()
    known = {str(agency.code): agency for agency in _known(today)}
    own = [known[code] for code in sorted(held) if code in known]
    if not own:
        raise NoFigures
    seat = provincial_centre_on(today).parent_code
    is_province = any(_leads_province(agency, str(seat)) for agency in own)
    codes = set(known) if is_province else _with_those_under(own, known.values())
    codes |= with_former(codes) & set(known)  # What was done before, under the name of then.
    of_units = {code for code in codes if known[code].is_one_stop_unit}
    deciding = codes - of_units
    return Scope(
        name=own[0].name,
        is_province=is_province,
        whose=Whose("competent" if deciding else "receiving", frozenset(deciding or of_units)),
    )


def thresholds_at(at: datetime, *, agency_code: str) -> Thresholds:
    """The moments between the stretches of the backlog, by the agency's calendar."""
    today = at.astimezone(VIETNAM).date()
    calendar = calendar_for(agency_code=agency_code, on=today)

    def midnight(count: int) -> datetime:
        return datetime.combine(
            working_days_before(today, count, calendar), time.min, tzinfo=VIETNAM
        )

    return Thresholds(
        at=at,
        end_of_today=datetime.combine(today, time.max, tzinfo=VIETNAM),
        soon_until=datetime.combine(next_working_day(today, calendar), time.max, tzinfo=VIETNAM),
        late_since=midnight(LATE_DAYS),
        latest_since=midnight(LATEST_DAYS),
    )


def minute_of(scope: Scope, *, at: datetime) -> Minute:
    """The leader's page. Six queries whatever the number of dossiers."""
    today = at.astimezone(VIETNAM).date()
    month_first, monday = today.replace(day=1), today - today.weekday() * _ONE_DAY
    weeks = tuple(monday - number * _ONE_WEEK for number in range(WEEKS - 1, -1, -1))
    thresholds = thresholds_at(at, agency_code=min(scope.whose.agency_codes))
    month = settled_by_week(scope.whose, since=_start(month_first), until=at)
    by_week = settled_by_week(scope.whose, since=_start(weeks[0]), until=at)
    of_versions = settled_by_version(scope.whose, since=_start(month_first), until=at)
    lying_open, open_versions = open_by_backlog(scope.whose, thresholds=thresholds)
    late = open_dossiers(
        scope.whose,
        thresholds=thresholds,
        backlogs=[Backlog.LATEST, Backlog.LATER, Backlog.LATE],
        count_max=LATE_LISTED,
    )
    agencies, communes = _lines(scope, month, by_week, lying_open, weeks=weeks, today=today)
    return Minute(
        scope=scope,
        at=at,
        month_first=month_first,
        weeks=weeks,
        target_percent=settings.ON_TIME_TARGET_PERCENT,
        month=shares_of((row.verdict, row.count) for row in month),
        backlog=backlog_of(lying_open, scope.whose.agency_codes),
        agencies=agencies,
        communes=communes,
        fields=field_lines(
            of_versions, open_versions, field_of=_fields([*of_versions, *open_versions], today)
        ),
        flow=_last_week(scope, monday),
        longest_late=tuple(late),
        holder_names=full_names(
            [AccountId(row.holder_account_id) for row in late if row.holder_account_id]
        ),
        agency_names={agency.code: agency.name for agency in _known(today)},
    )


def _last_week(scope: Scope, monday: date) -> Flow:
    first = monday - _ONE_WEEK
    rows = handed_in(scope.whose, since=_start(first), until=_start(monday))
    return flow_of(rows, first=first, last=monday - _ONE_DAY)


def _lines(
    scope: Scope,
    month: Sequence[SettledCount],
    by_week: Sequence[SettledCount],
    lying_open: Sequence[BacklogCount],
    *,
    weeks: Sequence[date],
    today: date,
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A line for each agency with dossiers; in a province the communes also as one."""
    known = {agency.code: agency for agency in _known(today)}

    def line(key: str, name: str, codes: frozenset[str]) -> Line:
        counted = [(row.verdict, row.count) for row in month if row.agency_code in codes]
        return Line(
            key=key,
            name=name,
            month=shares_of(counted),
            weeks=week_shares(by_week, weeks, codes),
            backlog=backlog_of(lying_open, codes),
        )

    busy = {row.agency_code for row in month} | {row.agency_code for row in by_week}
    busy |= {row.agency_code for row in lying_open}
    lines = [
        (agency.level, line(agency.code, agency.name, frozenset({str(agency.code)})))
        for agency in known.values()
        if agency.code in busy
    ]
    if not scope.is_province:
        return tuple(sorted((each for _, each in lines), key=_busiest)), ()
    communes = [each for level, each in lines if level is AgencyLevel.COMMUNE]
    above = [each for level, each in lines if level is not AgencyLevel.COMMUNE]
    if communes:
        codes = frozenset(each.key for each in communes)
        above.append(line(COMMUNES_KEY, "", codes))
    return tuple(sorted(above, key=_busiest)), tuple(communes)


def _busiest(line: Line) -> tuple[int, str]:
    return -sum(each.total for each in line.weeks) - line.open, line.name


def _fields(rows: Iterable[VersionCount], today: date) -> dict[int, tuple[str, str]]:
    pages = {
        row.procedure_version_id: procedure_version(VersionId(row.procedure_version_id), day=today)
        for row in rows
    }
    return {number: (page.field_key, page.field_name) for number, page in pages.items()}


def _known(today: date) -> tuple[Agency, ...]:
    """Agencies of the province today, and those that had work within the weeks shown."""
    found = {agency.code: agency for agency in agencies_on(today - WEEKS * _ONE_WEEK)}
    found |= {agency.code: agency for agency in agencies_on(today)}
    return tuple(each for each in found.values() if each.level is not AgencyLevel.MINISTRY)


def _leads_province(agency: Agency, seat: str) -> bool:
    is_committee = agency.role == "people_committee" and agency.level is AgencyLevel.PROVINCE
    return is_committee or agency.code == seat


def _with_those_under(own: Sequence[Agency], known: Iterable[Agency]) -> set[str]:
    codes = {str(agency.code) for agency in own}
    rest = [agency for agency in known if agency.parent_code]
    while found := {a.code for a in rest if a.parent_code in codes and a.code not in codes}:
        codes |= found
    return codes


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=VIETNAM)
