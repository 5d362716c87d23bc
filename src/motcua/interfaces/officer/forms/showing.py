"""A form with what was typed, for the template: one entry a field."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.forms.fields import Field, FieldKind, Form, PaperRow, Typed
from motcua.interfaces.officer.forms.reading import paper_inputs

# What the design system's own field draws.
_PLAIN = {
    FieldKind.LINE: "text",
    FieldKind.MONEY: "text",
    FieldKind.DAY: "text",
    FieldKind.TEXT: "textarea",
    FieldKind.CHOICE: "radio",
    FieldKind.LIST: "select",
    FieldKind.FILE: "file",
}


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """One paper with the names and values of its inputs."""

    paper: PaperRow
    tick: str
    original: str
    copy: str
    missing: str
    is_ticked: bool
    original_text: str
    copy_text: str
    missing_text: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field with what was typed and what is wrong with it."""

    field: Field
    text: str
    time_text: str
    fault: str
    papers: Sequence[ShownPaper]
    is_first: bool

    @property
    def plain_kind(self) -> str:
        return _PLAIN.get(self.field.kind, "")

    @property
    def inputmode(self) -> str:
        return "numeric" if self.field.kind in {FieldKind.MONEY, FieldKind.DAY} else ""

    @property
    def characters_max(self) -> int | None:
        """Lines are cut off by the browser; of a text it is told how much too long it is."""
        return self.field.characters_max if self.field.kind is FieldKind.LINE else None

    @property
    def described_by(self) -> str:
        parts = [f"{self.field.element_id}-goi-y"] if self.field.hint else []
        return " ".join([*parts, f"{self.field.element_id}-loi"] if self.fault else parts)


def shown(form: Form, typed: Typed) -> Sequence[ShownField]:
    """Every field of a form; the first is where typing begins unless something must be mended."""
    return [
        ShownField(
            field=field,
            text=typed.texts.get(field.name, ""),
            time_text=typed.texts.get(f"{field.name}-time", ""),
            fault=typed.faults.get(field.name, ""),
            papers=[_paper(field, paper, typed) for paper in field.papers],
            is_first=number == 0 and not typed.faults,
        )
        for number, field in enumerate(form.fields)
    ]


def faults_of(form: Form, typed: Typed) -> Sequence[Fault]:
    """What must be mended, in the order of the fields."""
    return [
        Fault(field.element_id, typed.faults[field.name])
        for field in form.fields
        if field.name in typed.faults
    ]


def in_words(form: Form, typed: Typed) -> Sequence[tuple[str, str]]:
    """What was typed, to be copied where the form itself can no longer be sent."""
    lines = []
    for field in form.fields:
        if field.papers:
            lines += [
                (paper.paper.name, paper.missing_text)
                for paper in (_paper(field, each, typed) for each in field.papers)
                if paper.is_ticked
            ]
            continue
        text = typed.texts.get(field.name, "")
        labels = {choice.value: choice.label for choice in field.choices}
        hour = typed.texts.get(f"{field.name}-time", "")
        lines.append((str(field.label), " ".join([labels.get(text, text), hour]).strip()))
    return lines


def _paper(field: Field, paper: PaperRow, typed: Typed) -> ShownPaper:
    names = paper_inputs(field, paper)
    return ShownPaper(
        paper=paper,
        **names,
        is_ticked=bool(typed.texts.get(names["tick"])),
        original_text=typed.texts.get(names["original"]) or str(paper.original_count),
        copy_text=typed.texts.get(names["copy"]) or str(paper.copy_count),
        missing_text=typed.texts.get(names["missing"], ""),
    )
