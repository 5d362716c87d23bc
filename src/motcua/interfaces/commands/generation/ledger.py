"""One dossier as it is written down: every act becomes its line in the journal, in custody, in tasks."""

from dataclasses import dataclass, field
from decimal import Decimal

from motcua.domain.dossiers.rules import Keeper
from motcua.domain.identity.values import AccountId, account_reference
from motcua.domain.processes.values import ProcessStep, StepOutcome
from motcua.domain.workflow.values import Matter, TaskEnd

from .copying import NULL
from .marks import Marks
from .rows import Sheets
from .times import OfficeTime

# Each dossier has so many ids of its own in every table, so that ids do not depend on the order in
# which dossiers are written.
JOURNAL_IDS, TASK_IDS, CUSTODY_IDS, COMPONENT_IDS = 32, 16, 16, 16
NEVER = "9999-01-01 00:00:00+00"
_HOUR_SECONDS = 3600
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


@dataclass(slots=True)
class Book:
    """Where lines are written, and what all dossiers share."""

    sheets: Sheets
    office: OfficeTime
    marks: Marks
    until: int


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
    stretches: list[list[str]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.subject = f"dossier:{self.dossier_id}"

    def act(self, word: str, at: int, by: int | None, facts: str = "") -> None:
        """One act of the law. `facts` are the JSON of what is said besides the version, sorted.

        Raises Ended when it would come after the present.
        """
        if at > self.book.until:
            raise Ended
        self.version += 1
        self.last = max(self.last, at)
        reference = "system" if by is None else account_reference(AccountId(by))
        said = _with_version(facts, self.version)
        office = self.book.office
        text = office.text(at)
        number = self.dossier_id * JOURNAL_IDS + self.lines
        mark = self.book.marks.mark(
            number, f'["{word}","{self.subject}","{reference}","{office.utc_text(at)}",{said}]'
        )
        self.lines += 1
        self.book.sheets.add(
            "journal_entry",
            (str(number), word, self.subject, reference, text, said, text, mark),
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
        self.give_up(at)
        self.stretches.append(
            [
                str(self.dossier_id * CUSTODY_IDS + len(self.stretches)),
                str(self.dossier_id),
                str(self.version),
                keeper.value,
                agency,
                NULL if account is None else str(account),
                *place,
                word,
                NULL if by is None else str(by),
                since,
                NULL,
            ]
        )

    def give_up(self, at: int) -> None:
        """Nobody among us has it any more."""
        if self.stretches:
            self.stretches[-1][-1] = self.book.office.text(at)

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
            kind=step.kind.value,
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
            kind=matter.value,
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
        task.ended, task.ended_by, task.outcome, task.is_held = at, by, outcome.value, False

    def write(self, process: str, repeated: Repeated, *, ended: int | None) -> None:
        """The run, its steps and the stretches of custody, once all is known."""
        office, sheets = self.book.office, self.book.sheets
        number = str(self.dossier_id)
        started = office.text(self.asked[0].opened)
        ended_at = NULL if ended is None else office.text(ended)
        sheets.add(
            "workflow_run",
            (number, number, NULL, process, str(self.version), started, ended_at),
        )
        for place, task in enumerate(self.asked):
            due = self._due(task)
            urgent = repeated.due if repeated.due != NULL else due
            sheets.add(
                "workflow_task",
                (
                    str(self.dossier_id * TASK_IDS + place),
                    number,
                    number,
                    *self._told(task, due),
                    *repeated.columns,
                    repeated.due,
                    NEVER if urgent == NULL else urgent,
                ),
            )
        for stretch in self.stretches:
            sheets.add("dossiers_custody", stretch)

    def _due(self, task: Asked) -> str:
        """When its hours have passed; time in which the dossier waited is left out."""
        if task.hours == 0 or task.is_held:
            return NULL
        office = self.book.office
        end = office.office_of(task.opened) + int(task.hours * _HOUR_SECONDS) + task.waited
        return office.text(office.seconds_at(end))

    def _told(self, task: Asked, due: str) -> tuple[str, ...]:
        office = self.book.office
        return (
            task.step_key,
            str(task.ordinal),
            task.kind,
            task.name,
            task.agency,
            task.role_key,
            NULL if task.assignee is None else str(task.assignee),
            NULL if task.barred is None else str(task.barred),
            str(task.hours) if task.step_key else NULL,
            office.text(task.opened),
            due,
            "t" if task.is_held else "f",
            NULL if task.ended is None else office.text(task.ended),
            task.outcome,
            NULL if task.ended_by is None else str(task.ended_by),
            "",
            "1",
        )


def _with_version(facts: str, version: int) -> str:
    """Keys in the order in which the mark covers them."""
    return f'{{{facts},"version":{version}}}' if facts else f'{{"version":{version}}}'
