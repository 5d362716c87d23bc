"""The journal of a dossier as lines of a run: which act, by whom, and which agencies had it after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from motcua.domain.dossiers.rules import ACT_RIGHTS
from motcua.domain.dossiers.states import Act

from .run import Places, RunLine

_ACTS: Mapping[str, Act] = {right.word: act for act, right in ACT_RIGHTS.items()}


@dataclass(frozen=True, slots=True)
class Written:
    """One line of the journal about a dossier. `by`: the account, None for the system."""

    word: str
    by: int | None
    at: datetime
    facts: Mapping[str, Any]


class JournalLine(Protocol):
    """What is read of a line of the journal."""

    @property
    def word(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...


def written_lines(lines: Iterable[JournalLine]) -> tuple[Written, ...]:
    """Lines of the journal with the number of the account behind each."""
    return tuple(Written(line.word, _account_id(line.by), line.at, line.facts) for line in lines)


def _account_id(reference: str) -> int | None:
    kind, _, number = reference.partition(":")
    return int(number) if kind == "account" and number.isdigit() else None


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line with the version of the dossier after it."""

    version: int
    line: RunLine


def lines_of(written: Sequence[Written], *, now: Places) -> tuple[NumberedLine, ...]:
    """The acts in their order, each with the agencies as they were after it.

    The agencies of earlier lines are found backwards: each move says where the dossier came from.
    Lines beside the table of acts, such as slips issued again, change no step and are left out.
    """
    found: list[NumberedLine] = []
    places = now
    for each in reversed(written):
        act = _ACTS.get(each.word)
        version = each.facts.get("version")
        if act is None or version is None:
            continue
        found.append(NumberedLine(int(version), _line(act, each, places)))
        places = _before(act, each.facts, places)
    return tuple(reversed(found))


def _line(act: Act, each: Written, places: Places) -> RunLine:
    to = each.facts.get("to")
    return RunLine(
        act=act,
        at=each.at,
        by=each.by,
        places=places,
        agency_code=str(each.facts.get("agency", "")),
        step_key=str(each.facts.get("step", "")),
        to_account=int(to) if act is Act.ASSIGN and to is not None else None,
    )


def _before(act: Act, facts: Mapping[str, Any], places: Places) -> Places:
    """The agencies before an act that moved the dossier."""
    receiving, competent = places.receiving, places.competent
    if act is Act.FOLLOW_SUCCESSOR:
        receiving, competent = facts["from"]
    elif act is Act.TRANSFER and facts["to"] == receiving:
        receiving = facts["from"]  # Before acceptance; who decided then was asked for nothing.
    elif act is Act.TRANSFER:
        competent = facts["from"]
    return Places(receiving=receiving, competent=competent, named=places.named)
