"""Packages as others see them: frozen, plain, without anything of one node alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua.domain.catalogue.values import PublishedVersion
from motcua.domain.forms.values import FormSchema
from motcua.domain.processes.values import InternalProcess
from motcua.domain.working_time.values import Limit

from .errors import Deviation

FORMAT_NAME = "motcua-package"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class GenericAgency:
    """A generic name that the procedure or its process uses, and what it stands for anywhere.

    A name of one agency of the province says its role alone: which agency that is, each node knows.
    """

    name: str
    kind: str
    unit_level: str  # province, district, commune; empty unless it is one agency in each unit
    role: str


@dataclass(frozen=True, slots=True)
class CitedInstrument:
    """A legal document that the procedure cites."""

    number: str
    name: str
    issued_on: date | None
    issuer: str
    valid_from: date | None
    valid_to: date | None
    successor_number: str | None


@dataclass(frozen=True, slots=True)
class CarriedForm:
    """One version of an electronic form."""

    schema: FormSchema
    valid_from: date


@dataclass(frozen=True, slots=True)
class ExpectedFee:
    """What is to be paid; None: not one figure, the law or a council sets it."""

    name: str
    amount_vnd: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must be true after a step. None and empty: nothing is said of it."""

    state: str = ""
    stage: str | None = None
    due_at: datetime | None = None
    due_lines: int | None = None  # how many lines explain the due time
    due_says: tuple[str, ...] = ()  # words that stand among them
    open_steps: tuple[str, ...] | None = None  # keys of the process's steps that are asked for
    papers_asked: tuple[int, ...] | None = None  # components, by order
    papers_not_asked: tuple[int, ...] | None = None  # what the state holds already
    fees: tuple[ExpectedFee, ...] | None = None
    limit: Limit | None = None  # of the channel and the case
    refused: str = ""  # the stable code of the refusal
    says: tuple[str, ...] = ()  # words in the refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """When, where and how an example begins."""

    at: datetime
    channel: str  # counter, post, online
    case: str | None
    entered_at: datetime | None  # when the one-stop unit entered what came by post
    commune: str  # code; empty: the first commune here where the procedure is received
    receiving: str  # generic name of the place; empty: the first that the procedure names
    papers: tuple[int, ...] | None  # None: every paper that must come
    answers: Mapping[str, str | None]  # typed into the form; None leaves a question open
    return_method: str
    expected: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleStep:
    """An act of the law, or the end of a step of the internal process, at a moment."""

    act: str  # empty: `finishes` is meant
    finishes: str  # key of a step of the internal process
    at: datetime
    step: str  # which step of another agency an answer belongs to
    words: Mapping[str, Any]
    expected: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One dossier as the law would have it go. `why`: the reckoning by hand, with its source."""

    name: str
    why: str
    handed_in: HandedIn
    steps: tuple[ExampleStep, ...]

    @property
    def moments(self) -> tuple[datetime, ...]:
        return (
            self.handed_in.at,
            *((self.handed_in.entered_at,) if self.handed_in.entered_at else ()),
            *(step.at for step in self.steps),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A procedure with all that belongs to it."""

    slug: str
    field_key: str
    field_name: str
    record: PublishedVersion
    agencies: tuple[GenericAgency, ...]
    instruments: tuple[CitedInstrument, ...]
    process: InternalProcess | None
    forms: tuple[CarriedForm, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class TrialOutcome:
    """What came of running the examples."""

    example_count: int
    step_count: int
    deviations: tuple[Deviation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageDifference:
    """What an import would change here, in sentences; empty groups change nothing."""

    is_new_here: bool
    record: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def changes_anything(self) -> bool:
        return bool(self.is_new_here or self.record or self.process or self.forms or self.examples)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPackage:
    """What an import began. `is_repeat`: the same had been imported before, nothing was done."""

    slug: str
    digest: str
    is_repeat: bool
    record_id: int | None
    process_version_id: int | None
    forms_published: tuple[str, ...] = ()
    difference: PackageDifference = field(
        default_factory=lambda: PackageDifference(is_new_here=False)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One import, for lists."""

    slug: str
    digest: str
    imported_at: datetime
    record_id: int | None
    process_version_id: int | None
    example_count: int
