"""What a life event must be before it is published: no dead end, nothing out of reach."""

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.domain.guidance.values import EventFault, EventStep, LifeEvent, When

from .paths import (
    all_paths,
    case_for,
    holds,
    is_meant,
    next_question,
    notes_for,
    path_count,
    questions_left_max,
    steps_for,
)

PATHS_MAX = 4_000
QUESTIONS_MAX = 6  # Asked on one path: more is not read to the end.
OPTIONS_MAX, STEPS_MAX = 9, 12
RESERVED = frozenset({"xa", "huong-dan", "sua", "next"})  # other parameters of the addresses


def faults_of(event: LifeEvent) -> tuple[EventFault, ...]:
    """Everything that will not do, and warnings. Empty if all is well.

    Legal   LR-120. Every answer ends with what to do or with why there is nothing to do.
    """
    faults = [*_names(event), *_references(event)]
    if faults:
        return tuple(faults)
    if path_count(event, count_max=PATHS_MAX) > PATHS_MAX:
        return (EventFault("questions", f"có hơn {PATHS_MAX} cách trả lời; xin bớt câu hỏi"),)
    return (*_paths(event), *_reach(event), *_matters(event))


def _names(event: LifeEvent) -> Iterator[EventFault]:
    keys = [question.key for question in event.questions]
    steps = [step.key for step in event.steps]
    for path, names in (("questions", keys), ("steps", steps)):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield EventFault(path, f"khóa {name!r} dùng hai lần; xin đổi một khóa")
    for question in event.questions:
        options = [option.key for option in question.options]
        path = f"questions.{question.key}"
        if len(set(options)) != len(options):
            yield EventFault(path, "hai lựa chọn cùng khóa; xin đổi một khóa")
        if not 1 < len(options) <= OPTIONS_MAX:
            yield EventFault(path, f"có {len(options)} lựa chọn, phải từ 2 đến {OPTIONS_MAX}")
        if question.key in RESERVED:
            yield EventFault(path, f"khóa {question.key!r} đã dành cho việc khác; xin đổi khóa")
    if not event.questions:
        yield EventFault("questions", "chưa có câu hỏi nào; xin thêm")


def _references(event: LifeEvent) -> Iterator[EventFault]:
    """Conditions name questions and options that exist, and questions that were asked before."""
    asked: dict[str, frozenset[str]] = {}
    for question in event.questions:
        yield from _unknown(f"questions.{question.key}.shown_when", question.shown_when, asked)
        asked[question.key] = frozenset(option.key for option in question.options)
    keys = {step.key for step in event.steps}
    for step in event.steps:
        path = f"steps.{step.key}"
        for when in _conditions(step):
            yield from _unknown(path, when, asked)
        for name in step.after:
            if name not in keys:
                yield EventFault(f"{path}.after", f"không có bước {name!r}; xin sửa khóa")
        for carried in step.carried:
            if bool(carried.text) == bool(carried.question):
                yield EventFault(f"{path}.carried", f"{carried.field}: ghi text hoặc question")
            elif carried.question:
                values = dict.fromkeys(carried.values or {}, "")
                yield from _unknown(
                    f"{path}.carried", ({carried.question: frozenset(values)},), asked
                )
    for number, note in enumerate(event.notes):
        yield from _unknown(f"notes.{number}", note.when, asked)
    yield from _circles(event)


def _conditions(step: EventStep) -> Iterator[When]:
    yield step.when
    yield from (choice.when for choice in step.cases)
    yield from (each.when for each in (*step.papers, *step.fees, *step.limits))


def _unknown(path: str, when: When, asked: Mapping[str, frozenset[str]]) -> Iterator[EventFault]:
    for condition in when:
        for question, options in condition.items():
            if question not in asked:
                yield EventFault(path, f"câu hỏi {question!r} không có hoặc được hỏi sau")
            elif strange := sorted(options - asked[question]):
                yield EventFault(path, f"{question} không có lựa chọn {', '.join(strange)}")
            elif not options:
                yield EventFault(path, f"{question}: chưa ghi lựa chọn nào")


def _circles(event: LifeEvent) -> Iterator[EventFault]:
    before = {step.key: set(step.after) for step in event.steps}
    while ready := {key for key, others in before.items() if not others & before.keys()}:
        before = {key: others for key, others in before.items() if key not in ready}
    if before:
        yield EventFault("steps", f"các bước chờ nhau thành vòng: {', '.join(sorted(before))}")


def _paths(event: LifeEvent) -> Iterator[EventFault]:
    """No dead end, no endless list, no path of too many questions."""
    if (count := questions_left_max(event, {})) > QUESTIONS_MAX:
        yield EventFault("questions", f"có đường hỏi {count} câu, nhiều nhất {QUESTIONS_MAX}")
    for answers in all_paths(event):
        steps = steps_for(event, answers)
        if not steps and not any(note.ends for note in notes_for(event, answers)):
            yield EventFault("steps", f"trả lời {_said(answers)} thì không dẫn đến đâu")
        if len(steps) > STEPS_MAX:
            yield EventFault("steps", f"trả lời {_said(answers)} thì có {len(steps)} bước")


def _reach(event: LifeEvent) -> Iterator[EventFault]:
    """Whatever no answers lead to stands there in vain."""
    paths = list(all_paths(event))
    for question in event.questions:
        if not any(question.key in answers for answers in paths):
            yield EventFault(f"questions.{question.key}", "không bao giờ được hỏi")
    for step in event.steps:
        reached = [answers for answers in paths if holds(step.when, answers)]
        if not reached:
            yield EventFault(f"steps.{step.key}", "không câu trả lời nào dẫn đến bước này")
        else:
            yield from _reach_within(step, reached)
    for number, note in enumerate(event.notes):
        if not any(holds(note.when, answers) for answers in paths):
            yield EventFault(f"notes.{number}", "không câu trả lời nào dẫn đến lời dặn này")


def _reach_within(step: EventStep, reached: list[dict[str, str]]) -> Iterator[EventFault]:
    """The cases and mentions of a step, among the answers that lead to it."""
    path = f"steps.{step.key}"
    cases = {case_for(step.cases, answers) for answers in reached}
    for choice in step.cases:
        if choice.key not in cases:
            yield EventFault(f"{path}.cases", f"không bao giờ là {choice.key!r}")
    for each in (*step.papers, *step.fees, *step.limits):
        if not each.is_never and not any(is_meant(each, answers) for answers in reached):
            yield EventFault(path, f"{each.name!r}: không bao giờ cần", is_warning=True)


def _matters(event: LifeEvent) -> Iterator[EventFault]:
    """A question whose every answer leads to the very same is asked for nothing."""
    idle = {question.key for question in event.questions}

    def below(answers: dict[str, str]) -> Any:
        question = next_question(event, answers)
        if question is None:
            return _outcome(event, answers)
        results = [below({**answers, question.key: option.key}) for option in question.options]
        if any(result != results[0] for result in results):
            idle.discard(question.key)
        return (question.key, tuple(results)) if len(set(results)) > 1 else results[0]

    below({})
    for question in event.questions:
        if question.key in idle:
            yield EventFault(
                f"questions.{question.key}", "trả lời thế nào cũng như nhau", is_warning=True
            )


def _outcome(event: LifeEvent, answers: Mapping[str, str]) -> tuple[Any, ...]:
    """All that the answers change."""
    return (
        tuple(
            (
                step.key,
                case_for(step.cases, answers),
                tuple(is_meant(each, answers) for each in (*step.papers, *step.fees, *step.limits)),
                tuple(
                    (each.values or {}).get(answers.get(each.question, ""), "")
                    for each in step.carried
                ),
            )
            for step in steps_for(event, answers)
        ),
        tuple(note.text for note in notes_for(event, answers)),
    )


def _said(answers: Mapping[str, str]) -> str:
    return ", ".join(f"{question}={option}" for question, option in answers.items())
