"""Processes and histories for the tests of the simulation: worked ones and random ones."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from motcua.domain.processes.values import (
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)
from motcua.domain.simulation.rules.history import (
    CLOSED,
    History,
    OtherWork,
    PastDossier,
    PastTask,
    PastWait,
)
from motcua.domain.working_time.values import (
    CalendarDay,
    DayKind,
    OfficeHours,
    Session,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM

WARD, DEPARTMENT, POLICE = "H29.1", "H29.10", "H29.20"
EIGHT_HOURS = (Session(time(7, 30), time(11, 30)), Session(time(13), time(17)))
SEVEN_HOURS = (Session(time(8), time(11, 30)), Session(time(13, 30), time(17)))
HOLIDAY = CalendarDay(date(2026, 11, 11), DayKind.HOLIDAY, "Nghỉ lễ", "văn bản thử")
CALENDARS = {
    WARD: WorkCalendar(days={}, office_hours=(OfficeHours(EIGHT_HOURS),)),
    DEPARTMENT: WorkCalendar(days={HOLIDAY.day: HOLIDAY}, office_hours=(OfficeHours(SEVEN_HOURS),)),
    POLICE: WorkCalendar(days={}, office_hours=(OfficeHours(EIGHT_HOURS),)),
}
MONDAY = datetime(2026, 11, 2, 7, 30, tzinfo=VIETNAM)
D, B, R = StepOutcome.DONE, StepOutcome.SEND_BACK, StepOutcome.REFUSE
OFFICERS = {
    (WARD, "one_stop_officer"): (1, 2),
    (WARD, "case_officer"): (3,),
    (WARD, "leader"): (4,),
    (DEPARTMENT, "case_officer"): (10, 11),
    (DEPARTMENT, "leader"): (12,),
    (DEPARTMENT, "clerk"): (13,),
    (POLICE, "case_officer"): (20,),
}


def at(text: str) -> datetime:
    """`2026-11-02 08:00` in Vietnam time."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def step(key, kind, role, hours, *exits, place=Place.COMPETENT, agency_name="", joins=False):
    """One row of a process; an exit is (outcome, key, key…)."""
    return ProcessStep(
        key=key,
        name=key,
        kind=kind,
        actor=StepActor(place=place, role_key=role, agency_name=agency_name),
        hours=Decimal(hours),
        exits=tuple(StepExit(outcome=outcome, to=tuple(to)) for outcome, *to in exits),
        waits_for_all=joins,
    )


def process(*steps) -> InternalProcess:
    return InternalProcess(procedure_slug="thu-tuc", symbol="QT-01", name="Thử", steps=steps)


STRAIGHT = process(
    step("nhan", StepKind.INTAKE, "one_stop_officer", 4, (D, "lam"), (R, "end:refusal"),
         place=Place.RECEIVING),
    step("lam", StepKind.APPRAISE, "case_officer", 16, (D, "ky"), (R, "ky")),
    step("ky", StepKind.SIGN, "leader", 4, (D, "tra"), (B, "lam"), (R, "tra")),
    step("tra", StepKind.RETURN, "one_stop_officer", 0, (D, "end:result"), place=Place.RECEIVING),
)  # fmt: skip
FORKED = process(
    step("nhan", StepKind.INTAKE, "one_stop_officer", 4, (D, "hoi-1", "hoi-2", "do"),
         (R, "end:refusal"), place=Place.RECEIVING),
    step("hoi-1", StepKind.CONSULT, "case_officer", 24, (D, "lam"),
         place=Place.NAMED, agency_name="Công an cấp xã"),
    step("hoi-2", StepKind.LINKED, "leader", 16, (D, "lam")),
    step("do", StepKind.WORK, "case_officer", 8, (D, "lam")),
    step("lam", StepKind.APPRAISE, "case_officer", 16, (D, "ky"), (R, "ky"), joins=True),
    step("ky", StepKind.SIGN, "leader", 4, (D, "vao-so"), (B, "lam"), (R, "vao-so")),
    step("vao-so", StepKind.ISSUE, "clerk", 2, (D, "tra")),
    step("tra", StepKind.RETURN, "one_stop_officer", 0, (D, "end:result"), place=Place.RECEIVING),
)  # fmt: skip


def with_hours(given: InternalProcess, hours) -> InternalProcess:
    """The same process with other hours; `hours` by key, or one number that multiplies all."""
    return replace(
        given,
        steps=tuple(
            replace(
                each,
                hours=hours[each.key] if isinstance(hours, dict) else each.hours * hours,
            )
            for each in given.steps
        ),
    )


def task(key, opened, ended, *, by=3, agency=WARD, role="case_officer", outcome="done", ordinal=1):
    return PastTask(
        step_key=key,
        ordinal=ordinal,
        agency_code=agency,
        role_key=role,
        done_by=by,
        opened_at=at(opened),
        ended_at=at(ended) if ended else None,
        outcome=outcome if ended else "",
    )


def dossier(number, *tasks, submitted, due=None, decided=None, waits=(), on="own", competent=WARD):
    return PastDossier(
        dossier_id=number,
        code=f"H29.1-{number:06}",
        process_key=on,
        receiving_agency_code=WARD,
        competent_agency_code=competent,
        submitted_at=at(submitted),
        due_at=at(due) if due else None,
        decided_at=at(decided) if decided else None,
        tasks=tasks,
        waits=tuple(PastWait(at(since), at(until)) for since, until in waits),
    )


def history(*dossiers, on=STRAIGHT, other_work=()) -> History:
    return History(
        dossiers=dossiers, processes={"own": on}, calendars=CALENDARS, other_work=tuple(other_work)
    )


class Teller:
    """Tells random histories: busy and idle officials, evenings, waits, ways back, odd ends."""

    def __init__(self, random: Random, on: InternalProcess) -> None:
        self.random, self.on = random, on

    def history(self, count: int) -> History:
        dossiers = [self.dossier(number) for number in range(1, count + 1)]
        work = [self.other_work() for _ in range(self.random.randint(0, count))]
        return history(*dossiers, on=self.on, other_work=work)

    def other_work(self) -> OtherWork:
        officer = self.random.choice(
            sorted({each for those in OFFICERS.values() for each in those})
        )
        opened = self.moment(MONDAY)
        return OtherWork(officer, opened, self.moment(opened))

    def moment(self, since: datetime) -> datetime:
        """Somewhat later: at once, within hours, within days, at any time of the day."""
        most = self.random.choice([0, 0, 60, 600, 5_000])
        return since + timedelta(
            minutes=self.random.randint(0, most), microseconds=self.random.randint(0, 999_999)
        ) * (most > 0)

    def dossier(self, number: int) -> PastDossier:
        submitted = MONDAY + timedelta(minutes=self.random.randint(0, 60 * 24 * 10))
        competent = self.random.choice([WARD, DEPARTMENT])
        tasks = self.tasks(submitted, competent)
        waits = []
        for each in tasks:
            if each.ended_at and each.ended_at > each.opened_at and self.random.random() < 0.2:
                length = each.ended_at - each.opened_at
                since = each.opened_at + length * self.random.random()
                waits.append(PastWait(since, since + length * self.random.random()))
        signed = [each for each in tasks if each.step_key == "ky" and each.outcome in (D, R)]
        decided = signed[-1].ended_at if signed else None
        if decided and self.random.random() < 0.1:
            decided += timedelta(minutes=self.random.randint(0, 90))
        return PastDossier(
            dossier_id=number,
            code=f"H29.1-{number:06}",
            process_key="own",
            receiving_agency_code=WARD,
            competent_agency_code=competent,
            submitted_at=submitted,
            due_at=self.random.choice([None, self.moment(submitted + timedelta(days=4))]),
            decided_at=decided,
            tasks=tuple(tasks),
            waits=tuple(waits),
        )

    def tasks(self, submitted: datetime, competent: str) -> list[PastTask]:
        """A token game of its own: written for the tests, unlike the walk that is tested."""
        rows = {each.key: each for each in self.on.steps}
        tasks: list[PastTask] = []
        times: dict[str, int] = {}
        ready, arrived = [(self.on.steps[0].key, submitted)], {}
        while ready or arrived:
            if not ready:
                key, moments = arrived.popitem()
                opened = max(moments)
            else:
                key, opened = ready.pop(0)
                if rows[key].waits_for_all and any(
                    other == key or rows[other].exit_for(D).to == (key,) for other, _ in ready
                ):
                    arrived.setdefault(key, []).append(opened)
                    continue
                if key in arrived:
                    opened = max(opened, *arrived.pop(key))
            times[key] = times.get(key, 0) + 1
            found = self.done(rows[key], times[key], opened, competent)
            tasks.append(found)
            if found.ended_at is None or found.outcome == CLOSED:
                break
            outcome = D if found.outcome == "skipped" else StepOutcome(found.outcome)
            ready += [
                (to, found.ended_at)
                for to in rows[key].exit_for(outcome).to
                if not to.startswith("end:")
            ]
        if self.random.random() < 0.1:  # Something is told that no process explains.
            tasks.pop(self.random.randrange(len(tasks)))
        return tasks

    def done(self, row: ProcessStep, ordinal: int, opened: datetime, competent: str) -> PastTask:
        agency = {
            Place.RECEIVING: WARD, Place.COMPETENT: competent, Place.NAMED: POLICE
        }[row.actor.place]  # fmt: skip
        officers = OFFICERS.get((agency, row.actor.role_key), ())
        outcomes = [each.outcome for each in row.exits if each.outcome is not B or ordinal < 3]
        opened = self.moment(opened) if self.random.random() < 0.1 else opened
        ended = self.moment(opened) if self.random.random() > 0.05 else None
        outcome = self.random.choice([D, D, D, *outcomes]).value
        if self.random.random() < 0.05:
            outcome = self.random.choice([CLOSED, "skipped"])
        return PastTask(
            step_key=row.key,
            ordinal=ordinal,
            agency_code=agency,
            role_key=row.actor.role_key,
            done_by=self.random.choice([*officers, None]),
            opened_at=opened,
            ended_at=ended,
            outcome=outcome if ended else "",
        )
