"""Examples as values and as plain data. What is read here has the right shape already."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.domain.dossiers.rules import ReturnMethod
from motcua.domain.packages.values import Example, ExampleStep, Expected, ExpectedFee, HandedIn
from motcua.domain.working_time.values import Limit, LimitUnit
from motcua.foundation.clock import VIETNAM

from .acts import WORDS
from .shape import EXAMPLE, EXPECTED, EXPECTED_AT_FIRST, MOMENT, STEP

Data = Mapping[str, Any]


def example_from(data: Data) -> Example:
    """The example that data of the right shape mean."""
    return Example(
        name=data["name"],
        why=data["why"],
        handed_in=HandedIn(
            at=_moment(data["at"]),
            channel=data["channel"],
            case=data.get("case"),
            entered_at=_maybe_moment(data.get("entered_at")),
            commune=data.get("commune", ""),
            receiving=data.get("receiving", ""),
            papers=_maybe_tuple(data.get("papers")),
            answers=dict(data.get("answers", {})),
            return_method=data.get("return_method", ReturnMethod.COUNTER.value),
            expected=_expected(data.get("expects", {})),
        ),
        steps=tuple(map(_step, data.get("steps", ()))),
    )


def example_as_data(example: Example) -> dict[str, Any]:
    """Data that `example_from` reads back; what is at its usual value is left out."""
    handed_in = example.handed_in
    return EXAMPLE.compact(
        {
            "name": example.name,
            "why": example.why,
            "channel": handed_in.channel,
            "at": _written(handed_in.at),
            "case": handed_in.case,
            "entered_at": handed_in.entered_at and _written(handed_in.entered_at),
            "commune": handed_in.commune,
            "receiving": handed_in.receiving,
            "papers": _maybe_list(handed_in.papers),
            "answers": dict(handed_in.answers),
            "return_method": handed_in.return_method,
            "expects": EXPECTED_AT_FIRST.compact(_expected_as_data(handed_in.expected)),
            "steps": [_step_as_data(step) for step in example.steps],
        }
    )


def _step(data: Data) -> ExampleStep:
    return ExampleStep(
        act=data.get("act", ""),
        finishes=data.get("finishes", ""),
        at=_moment(data["at"]),
        step=data.get("step", ""),
        words=dict(data.get("words", {})),
        expected=_expected(data.get("expects", {})),
    )


def _step_as_data(step: ExampleStep) -> dict[str, Any]:
    words = next((row for act, row in WORDS.items() if act == step.act), None)
    return STEP.compact(
        {
            "at": _written(step.at),
            "act": step.act,
            "finishes": step.finishes,
            "step": step.step,
            "words": words.compact(step.words) if words else dict(step.words),
            "expects": EXPECTED.compact(_expected_as_data(step.expected)),
        }
    )


def _expected(data: Data) -> Expected:
    fees, limit = data.get("fees"), data.get("limit")
    return Expected(
        state=data.get("state", ""),
        stage=data.get("stage"),
        due_at=_maybe_moment(data.get("due_at")),
        due_lines=data.get("due_lines"),
        due_says=tuple(data.get("due_says", ())),
        open_steps=_maybe_tuple(data.get("open_steps")),
        papers_asked=_maybe_tuple(data.get("papers_asked")),
        papers_not_asked=_maybe_tuple(data.get("papers_not_asked")),
        fees=None if fees is None else tuple(ExpectedFee(**fee) for fee in fees),
        limit=None if limit is None else Limit(limit["value"], LimitUnit(limit["unit"])),
        refused=data.get("refused", ""),
        says=tuple(data.get("says", ())),
    )


def _expected_as_data(expected: Expected) -> dict[str, Any]:
    return {
        "state": expected.state,
        "stage": expected.stage,
        "due_at": expected.due_at and _written(expected.due_at),
        "due_lines": expected.due_lines,
        "due_says": list(expected.due_says),
        "open_steps": _maybe_list(expected.open_steps),
        "papers_asked": _maybe_list(expected.papers_asked),
        "papers_not_asked": _maybe_list(expected.papers_not_asked),
        "limit": None
        if expected.limit is None
        else {"value": expected.limit.value, "unit": expected.limit.unit.value},
        "fees": None
        if expected.fees is None
        else [{"name": fee.name, "amount_vnd": fee.amount_vnd} for fee in expected.fees],
        "refused": expected.refused,
        "says": list(expected.says),
    }


def _moment(text: str) -> datetime:
    return datetime.strptime(text, MOMENT).replace(tzinfo=VIETNAM)


def _maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else _moment(text)


def _written(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):{MOMENT}}"


def _maybe_tuple(items: Any) -> tuple[Any, ...] | None:
    return None if items is None else tuple(items)


def _maybe_list(items: tuple[Any, ...] | None) -> list[Any] | None:
    return None if items is None else list(items)
