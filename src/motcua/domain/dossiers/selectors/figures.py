"""Figures over many dossiers, and the dossiers behind each. Nothing here names an applicant.

Legal   LR-105 (61/2018/NĐ-CP arts 29, 30): on time or late is told from the moment of the result and
        the due time that held. Each question is one query on an index that begins with the agency.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values.figures import (
    Backlog,
    BacklogCount,
    CountedDossier,
    FlowCount,
    SettledCount,
    Thresholds,
    Verdict,
    VersionCount,
    Whose,
)

_COLUMN = {"competent": "d.competent_agency_id", "receiving": "d.receiving_agency_id"}
_RUNS = [
    state.value
    for state in (
        State.ACCEPTED,
        State.AWAITING_PAYMENT,
        State.IN_PROGRESS,
        State.WITHDRAW_REQUESTED,
        State.PAUSED,
        State.SUPPLEMENT_IN_PROCESS,
    )
]
# Late at the end, or while an earlier due time held (ADR 17). The rows of the inner tables are few.
_VERDICT = """CASE
    WHEN CASE WHEN d.parcel_number <> '' THEN coalesce(d.returned_at, d.result_ready_at)
        ELSE d.result_ready_at END > d.due_at
    OR d.id IN (
        SELECT dossier_id FROM dossiers_apology
        WHERE new_due_at IS NOT NULL AND sent_at > for_due_at
        UNION ALL
        SELECT dossier_id FROM dossiers_supplement_request WHERE requested_at > due_at
        UNION ALL
        SELECT dossier_id FROM dossiers_replaced_result WHERE ready_at > due_at
    ) THEN 'late'
    WHEN (d.result_ready_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
        < (d.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN 'early'
    ELSE 'on_time' END"""
_BACKLOG = """CASE
    WHEN d.due_at IS NULL THEN 'held'
    WHEN d.due_at < %(latest_since)s THEN 'latest'
    WHEN d.due_at < %(late_since)s THEN 'later'
    WHEN d.due_at < %(at)s THEN 'late'
    WHEN d.due_at <= %(end_of_today)s THEN 'today'
    WHEN d.due_at <= %(soon_until)s THEN 'soon'
    WHEN (d.due_at - %(at)s) * 2 < d.due_at - d.clock_started_at THEN 'less'
    ELSE 'ample' END"""
_LINE = """SELECT d.id, d.code, d.procedure_name, d.competent_agency_id, d.state, d.stage, d.due_at,
    d.result_ready_at, d.holder_id,
    EXISTS (SELECT FROM dossiers_apology a WHERE a.dossier_id = d.id AND a.sent_at IS NOT NULL)"""


_SETTLED = "d.result_ready_at >= %(since)s AND d.result_ready_at < %(until)s"
_OPEN = "d.state = ANY(%(states)s) AND d.result_ready_at IS NULL AND d.returned_at IS NULL"
_OF_VERSIONS = "(%(versions)s::bigint[] IS NULL OR d.procedure_version_id = ANY(%(versions)s))"


def settled_by_week(whose: Whose, *, since: datetime, until: datetime) -> Sequence[SettledCount]:
    """Dossiers with a result, from `since` until before `until`, by agency, week and verdict."""
    rows = _rows(
        f"""SELECT {_COLUMN[whose.side]},
            date_trunc('week', d.result_ready_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
            {_VERDICT}, count(*)
        FROM dossiers_dossier d WHERE {_COLUMN[whose.side]} = ANY(%(agencies)s) AND {_SETTLED}
        GROUP BY 1, 2, 3""",  # noqa: S608
        {"agencies": sorted(whose.agency_codes), "since": since, "until": until},
    )
    return [SettledCount(*row) for row in rows]


def settled_by_version(whose: Whose, *, since: datetime, until: datetime) -> Sequence[VersionCount]:
    """The same by version of procedure: the caller knows the fields."""
    rows = _rows(
        f"""SELECT d.procedure_version_id, {_VERDICT}, count(*)
        FROM dossiers_dossier d WHERE {_COLUMN[whose.side]} = ANY(%(agencies)s) AND {_SETTLED}
        GROUP BY 1, 2""",  # noqa: S608
        {"agencies": sorted(whose.agency_codes), "since": since, "until": until},
    )
    return [VersionCount(*row) for row in rows]


def open_by_backlog(
    whose: Whose, *, thresholds: Thresholds
) -> tuple[Sequence[BacklogCount], Sequence[VersionCount]]:
    """Accepted dossiers without a result, by agency and by version of procedure."""
    column = _COLUMN[whose.side]
    rows = _rows(
        f"""SELECT {column}, d.procedure_version_id, {_BACKLOG} AS backlog, count(*)
        FROM dossiers_dossier d WHERE {column} = ANY(%(agencies)s) AND {_OPEN}
        GROUP BY GROUPING SETS (({column}, backlog), (d.procedure_version_id, backlog))""",  # noqa: S608
        _known(whose, thresholds),
    )
    return (
        [BacklogCount(code, key, count) for code, _, key, count in rows if code],
        [VersionCount(version, key, count) for code, version, key, count in rows if not code],
    )


def handed_in(whose: Whose, *, since: datetime, until: datetime) -> Sequence[FlowCount]:
    """Dossiers sent or brought from `since` until before `until`: where they are today."""
    rows = _rows(
        f"""SELECT d.channel, d.state, d.stage, d.returned_how, count(*)
        FROM dossiers_dossier d WHERE {_COLUMN[whose.side]} = ANY(%(agencies)s)
            AND d.submitted_at >= %(since)s AND d.submitted_at < %(until)s
        GROUP BY 1, 2, 3, 4""",  # noqa: S608
        {"agencies": sorted(whose.agency_codes), "since": since, "until": until},
    )
    return [FlowCount(*row) for row in rows]


def settled_dossiers(
    whose: Whose,
    *,
    since: datetime,
    until: datetime,
    verdicts: Collection[Verdict],
    version_ids: Collection[int] | None = None,
    after: tuple[datetime, int] | None = None,
    count_max: int = 50,
) -> Sequence[CountedDossier]:
    """The dossiers behind `settled_by_week`, the latest result first, after the last one seen."""
    beyond = "AND (d.result_ready_at, d.id) < (%(after_at)s, %(after_id)s)" if after else ""
    return _counted(
        f"""{_LINE}, d.result_ready_at FROM dossiers_dossier d
        WHERE {_COLUMN[whose.side]} = ANY(%(agencies)s) AND {_SETTLED} AND {_OF_VERSIONS}
            AND {_VERDICT} = ANY(%(keys)s) {beyond}
        ORDER BY d.result_ready_at DESC, d.id DESC LIMIT %(count)s""",
        {"agencies": sorted(whose.agency_codes), "since": since, "until": until},
        _page(verdicts, version_ids, after, count_max),
    )


def open_dossiers(
    whose: Whose,
    *,
    thresholds: Thresholds,
    backlogs: Collection[Backlog],
    version_ids: Collection[int] | None = None,
    after: tuple[datetime, int] | None = None,
    count_max: int = 50,
) -> Sequence[CountedDossier]:
    """The dossiers behind `open_by_backlog`, the most urgent first; held ones by how long."""
    sorted_at = "coalesce(d.due_at, d.held_since)"
    beyond = f"AND ({sorted_at}, d.id) > (%(after_at)s, %(after_id)s)" if after else ""
    return _counted(
        f"""{_LINE}, {sorted_at} FROM dossiers_dossier d
        WHERE {_COLUMN[whose.side]} = ANY(%(agencies)s) AND {_OPEN} AND {_OF_VERSIONS}
            AND {_BACKLOG} = ANY(%(keys)s) {beyond}
        ORDER BY {sorted_at}, d.id LIMIT %(count)s""",
        _known(whose, thresholds),
        _page(backlogs, version_ids, after, count_max),
    )


def _known(whose: Whose, thresholds: Thresholds) -> dict[str, Any]:
    return {
        "agencies": sorted(whose.agency_codes),
        "states": _RUNS,
        "at": thresholds.at,
        "end_of_today": thresholds.end_of_today,
        "soon_until": thresholds.soon_until,
        "late_since": thresholds.late_since,
        "latest_since": thresholds.latest_since,
    }


def _page(
    keys: Collection[str],
    version_ids: Collection[int] | None,
    after: tuple[datetime, int] | None,
    count_max: int,
) -> dict[str, Any]:
    return {
        "keys": [str(key) for key in keys],
        "versions": None if version_ids is None else sorted(version_ids),
        "after_at": after[0] if after else None,
        "after_id": after[1] if after else None,
        "count": count_max,
    }


def _counted(
    sql: str, known: Mapping[str, Any], page: Mapping[str, Any]
) -> Sequence[CountedDossier]:
    return [CountedDossier(*row) for row in _rows(sql, {**known, **page})]


def _rows(sql: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
