"""What a change of the calendar would move, before it is signed."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef

from motcua.domain.dossiers.models import Apology, Consultation, Dossier
from motcua.domain.dossiers.models import Pause as PauseRow
from motcua.domain.dossiers.rules.calendar_impact import (
    SAME_DAY,
    AppointmentKind,
    CalendarImpact,
    MovedAppointment,
    Running,
    due_after,
    move_of,
)
from motcua.domain.dossiers.states import LIFE, Act, State
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import CountingRules
from motcua.domain.working_time.rules import promise_after
from motcua.domain.working_time.selectors import calendar_for, calendar_with
from motcua.domain.working_time.values import (
    DayChanges,
    DayKey,
    DayScope,
    Pause,
    limit_from_words,
)
from motcua.foundation.clock import VIETNAM

ROWS_AT_ONCE = 2_000
_RUNNING_STATES = sorted(
    {start.state.value for step in LIFE if step.act is Act.REDATE for start in step.starts}
)
_WAITING_STATES = [*_RUNNING_STATES, State.PAUSED.value, State.SUPPLEMENT_IN_PROCESS.value]
_PROMISED = """EXISTS (
    SELECT FROM dossiers_apology apology
    WHERE apology.dossier_id = dossier.id AND apology.new_due_at IS NOT NULL
        AND apology.sent_at >= dossier.clock_started_at
)"""
_RUNNING = f"""
    SELECT dossier.id, dossier.version, dossier.code, dossier.procedure_name,
        dossier.receiving_agency_id, dossier.holder_id, dossier.submitted_at,
        dossier.clock_started_at, dossier.due_at,
        CASE WHEN {_PROMISED} THEN '' ELSE
            dossier.due_derivation -> 'derivation' -> -1 ->> 'mark' END,
        (
            SELECT json_agg(json_build_array(pause.since, pause.until)) FROM dossiers_pause pause
            WHERE pause.dossier_id = dossier.id AND pause.until IS NOT NULL
                AND pause.since >= dossier.clock_started_at
        ),
        CASE WHEN dossier.state = 'in_progress'
            THEN dossier.competent_agency_id ELSE dossier.receiving_agency_id END
    FROM dossiers_dossier dossier
    WHERE dossier.state = ANY(%s) AND dossier.due_at > %s AND dossier.due_at >= %s
        AND dossier.clock_started_at < %s
        AND (%s::text[] IS NULL OR dossier.receiving_agency_id = ANY(%s))
    ORDER BY dossier.receiving_agency_id, dossier.id
"""  # noqa: S608 — texts of this file


class _Calendars:
    """The calendars of one agency after another: as they are, and as they would be."""

    def __init__(self, changes: DayChanges, at: datetime) -> None:
        today = at.astimezone(VIETNAM).date()
        self.of = lru_cache(maxsize=8)(
            lambda agency_code: (
                calendar_for(agency_code, today),
                calendar_with(changes, agency_code=agency_code, on=today),
            )
        )


def calendar_impact(changes: DayChanges, *, at: datetime) -> CalendarImpact:
    """Which open dossiers and appointments move, were these days signed at this moment.

    Legal   LR-071. Due times that have passed are not moved; one that ends before the first day
            of the change, or began after its last, is not touched by it.
    Queries three, and six for each agency with such dossiers, whose calendars are kept one agency
    at a time; rows come in portions.
    """
    keys = [key for key in changes.keys if _here(key)]
    if not keys:
        return CalendarImpact((), (), 0)
    agencies = None
    if all(key.scope is DayScope.AGENCY for key in keys):
        agencies = sorted({key.scope_code for key in keys})
    days = sorted({key.day for key in keys})
    calendars = _Calendars(changes, at)
    moves, kept = [], 0
    running_rows = _running(days[0], days[-1], agencies, at)
    for agency_code, group in groupby(running_rows, key=attrgetter("agency_code")):
        before, after = calendars.of(agency_code)
        for running in group:
            due_at, is_passed_over = due_after(running, before, after)
            kept += is_passed_over
            if due_at != running.due_at:
                moves.append(move_of(running, due_at, after))
    return CalendarImpact(tuple(moves), tuple(_appointments(days, calendars, at)), kept)


def _here(key: DayKey) -> bool:
    """Whether a day can concern an agency of this installation."""
    return key.scope is not DayScope.PROVINCE or key.scope_code == settings.PROVINCE_CODE


def _running(
    first: date, last: date, agencies: Sequence[str] | None, at: datetime
) -> Iterator[Running]:
    parameters: list[Any] = [
        _RUNNING_STATES,
        at,
        datetime.combine(first, time(), VIETNAM),
        datetime.combine(last + timedelta(days=1), time(), VIETNAM),
        agencies,
        agencies,
    ]
    rules_on = lru_cache(maxsize=4_096)(lambda day: regime_on(day).counting_rules)
    with connection.chunked_cursor() as cursor:
        cursor.execute(_RUNNING, parameters)
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for row in rows:
                yield _row(row, rules_on(row[6].astimezone(VIETNAM).date()))


def _row(row: Sequence[Any], rules: CountingRules) -> Running:
    mark, stretches = row[9] or "", row[10] or ()
    if isinstance(stretches, str):
        stretches = json.loads(stretches)
    return Running(
        dossier_id=row[0],
        version=row[1],
        code=row[2],
        procedure_name=row[3],
        agency_code=row[4],
        holding_agency_code=row[11],
        holder_id=row[5],
        started_at=row[7].astimezone(VIETNAM),
        due_at=row[8].astimezone(VIETNAM),
        limit=limit_from_words("1 ngày" if mark == SAME_DAY else mark),
        is_same_day=mark == SAME_DAY,
        rules=rules,
        pauses=[
            Pause(datetime.fromisoformat(since), datetime.fromisoformat(until))
            for since, until in stretches
        ],
    )


def _appointments(
    days: Sequence[date], calendars: _Calendars, at: datetime
) -> Iterator[MovedAppointment]:
    """Days agreed on inside open dossiers that become off."""
    for kind, row_id, dossier, agency_code, old_at in _agreed():
        if old_at <= at or old_at.astimezone(VIETNAM).date() not in days:
            continue
        new_at = promise_after(old_at, *calendars.of(agency_code))
        if new_at != old_at:
            yield MovedAppointment(
                kind, row_id, dossier.pk, dossier.code, agency_code, old_at, new_at
            )


def _agreed() -> Iterator[tuple[AppointmentKind, int, Dossier, str, datetime]]:
    """Every agreed day; one without an hour stands for the end of the day."""
    asked = Consultation.objects.filter(
        answered_at__isnull=True, dossier__state__in=_WAITING_STATES
    ).select_related("dossier")
    for row in asked.order_by("agency_id", "id"):
        yield AppointmentKind.OPINION, row.pk, row.dossier, row.agency_id, row.answer_by
    promised = Apology.objects.filter(
        dossier_id=OuterRef("dossier_id"),
        new_due_at__isnull=False,
        sent_at__gte=OuterRef("dossier__clock_started_at"),
    )
    paused = PauseRow.objects.filter(until__isnull=True, dossier__state__in=_WAITING_STATES)
    for pause in (
        paused.annotate(is_promised=Exists(promised))
        .select_related("dossier")
        .order_by("dossier__receiving_agency_id", "id")
    ):
        agency_code = pause.dossier.receiving_agency_id
        if pause.expected_until is not None:
            end = datetime.combine(pause.expected_until, time.max, VIETNAM)
            yield AppointmentKind.PAUSE_ENDS, pause.pk, pause.dossier, agency_code, end
        if pause.is_promised and pause.due_at is not None:
            yield (
                AppointmentKind.PAUSED_PROMISE,
                pause.pk,
                pause.dossier,
                agency_code,
                pause.due_at,
            )
