"""Moves the days of return of many dossiers at once, with all that belongs to each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.domain.dossiers.errors import ImpactChanged
from motcua.domain.dossiers.events import DossierRedated
from motcua.domain.dossiers.models import Component, Counter, Dossier, Pause, Slip
from motcua.domain.dossiers.rules.calendar_impact import SAME_DAY
from motcua.domain.dossiers.selectors.slip_heads import head_of_paper
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import SlipKind, slip_number
from motcua.domain.working_time.rules import due_time, moved_off
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import (
    DueTime,
    WorkCalendar,
    due_from_json,
    limit_from_words,
)
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import read, together, write
from motcua.foundation.db.rows import insert

from ._clock import CLOCK_COLUMNS, appoint, regime_of
from ._pauses import as_left_out
from ._receipt import receipt_anew
from ._slips import slip_series, unkept_slip
from ._step import conclude

_PROMISED = """
    SELECT apology.dossier_id FROM dossiers_apology apology
    JOIN dossiers_dossier dossier ON dossier.id = apology.dossier_id
    WHERE dossier.id = ANY(%s) AND apology.new_due_at IS NOT NULL
        AND apology.sent_at >= dossier.clock_started_at
"""


@dataclass(frozen=True, slots=True)
class Redating:
    """Why days move: the decision, who signed it, when."""

    decision: str
    signed_by: Actor
    at: datetime


def redate_all(
    dossiers: Sequence[Dossier], due_ats: Mapping[int, datetime], why: Redating, *, by: Actor
) -> None:
    """Give each its day: derivation, journal, fact and receipt. The dossiers are locked, with steps.

    Some ten messages to the database, however many they are. Raises ImpactChanged.
    """
    ids = [dossier.pk for dossier in dossiers]
    promised = {dossier_id for (dossier_id,) in read(_PROMISED, [ids])}
    pauses: dict[int, list[Pause]] = defaultdict(list)
    for pause in Pause.objects.filter(dossier_id__in=ids, until__isnull=False).order_by("since"):
        pauses[pause.dossier_id].append(pause)
    calendars = _calendars(dossiers, why.at)
    old = {dossier.pk: dossier.due_at for dossier in dossiers}
    with together():
        write("DELETE FROM dossiers_apology WHERE dossier_id = ANY(%s) AND sent_at IS NULL", [ids])
        for dossier in dossiers:
            calendar, is_promised = calendars[dossier.receiving_agency_id], dossier.pk in promised
            rows = () if is_promised else pauses[dossier.pk]
            due = _due(dossier, due_ats[dossier.pk], calendar, rows, is_promised=is_promised)
            appoint(dossier, due, calendar, counted_from=why.at if is_promised else None)
            _conclude(dossier, due, old[dossier.pk], why, by=by)
    insert(list(_receipts(dossiers, old, why)))


def _calendars(dossiers: Sequence[Dossier], at: datetime) -> Mapping[str, WorkCalendar]:
    today = at.astimezone(VIETNAM).date()
    codes = {dossier.receiving_agency_id for dossier in dossiers}
    return {code: calendar_for(code, today) for code in sorted(codes)}


def _due(
    dossier: Dossier,
    due_at: datetime,
    calendar: WorkCalendar,
    pauses: Sequence[Pause],
    *,
    is_promised: bool,
) -> DueTime:
    """The reckoning that leads to `due_at`: the limit counted again, or the promise moved off.

    Raises ImpactChanged where neither does.
    """
    if dossier.due_at is None or dossier.due_derivation is None or due_at <= dossier.due_at:
        raise ImpactChanged
    told = due_from_json(dossier.due_derivation)
    mark, started_at = told.derivation[-1].mark, dossier.clock_started_at
    limit = limit_from_words("1 ngày" if mark == SAME_DAY else mark)
    if limit is not None and started_at is not None and not is_promised:
        regime = regime_of(dossier)
        counted = due_time(
            started_at,
            limit,
            calendar,
            regime.counting_rules,
            same_day=mark == SAME_DAY,
            pauses=as_left_out((row for row in pauses if row.since >= started_at), regime),
            limit_source=told.derivation[-1].source,
        )
        if counted.due_at == due_at:
            return counted
    local = due_at.astimezone(VIETNAM)
    day = local.date()
    if not calendar.is_working_day(day) or calendar.closes_at(day) != local.time():
        raise ImpactChanged
    return moved_off(told, local, calendar)


def _conclude(
    dossier: Dossier, due: DueTime, old_due_at: datetime | None, why: Redating, *, by: Actor
) -> None:
    assert old_due_at is not None  # noqa: S101 — `_due` has looked
    conclude(
        dossier,
        by=by,
        at=why.at,
        fact=DossierRedated(
            dossier_id=dossier.pk, at=why.at, old_due_at=old_due_at, due_at=due.due_at
        ),
        changed=CLOCK_COLUMNS,
        facts={
            "old_due_at": old_due_at.astimezone(VIETNAM).isoformat(),
            "due_at": due.due_at.isoformat(),
            "decision": why.decision,
            "calendar": due.calendar_version,
            "signed_by": why.signed_by.reference,
        },
    )


def _receipts(
    dossiers: Sequence[Dossier], old: Mapping[int, datetime | None], why: Redating
) -> Iterator[Slip]:
    """A new receipt for each, in place of the last; numbers of an agency are taken together."""
    ids, at = [dossier.pk for dossier in dossiers], why.at.astimezone(VIETNAM)
    rows = Slip.objects.filter(dossier_id__in=ids, kind=SlipKind.RECEIPT).order_by("ordinal")
    former = {slip.dossier_id: slip for slip in rows}  # The last one stays.
    components: dict[int, list[Component]] = defaultdict(list)
    for row in Component.objects.filter(dossier_id__in=ids).order_by("order", "supplement"):
        components[row.dossier_id].append(row)
    by_agency: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        by_agency[dossier.receiving_agency_id].append(dossier)
    for agency_code, held in sorted(by_agency.items()):
        last = Counter.objects.take(
            kind=slip_series(SlipKind.RECEIPT),
            agency_code=agency_code,
            period=f"{at:%Y}",
            count=len(held),
        )
        head = head_of_paper(agency_code=agency_code, number="", at=why.at)
        for serial, dossier in enumerate(held, last - len(held) + 1):
            number = slip_number(SlipKind.RECEIPT, serial)
            replaced = former[dossier.pk]
            facts = receipt_anew(
                dossier,
                replaced,
                components[dossier.pk],
                head=replace(head, slip_no=number, dossier_code=dossier.code),
                by=why.signed_by,
                at=why.at,
                note=_note(old[dossier.pk], why),
            )
            yield unkept_slip(dossier, facts, ordinal=replaced.ordinal + 1, at=why.at)


def _note(old_due_at: datetime | None, why: Redating) -> str:
    assert old_due_at is not None  # noqa: S101 — `_due` has looked
    return (
        f"Ngày hẹn trả đổi từ {old_due_at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y} "
        f"vì lịch nghỉ thay đổi theo {why.decision}."
    )
