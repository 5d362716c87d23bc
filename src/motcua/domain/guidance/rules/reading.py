"""A description from `data/guidance/` as a life event."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from motcua.domain.guidance.values import (
    Carried,
    CaseChoice,
    EventNote,
    EventStep,
    LifeEvent,
    Mention,
    Option,
    Question,
    When,
)

Row = Mapping[str, Any]


def event_from(description: Row) -> LifeEvent:
    """The life event that a description of the right shape means; see `faults_of`."""
    valid_to = description.get("valid_to")
    return LifeEvent(
        key=description["key"],
        version=description["version"],
        valid_from=dt.date.fromisoformat(description["valid_from"]),
        valid_to=dt.date.fromisoformat(valid_to) if valid_to else None,
        position=description.get("position", 0),
        title=description["title"],
        text=description["text"],
        icon=description["icon"],
        former_keys=tuple(description.get("former_keys", ())),
        keywords=tuple(description.get("keywords", ())),
        questions=tuple(_question(row) for row in description["questions"]),
        steps=tuple(_step(row) for row in description["steps"]),
        notes=tuple(
            EventNote(text=row["text"], when=_when(row.get("when")), ends=row.get("ends", False))
            for row in description.get("notes", ())
        ),
    )


def _question(row: Row) -> Question:
    return Question(
        key=row["key"],
        label=row["label"],
        hint=row.get("hint", ""),
        options=tuple(
            Option(key=option["key"], label=option["label"], hint=option.get("hint", ""))
            for option in row["options"]
        ),
        shown_when=_when(row.get("shown_when")),
    )


def _step(row: Row) -> EventStep:
    return EventStep(
        key=row["key"],
        slug=row["procedure"],
        title=row["title"],
        why=row["why"],
        when=_when(row.get("when")),
        instead=tuple(row.get("instead", ())),
        after=tuple(row.get("after", ())),
        replaces=tuple(row.get("replaces", ())),
        cases=tuple(
            CaseChoice(key=case["key"], when=_when(case.get("when")))
            for case in row.get("cases", ())
        ),
        papers=_mentions(row.get("papers", ())),
        fees=_mentions(row.get("fees", ())),
        limits=_mentions(row.get("limits", ())),
        carried=tuple(
            Carried(
                field=each["field"],
                text=each.get("text", ""),
                question=each.get("question", ""),
                values=each.get("values"),
            )
            for each in row.get("carried", ())
        ),
    )


def _mentions(rows: Sequence[Row]) -> tuple[Mention, ...]:
    return tuple(
        Mention(row["name"], when=_when(row.get("when")), is_never=row.get("never", False))
        for row in rows
    )


def _when(written: Row | Sequence[Row] | None) -> When:
    """One condition, or a list of alternatives: `{question: [option, option]}`."""
    if written is None:
        return ()
    rows = [written] if isinstance(written, Mapping) else list(written)
    return tuple(
        {question: frozenset(options) for question, options in row.items()} for row in rows
    )
