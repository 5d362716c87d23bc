"""The process table as somebody typed it: kept word for word, also where it cannot be read yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.domain.processes.errors import ProcessUnreadable
from motcua.domain.processes.rules.transitions import (
    TransitionUnreadable,
    exit_from_text,
    targets_as_text,
)
from motcua.domain.processes.rules.wording import end_target, hours_words
from motcua.domain.processes.rules.written import STEPS_MAX, process_as_data, process_from
from motcua.domain.processes.values import (
    Ending,
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)
from motcua.interfaces.officer.processes.table_words import ACTOR_MARK, EXIT_FIELDS, actor_value
from motcua.interfaces.officer.typed import typed_line, typed_text

LINE_FIELDS = ("key", "name", "kind", "actor", "agency", "division", "hours", "forms")
TEXT_FIELDS = ("content", "inputs", "outputs")
# Which cell of the form a fault of the written table belongs to.
_CELLS = {
    "actor.agency": "agency",
    "actor.division": "division",
    "actor.role": "actor",
    "actor.place": "actor",
}


@dataclass(slots=True)
class TypedRow:
    """One step as typed. `leads`: exits that were understood; they keep their step when it moves."""

    texts: dict[str, str]
    slips: tuple[str, ...] = ()
    waits: bool = False
    leads: dict[StepOutcome, StepExit | None] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.texts["key"]


@dataclass(slots=True)
class TypedTable:
    """The whole form of one draft."""

    procedure_slug: str
    symbol: str
    name: str
    rows: list[TypedRow]
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def orders(self) -> dict[str, int]:
        return {row.key: number for number, row in enumerate(self.rows, 1)}

    def text_of_exit(self, row: TypedRow, outcome: StepOutcome) -> str:
        """What the cell of an exit shows: steps by the numbers they have now."""
        name = EXIT_FIELDS[outcome]
        if name in row.faults:
            return row.texts[name]
        return targets_as_text(row.leads.get(outcome), orders=self.orders)

    @property
    def is_readable(self) -> bool:
        return not self.faults and not any(row.faults for row in self.rows)

    def process(self) -> InternalProcess:
        """What can be understood of it; cells with faults count as empty."""
        return InternalProcess(
            procedure_slug=self.procedure_slug,
            symbol=self.symbol,
            name=self.name,
            steps=tuple(_step(row) for row in self.rows),
        )

    def look_for_faults(self) -> None:
        """Write beside each cell what is wrong with it."""
        try:
            process_from(process_as_data(self.process()))
        except ProcessUnreadable as unreadable:
            for fault in unreadable.faults:
                words = f"{_(fault.message) % fault.values}. {_(fault.cure) % fault.values}."
                place = self.rows[fault.row - 1].faults if fault.row else self.faults
                place.setdefault(_cell_of(fault.field), words[:1].upper() + words[1:])

    def add(self, after: int) -> None:
        """One more step after a place; the step before it leads to it, and it leads on."""
        if len(self.rows) >= STEPS_MAX:
            return
        key = _free_key([row.key for row in self.rows])
        onward = self.rows[after].key if after < len(self.rows) else end_target(Ending.RESULT)
        if 0 < after <= len(self.rows):
            before = self.rows[after - 1]
            done = before.leads.get(StepOutcome.DONE)
            if done is not None and len(done.to) == 1:
                onward = done.to[0]
                before.leads[StepOutcome.DONE] = StepExit(outcome=StepOutcome.DONE, to=(key,))
        row = _row_of(_new_step(key, onward))
        self.rows.insert(after, row)

    def move(self, place: int, by: int) -> None:
        if 0 <= place < len(self.rows) and 0 <= place + by < len(self.rows):
            row = self.rows.pop(place)
            self.rows.insert(place + by, row)

    def remove(self, place: int) -> None:
        """Take a step out; what led to it leads on to where it led."""
        if not 0 <= place < len(self.rows):
            return
        gone = self.rows.pop(place)
        done = gone.leads.get(StepOutcome.DONE)
        onward = tuple(to for to in done.to if to != gone.key) if done else ()
        for row in self.rows:
            for outcome, leads in row.leads.items():
                if leads is not None and gone.key in leads.to:
                    row.leads[outcome] = _without(leads, gone.key, onward)


def ordered_as(process: InternalProcess, before: InternalProcess) -> InternalProcess:
    """The same with exits and slips in the order that they had: the form has an order of its own."""
    known = {step.key: step for step in before.steps}
    steps = []
    for step in process.steps:
        old = known.get(step.key, step)
        outcomes = [each.outcome for each in old.exits]
        steps.append(
            replace(
                step,
                exits=tuple(sorted(step.exits, key=lambda each: _place(each.outcome, outcomes))),
                slips=tuple(sorted(step.slips, key=lambda each: _place(each, old.slips))),
            )
        )
    return replace(process, steps=tuple(steps))


def table_of(process: InternalProcess) -> TypedTable:
    """The form before anybody typed."""
    return TypedTable(
        procedure_slug=process.procedure_slug,
        symbol=process.symbol,
        name=process.name,
        rows=[_row_of(step) for step in process.steps],
    )


def typed_table(request: HttpRequest, *, procedure_slug: str) -> TypedTable:
    """The form as it was sent. Faults of cells stand in the rows."""
    typed_count = request.POST.get("count", "")[:4]
    count = min(int(typed_count), STEPS_MAX) if typed_count.isdecimal() else 0
    rows = [_typed_row(request, number) for number in range(count)]
    keys = {number: row.key for number, row in enumerate(rows, 1)}
    for row in rows:
        _read_exits(row, keys)
        _read_hours(row)
    table = TypedTable(
        procedure_slug=procedure_slug,
        symbol=typed_line(request, "symbol"),
        name=typed_line(request, "name"),
        rows=rows,
    )
    table.look_for_faults()
    return table


def _typed_row(request: HttpRequest, number: int) -> TypedRow:
    texts = {name: typed_line(request, f"{name}-{number}") for name in LINE_FIELDS}
    texts |= {name: typed_text(request, f"{name}-{number}") for name in TEXT_FIELDS}
    texts |= {name: typed_line(request, f"{name}-{number}") for name in EXIT_FIELDS.values()}
    return TypedRow(
        texts=texts,
        slips=tuple(request.POST.getlist(f"slips-{number}"))[:30],
        waits=f"waits-{number}" in request.POST,
    )


def _read_exits(row: TypedRow, keys: Mapping[int, str]) -> None:
    for outcome, name in EXIT_FIELDS.items():
        try:
            row.leads[outcome] = exit_from_text(row.texts[name], outcome=outcome, keys=keys)
        except TransitionUnreadable as unreadable:
            row.leads[outcome] = None
            row.faults[name] = _(
                "Không hiểu “%(word)s”. Xin ghi số bước (3), nhiều bước song song (3, 4),"
                " hoặc: kết quả, từ chối, rút."
            ) % {"word": unreadable.word[:60]}


def _read_hours(row: TypedRow) -> None:
    if _hours(row.texts["hours"]) is None:
        row.faults["hours"] = _("Xin ghi số giờ, ví dụ 4 hoặc 0,5.")


def _hours(text: str) -> Decimal | None:
    """`4`, `0,5`, `1.250,5`; None for anything else."""
    bare = text.replace(" ", "")
    if "," in bare:
        bare = bare.replace(".", "").replace(",", ".")
    try:
        hours = Decimal(bare[:20])
    except InvalidOperation:
        return None
    return hours if hours.is_finite() and hours >= 0 else None


def _step(row: TypedRow) -> ProcessStep:
    place, _mark, role_key = row.texts["actor"].partition(ACTOR_MARK)
    is_place = place in {each.value for each in Place}
    is_kind = row.texts["kind"] in {each.value for each in StepKind}
    actor = StepActor(
        place=Place(place) if is_place else Place.COMPETENT,
        role_key=role_key,
        agency_name=row.texts["agency"] if place == Place.NAMED else "",
        division=row.texts["division"],
    )
    return ProcessStep(
        key=row.key,
        name=row.texts["name"],
        kind=StepKind(row.texts["kind"]) if is_kind else StepKind.WORK,
        actor=actor,
        hours=_hours(row.texts["hours"]) or Decimal(0),
        content=row.texts["content"],
        inputs=_lines(row.texts["inputs"]),
        outputs=_lines(row.texts["outputs"]),
        slips=row.slips,
        forms=tuple(word.strip() for word in row.texts["forms"].split(",") if word.strip()),
        exits=tuple(leads for leads in row.leads.values() if leads is not None),
        waits_for_all=row.waits,
    )


def _row_of(step: ProcessStep) -> TypedRow:
    return TypedRow(
        texts={
            "key": step.key,
            "name": step.name,
            "kind": step.kind.value,
            "actor": actor_value(step.actor),
            "agency": step.actor.agency_name,
            "division": step.actor.division,
            "hours": hours_words(step.hours).replace(".", ""),  # Typed back, a dot is a decimal.
            "forms": ", ".join(step.forms),
            "content": step.content,
            "inputs": "\n".join(step.inputs),
            "outputs": "\n".join(step.outputs),
            **dict.fromkeys(EXIT_FIELDS.values(), ""),
        },
        slips=step.slips,
        waits=step.waits_for_all,
        leads={outcome: step.exit_for(outcome) for outcome in EXIT_FIELDS},
    )


def _new_step(key: str, onward: str) -> ProcessStep:
    return ProcessStep(
        key=key,
        name="",
        kind=StepKind.WORK,
        actor=StepActor(place=Place.COMPETENT, role_key="case_officer"),
        hours=Decimal(0),
        exits=(StepExit(outcome=StepOutcome.DONE, to=(onward,)),),
    )


def _free_key(taken: list[str]) -> str:
    number = len(taken) + 1
    while f"buoc-{number}" in taken:
        number += 1
    return f"buoc-{number}"


def _without(leads: StepExit, key: str, onward: tuple[str, ...]) -> StepExit | None:
    to = tuple(dict.fromkeys(new for old in leads.to for new in (onward if old == key else (old,))))
    return StepExit(outcome=leads.outcome, to=to, condition=leads.condition) if to else None


def _place(wanted: object, known: Sequence[object]) -> int:
    return known.index(wanted) if wanted in known else len(known)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _cell_of(written_field: str) -> str:
    head = written_field.split("[", maxsplit=1)[0]
    if head == "exits":
        return EXIT_FIELDS[StepOutcome.DONE]
    return _CELLS.get(written_field, head)
