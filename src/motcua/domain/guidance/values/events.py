"""A life event: questions, and what the answers lead to. Frozen, as published."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

Answers = Mapping[str, str]  # key of the question → key of the option
# Which answers each question must have, all of them; several alternatives, one of which must hold.
Condition = Mapping[str, frozenset[str]]
When = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `shown_when` looks at earlier answers only; empty: always asked."""

    key: str
    label: str
    hint: str
    options: tuple[Option, ...]
    shown_when: When = ()

    def option(self, key: str | None) -> Option | None:
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """Which case (trường hợp) of the procedure it is under these answers; the first that holds."""

    key: str
    when: When


@dataclass(frozen=True, slots=True)
class Mention:
    """A paper, a fee or another limit of the procedure that holds exactly under these answers.

    `name` is its name in the catalogue; of a limit its condition. `is_never`: the event is never
    about it, though the procedure lists it.
    """

    name: str
    when: When
    is_never: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What an answer, or a fixed text, fills in on the form of the application."""

    field: str
    text: str = ""
    question: str = ""
    values: Mapping[str, str] | None = None  # key of the option → answer on the form


@dataclass(frozen=True, slots=True)
class EventStep:
    """A procedure that answers lead to."""

    key: str
    slug: str
    title: str
    why: str
    when: When
    instead: tuple[str, ...] = ()  # slugs tried in turn where the first is not in force
    after: tuple[str, ...] = ()  # keys of steps that come before
    replaces: tuple[str, ...] = ()  # slugs that this one saves going for
    cases: tuple[CaseChoice, ...] = ()
    papers: tuple[Mention, ...] = ()
    fees: tuple[Mention, ...] = ()
    limits: tuple[Mention, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def slugs(self) -> tuple[str, ...]:
        return (self.slug, *self.instead)


@dataclass(frozen=True, slots=True)
class EventNote:
    """What to know beside the procedures. `ends`: nothing has to be done, and this says why."""

    text: str
    when: When
    ends: bool = False


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One version of one life event."""

    key: str
    version: int
    valid_from: dt.date
    valid_to: dt.date | None
    position: int
    title: str
    text: str
    icon: str
    former_keys: tuple[str, ...]
    keywords: tuple[str, ...]
    questions: tuple[Question, ...]
    steps: tuple[EventStep, ...]
    notes: tuple[EventNote, ...]

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)

    @property
    def slugs(self) -> tuple[str, ...]:
        """Every procedure that some answers lead to, in the order of the steps, each once."""
        return tuple(dict.fromkeys(slug for step in self.steps for slug in step.slugs))


@dataclass(frozen=True, slots=True)
class EventFault:
    """What will not do in a description and where. A warning refuses nothing."""

    path: str
    sentence: str
    is_warning: bool = False
