"""One dossier as it is written down: every act becomes its line in the journal, in custody, in tasks."""

from dataclasses import dataclass, field
from decimal import Decimal

from motcua.domain.dossiers.rules import Keeper
from motcua.domain.identity.values import AccountId, account_reference
from motcua.domain.processes.values import ProcessStep, StepOutcome
from motcua.domain.workflow.values import Matter, TaskEnd
from motcua.foundation.journal.record import MARK_PURPOSE
from motcua.foundation.signing import marking

from .copying import NULL
from .rows import Sheets
from .times import OfficeTime

# Each dossier has so many ids of its own in every table, so that ids do not depend on the order in
# which dossiers are written.
JOURNAL_IDS, TASK_IDS, CUSTODY_IDS, COMPONENT_IDS = 32, 16, 16, 16
NEVER = "9999-01-01 00:00:00+00"
_HOUR_SECONDS = 3600
# Ends of the lines of papers, by version of the procedure and whether they came online.
Papers = dict[tuple[int, str, bool], list[str]]
_ACCOUNT = account_reference(AccountId(0)).removesuffix("0")
NAMES = {
    Matter.APOLOGY: "Xin lỗi người nộp",
    Matter.WITHDRAWAL: "Trả lời đề nghị rút hồ sơ",
    Matter.PAUSED: "Giải quyết tiếp khi hết tạm dừng",
}


@dataclass(slots=True, kw_only=True)
class Asked:
    """One step, or one matter beside them, as it is asked once."""

    step_key: str
    kind: str
    name: str
    role_key: str
    hours: Decimal
    opened: int
    agency: str
    ordinal: int = 1
    assignee: int | None = None
    barred: int | None = None
    ended: int | None = None
    outcome: str = ""
    ended_by: int | None = None
    is_held: bool = False
    waited: int = 0  # office time that its hours leave out


class Book:
    """Where lines are written, and what all dossiers share."""

    __slots__ = ("journal", "mark", "office", "papers", "sheets", "until")

    def __init__(self, sheets: Sheets, office: OfficeTime, until: int, papers: Papers) -> None:
        self.sheets, self.office, self.until, self.papers = sheets, office, until, papers
        self.mark = marking(MARK_PURPOSE)  # A line's number is the nonce: no two are the same.
        self.journal = sheets.lines["journal_entry"]


@dataclass(frozen=True, slots=True)
class Repeated:
    """What every task repeats of its dossier."""

    columns: tuple[str, ...]  # from receiving_agency_id to channel
    due: str


class Ended(Exception):
    """What would come next has not happened yet."""


@dataclass(slots=True)
class Ledger:
    """The lines of one dossier."""

    book: Book
    dossier_id: int
    subject: str = field(init=False)
    version: int = 0
    lines: int = 0
    last: int = 0  # the moment of the latest act
    stretches: list[str] = field(default_factory=list)
    stretch: str = ""  # the line of the one that lasts, up to its end
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.subject = f"dossier:{self.dossier_id}"

    def act(self, word: str, at: int, by: int | None, facts: str = "") -> None:
        """One act of the law. `facts` are the JSON of what is said besides the version, sorted.

        Raises Ended when it would come after the present.
        """
        book = self.book
        if at > book.until:
            raise Ended
        self.version = version = self.version + 1
        self.last = max(self.last, at)
        reference = "system" if by is None else f"{_ACCOUNT}{by}"
        # Keys in the order in which the mark covers them.
        said = f'{{{facts},"version":{version}}}' if facts else f'{{"version":{version}}}'
        office = book.office
        text = office.text(at)
        subject = self.subject
        number = self.dossier_id * JOURNAL_IDS + self.lines
        mark = book.mark(
            f"{number:012x}", f'["{word}","{subject}","{reference}","{office.utc_text(at)}",{said}]'
        )
        self.lines += 1
        book.journal.append(
            f"{number}\t{word}\t{subject}\t{reference}\t{text}\t{said}\t{text}\t{mark}"
        )

    def keep(
        self,
        at: int,
        keeper: Keeper,
        agency: str,
        *,
        account: int | None,
        place: tuple[str, str],
        word: str,
        by: int | None,
    ) -> None:
        """Somebody has the dossier from a moment on; whoever had it before has it no more."""
        since = self.book.office.text(at)
        if self.stretch:
            self.stretches.append(self.stretch + since)
        self.stretch = (
            f"{self.dossier_id * CUSTODY_IDS + len(self.stretches)}\t{self.dossier_id}\t{self.version}"
            f"\t{keeper}\t{agency}\t{NULL if account is None else account}\t{place[0]}\t{place[1]}"
            f"\t{word}\t{NULL if by is None else by}\t{since}\t"
        )

    def give_up(self, at: int) -> None:
        """Nobody among us has it any more."""
        if self.stretch:
            self.stretches.append(self.stretch + self.book.office.text(at))
            self.stretch = ""

    def ask(
        self,
        step: ProcessStep,
        at: int,
        agency: str,
        *,
        assignee: int | None = None,
        barred: int | None = None,
    ) -> Asked:
        """A step is asked for."""
        task = Asked(
            step_key=step.key,
            kind=step.kind,
            name=step.name,
            role_key=step.actor.role_key,
            hours=step.hours,
            opened=at,
            agency=agency,
            assignee=assignee,
            barred=barred,
        )
        self.asked.append(task)
        return task

    def ask_beside(
        self, matter: Matter, at: int, agency: str, role_key: str, *, assignee: int | None = None
    ) -> Asked:
        """Something is asked for that is no step."""
        task = Asked(
            step_key="",
            kind=matter,
            name=NAMES[matter],
            role_key=role_key,
            hours=Decimal(0),
            opened=at,
            agency=agency,
            assignee=assignee,
        )
        self.asked.append(task)
        return task

    def answer(
        self,
        task: Asked,
        at: int,
        by: int | None,
        outcome: StepOutcome | TaskEnd = StepOutcome.DONE,
    ) -> None:
        """The step is done."""
        task.ended, task.ended_by, task.outcome, task.is_held = at, by, outcome, False

    def write(self, process: str, repeated: Repeated, *, ended: int | None) -> None:
        """The run, its steps and the stretches of custody, once all is known."""
        office, sheets = self.book.office, self.book.sheets
        number = self.dossier_id
        started = office.text(self.asked[0].opened)
        ended_at = NULL if ended is None else office.text(ended)
        sheets.lines["workflow_run"].append(
            f"{number}\t{number}\t{NULL}\t{process}\t{self.version}\t{started}\t{ended_at}"
        )
        tasks, same = sheets.lines["workflow_task"], "\t".join((*repeated.columns, repeated.due))
        for place, task in enumerate(self.asked, number * TASK_IDS):
            due = self._due(task)
            urgent = repeated.due if repeated.due != NULL else due
            tasks.append(
                f"{place}\t{number}\t{number}\t{self._told(task, due)}\t{same}"
                f"\t{NEVER if urgent == NULL else urgent}"
            )
        if self.stretch:
            self.stretches.append(self.stretch + NULL)
        sheets.lines["dossiers_custody"].extend(self.stretches)

    def _due(self, task: Asked) -> str:
        """When its hours have passed; time in which the dossier waited is left out."""
        if task.hours == 0 or task.is_held:
            return NULL
        office = self.book.office
        end = office.office_of(task.opened) + int(task.hours * _HOUR_SECONDS) + task.waited
        return office.text(office.end_at(end))

    def _told(self, task: Asked, due: str) -> str:
        office = self.book.office
        return (
            f"{task.step_key}\t{task.ordinal}\t{task.kind}\t{task.name}\t{task.agency}"
            f"\t{task.role_key}\t{NULL if task.assignee is None else task.assignee}"
            f"\t{NULL if task.barred is None else task.barred}"
            f"\t{task.hours if task.step_key else NULL}\t{office.text(task.opened)}\t{due}"
            f"\t{'t' if task.is_held else 'f'}"
            f"\t{NULL if task.ended is None else office.text(task.ended)}\t{task.outcome}"
            f"\t{NULL if task.ended_by is None else task.ended_by}\t\t1"
        )
