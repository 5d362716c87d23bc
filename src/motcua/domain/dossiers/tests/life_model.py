"""What a dossier must look like, kept in a few plain fields: the naive model of the life machine.

It shares with the product only the hand-written table of `test_states` and the calendar's days.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from motcua.domain.dossiers.states import (
    APPRAISING,
    ARCHIVED,
    ASSIGNED,
    AWAITING_PAYMENT,
    PAUSED,
    REFUSED,
    REJECTED,
    RESULT_READY,
    RETURNED,
    SIGNING,
    STOPPED,
    SUBMITTED,
    SUPPLEMENT_BEFORE_ACCEPTANCE,
    SUPPLEMENT_IN_PROCESS,
    WITHDRAWN,
)
from motcua.foundation.clock import VIETNAM

INSIDE = {ASSIGNED, APPRAISING, SIGNING, PAUSED}
OVER = {REFUSED, WITHDRAWN, STOPPED, RETURNED, ARCHIVED}
CUTOFF = time(15)
CORRECTION = ("working days", 3)


@dataclass
class Dossier:
    """One dossier as somebody with paper and pencil would keep it."""

    code: str
    receiving: str
    competent: str
    received_at: datetime
    by_post: bool  # came by post: the limit begins with the hand-over record
    result_by_post: bool
    stops_by_notice: bool
    papers: tuple  # (order, name) of what may be asked for
    position: object = SUBMITTED
    behind: list = field(default_factory=list)
    version: int = 1
    holder: str = ""
    appraiser: str = ""
    outcome: str = ""
    started_at: datetime | None = None
    due_at: datetime | None = None
    limit: tuple = ()  # ("same day", 0), ("working days", 5), ("days", 30)
    pauses: list = field(default_factory=list)  # [since, until, due then] of the present count
    promised: bool = False  # the present count has had its new date
    ask_at: datetime | None = None  # when it is asked whether it will be late
    reappointments: int = 0
    apologies: dict = field(default_factory=dict)  # due time → has it been sent
    supplements: int = 0
    asked: str = ""  # "", "asked", "sent"
    owes: str = ""  # "", "running", "paused"
    opinions: dict = field(default_factory=dict)  # agency → [answer by, noted]
    parts: set = field(default_factory=set)  # agencies that have a part of the work now
    parts_sent: set = field(default_factory=set)  # (agency, when)
    ready_at: datetime | None = None
    with_post: bool = False
    returned_at: datetime | None = None
    slips: Counter = field(default_factory=Counter)
    custody: list = field(default_factory=list)  # [keeper, agency, since, until]
    missed: list = field(default_factory=list)  # (due, until): due times that were missed

    @property
    def is_late(self):
        return self.ready_at is not None and self.due_at is not None and self.ready_at > self.due_at

    @property
    def is_in_time(self):
        return self.ready_at is not None and not self.is_late

    def done(self, at, to=None, *, back=False, remembers=False, hands=False, since=None):
        """An act was done: the dossier is one version on, and lies where the law says."""
        self.version += 1
        if back:
            to = self.behind.pop()
        elif to is not None:
            self.behind = [*self.behind, self.position] if remembers else []
        if to is None and not hands:
            return
        self.position = to or self.position
        if self.started_at is None:
            return
        if self.custody and self.custody[-1][3] is None:
            self.custody[-1][3] = at
        if self.position not in OVER:
            self.custody.append([*self._keeper(), since or at, None])

    def _keeper(self):
        waits = {SUPPLEMENT_BEFORE_ACCEPTANCE, SUPPLEMENT_IN_PROCESS}
        if self.position in waits and self.asked != "sent":
            return "applicant", ""
        if self.position == AWAITING_PAYMENT:
            return "payment", ""
        if self.position in {RESULT_READY, REJECTED} and self.with_post:
            return "post", ""
        return "unit", self.competent if self.position in INSIDE else self.receiving

    def stops_being_due(self, at):
        """The due time holds no more; what was missed of it is remembered, a draft lapses."""
        if self.due_at is not None and at > self.due_at:
            self.missed.append((self.due_at, at))
        self.drop_drafts()
        self.due_at = None

    def drop_drafts(self):
        """Apologies that were drafted and not sent are owed no more."""
        self.apologies = {due: sent for due, sent in self.apologies.items() if sent}

    def begins_to_count(self, started_at, calendar):
        """The whole limit from here."""
        self.started_at, self.pauses, self.promised = started_at, [], False
        self.due_at = counted(started_at, self.limit, [], calendar)

    def begins_to_pause(self, at):
        self.pauses.append([at, None, self.due_at])
        self.stops_being_due(at)

    def ends_to_pause(self, at, calendar):
        """Counted again without the pauses; a promise, and a limit's last day, keep what was left."""
        since, _, due_at = self.pauses[-1]
        self.pauses[-1][1] = at
        self.due_at = counted(self.started_at, self.limit, self.pauses, calendar)
        if self.promised or self.due_at <= at:
            left = max(office(since, due_at, calendar)[0], timedelta(minutes=1))
            self.due_at = after_office_time(at, left, calendar)

    def late_windows(self, at):
        """(from, to) of all lateness so far."""
        end = self.ready_at
        if self.position in {WITHDRAWN, STOPPED}:
            end = self.custody[-1][3] if self.custody else at
        elif self.ready_at is not None and self.with_post:
            end = self.returned_at
        end = end or at
        windows = list(self.missed)
        if self.due_at is not None and end > self.due_at:
            windows.append((self.due_at, end))
        return windows

    def late_shares(self, at, calendar):
        """(keeper, agency) → [office time, days opened late], counted day by day."""
        shares = {}
        for start, end in self.late_windows(at):
            for keeper, agency, since, until in self.custody:
                time, days = office(max(start, since), min(end, until or end), calendar)
                if time:
                    share = shares.setdefault((keeper, agency), [timedelta(), 0])
                    share[0] += time
                    share[1] += days
        return shares


def office(start, end, calendar):
    """Office time between two moments and how many days opened in it, day by day."""
    time, days = timedelta(), 0
    day = start.astimezone(VIETNAM).date()
    while day <= end.astimezone(VIETNAM).date():
        if calendar.is_working_day(day):
            for number, hours in enumerate(calendar.sessions_on(day)):
                opens = datetime.combine(day, hours.opens_at, tzinfo=VIETNAM)
                closes = datetime.combine(day, hours.closes_at, tzinfo=VIETNAM)
                time += max(timedelta(), min(closes, end) - max(opens, start))
                days += number == 0 and start <= opens < end
        day += timedelta(days=1)
    return time, days


def closing_after(moment, count, calendar):
    """Closing time of the `count`-th working day after the day of a moment."""
    day = moment.astimezone(VIETNAM).date()
    while count:
        day += timedelta(days=1)
        count -= calendar.is_working_day(day)
    return datetime.combine(day, calendar.sessions_on(day)[-1].closes_at, tzinfo=VIETNAM)


def counted(started_at, limit, pauses, calendar):
    """When a limit ends, one day after another (61/2018/NĐ-CP art 18; Civil Code arts 147, 148)."""
    unit, count = limit
    local = started_at.astimezone(VIETNAM)
    day = local.date()
    if not calendar.is_working_day(day) or local.time() > CUTOFF:
        day = next_day(day, calendar)
    if unit == "days":
        paused = sum(_days_apart(since, until) for since, until, _ in pauses)
        day += timedelta(days=count + paused)
        if not calendar.is_working_day(day):
            day = next_day(day, calendar)
    elif unit == "same day":
        while _opens_in_a_pause(day, pauses, calendar):
            day = next_day(day, calendar)
    while unit == "working days" and count:
        day = next_day(day, calendar)
        count -= not _opens_in_a_pause(day, pauses, calendar)
    return datetime.combine(day, calendar.sessions_on(day)[-1].closes_at, tzinfo=VIETNAM)


def _days_apart(since, until):
    return (until.astimezone(VIETNAM).date() - since.astimezone(VIETNAM).date()).days


def _opens_in_a_pause(day, pauses, calendar):
    opens = datetime.combine(day, calendar.sessions_on(day)[0].opens_at, tzinfo=VIETNAM)
    return any(since <= opens < until for since, until, _ in pauses)


def next_day(day, calendar):
    """The next working day."""
    day += timedelta(days=1)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def after_office_time(start, left, calendar):
    """The moment at which so much office time has passed."""
    day = start.astimezone(VIETNAM).date()
    while True:
        for hours in calendar.sessions_on(day) if calendar.is_working_day(day) else ():
            opens = datetime.combine(day, hours.opens_at, tzinfo=VIETNAM)
            closes = datetime.combine(day, hours.closes_at, tzinfo=VIETNAM)
            begins = max(opens, start)
            if left <= closes - begins:
                return begins + left
            left -= max(timedelta(), closes - begins)
        day += timedelta(days=1)
