"""Adding up what was settled and what lies open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from motcua.domain.dossiers.values.figures import Backlog, BacklogCount, SettledCount, VersionCount
from motcua.domain.reporting.values import Line, Shares


def shares_of(counts: Iterable[tuple[str, int]]) -> Shares:
    """Verdicts with their counts, added up."""
    added: Counter[str] = Counter()
    for verdict, count in counts:
        added[verdict] += count
    return Shares(early=added["early"], on_time=added["on_time"], late=added["late"])


def week_shares(
    rows: Iterable[SettledCount], weeks: Iterable[date], agency_codes: frozenset[str]
) -> tuple[Shares, ...]:
    """One entry for each week, of these agencies together."""
    by_week: dict[date, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        if row.agency_code in agency_codes:
            by_week[row.week].append((row.verdict, row.count))
    return tuple(shares_of(by_week[week]) for week in weeks)


def backlog_of(rows: Iterable[BacklogCount], agency_codes: frozenset[str]) -> Mapping[Backlog, int]:
    """Open dossiers of these agencies together."""
    added: Counter[Backlog] = Counter()
    for row in rows:
        if row.agency_code in agency_codes:
            added[Backlog(row.backlog)] += row.count
    return dict(added)


def field_lines(
    settled: Iterable[VersionCount],
    lying_open: Iterable[VersionCount],
    *,
    field_of: Mapping[int, tuple[str, str]],
) -> tuple[Line, ...]:
    """Fields by how many dossiers they have; `field_of` gives key and name for a version."""
    month: dict[str, list[tuple[str, int]]] = defaultdict(list)
    backlog: dict[str, Counter[Backlog]] = defaultdict(Counter)
    names = dict(field_of.values())
    for row in settled:
        month[field_of[row.procedure_version_id][0]].append((row.key, row.count))
    for row in lying_open:
        backlog[field_of[row.procedure_version_id][0]][Backlog(row.key)] += row.count
    lines = [
        Line(
            key=key,
            name=names[key],
            month=shares_of(month[key]),
            weeks=(),
            backlog=dict(backlog[key]),
        )
        for key in month.keys() | backlog.keys()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.month.total - line.open, line.name)))


def is_below(shares: Shares, target_percent: float) -> bool:
    """Whether fewer were in time than the target asks."""
    percent = shares.in_time_percent
    return percent is not None and percent < target_percent
