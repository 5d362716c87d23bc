"""What is searched, what is asked, what is found. Nothing here knows what an entry stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """Which part of an entry a text is."""

    NAME = "name"
    KEYWORD = "keyword"
    EVERYDAY = "everyday"  # added by the wording of the search
    DETAIL = "detail"  # results and the like
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Passage:
    """One short text by which an entry can be found."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found during a period (both ends included; None is open)."""

    key: str
    title: str
    passages: tuple[Passage, ...]
    code: str | None = None
    other_codes: tuple[str, ...] = ()  # former ones: found, not shown
    valid_from: date | None = None
    valid_to: date | None = None
    rank: int | None = None  # 1 is used most
    position: int = 0  # in the published order


@dataclass(frozen=True, slots=True)
class Synonym:
    """How people say what the texts call something else."""

    said: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything the search knows of how people speak."""

    synonyms: tuple[Synonym, ...] = ()
    question_words: tuple[str, ...] = ()  # they ask and name nothing
    light_words: tuple[str, ...] = ()  # they name little: làm, xin, cấp
    everyday: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable without marks, and the marks it had (sorted; đ is a mark)."""

    bare: str
    marks: str = ""
    spelled: str = field(default="", compare=False)  # as it was written


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take a typed word. `quality` 1 is as typed."""

    bare: str
    quality: float
    shown: str = ""  # what it was corrected to; empty if taken as typed
    is_initials: bool = False
    is_begun: bool = False  # what a word that is still being typed may become


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question."""

    typed: str
    marks: str
    weight: float
    choices: tuple[Choice, ...]
    is_question_word: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Words `begin` to `end` mean another text."""

    begin: int
    end: int
    said: str
    means: tuple[str, ...]
    meanings: tuple[tuple[Syllable, ...], ...]  # each meaning taken apart


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood."""

    bares: tuple[str, ...] = ()  # its syllables as they were typed
    words: tuple[Word, ...] = ()
    readings: tuple[Reading, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.codes)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why an entry was found: a Vietnamese sentence with `%(…)s` for what it speaks of."""

    sentence: str
    facts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.sentence % dict(self.facts)


def in_words(reasons: Iterable[Reason]) -> str:
    """Reasons in Vietnamese, one after another."""
    return "; ".join(map(str, reasons))


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found."""

    key: str
    title: str
    code: str | None
    score: float
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        return in_words(self.reasons)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question: hits, best first, and how the question was read."""

    hits: tuple[Hit, ...] = ()
    understood: tuple[tuple[str, str], ...] = ()  # said, means
    corrected: str = ""  # the question as it was mended; empty if nothing was
