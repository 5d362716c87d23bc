"""Which questions the answers lead through, and everything that can be answered."""

from collections.abc import Iterator, Mapping

from motcua.domain.guidance.values import (
    Answers,
    CaseChoice,
    EventNote,
    EventStep,
    LifeEvent,
    Mention,
    Question,
    When,
)


def holds(when: When, answers: Answers) -> bool:
    """Whether one of the alternatives holds; no alternatives hold always."""
    return not when or any(
        all(answers.get(question) in options for question, options in condition.items())
        for condition in when
    )


def is_meant(mention: Mention, answers: Answers) -> bool:
    """Whether what the guidance mentions is part of the matter under the answers."""
    return not mention.is_never and holds(mention.when, answers)


def answers_kept(event: LifeEvent, given: Mapping[str, str]) -> dict[str, str]:
    """The answers that count, in the order of the questions: asked, and one of the options.

    From the first question on that has no answer nothing counts, so that whoever goes back and
    answers otherwise is not led by what was said on another branch.
    """
    answers: dict[str, str] = {}
    for question in event.questions:
        if not holds(question.shown_when, answers):
            continue
        option = question.option(given.get(question.key))
        if option is None:
            break
        answers[question.key] = option.key
    return answers


def next_question(event: LifeEvent, answers: Answers) -> Question | None:
    """The question to ask now; None when all is answered."""
    for question in event.questions:
        if question.key not in answers and holds(question.shown_when, answers):
            return question
    return None


def questions_left_max(event: LifeEvent, answers: Answers) -> int:
    """How many questions may still come, at most."""
    question = next_question(event, answers)
    if question is None:
        return 0
    return 1 + max(
        questions_left_max(event, {**answers, question.key: option.key})
        for option in question.options
    )


def all_paths(event: LifeEvent) -> Iterator[dict[str, str]]:
    """Every way to answer all questions that are asked."""
    waiting: list[dict[str, str]] = [{}]
    while waiting:
        answers = waiting.pop()
        question = next_question(event, answers)
        if question is None:
            yield answers
        else:
            waiting += [
                {**answers, question.key: option.key} for option in reversed(question.options)
            ]


def path_count(event: LifeEvent, *, count_max: int) -> int:
    """How many ways there are, counted no further than `count_max` + 1."""
    count = 0
    for _answers in all_paths(event):
        count += 1
        if count > count_max:
            break
    return count


def steps_for(event: LifeEvent, answers: Answers) -> tuple[EventStep, ...]:
    """The steps that the answers lead to, each after those that come before it."""
    waiting = [step for step in event.steps if holds(step.when, answers)]
    known = {step.key for step in waiting}
    ordered: list[EventStep] = []
    while waiting:
        done = {step.key for step in ordered}
        ready = next(
            (step for step in waiting if known.intersection(step.after) <= done), waiting[0]
        )
        waiting.remove(ready)
        ordered.append(ready)
    return tuple(ordered)


def notes_for(event: LifeEvent, answers: Answers) -> tuple[EventNote, ...]:
    return tuple(note for note in event.notes if holds(note.when, answers))


def case_for(choices: tuple[CaseChoice, ...], answers: Answers) -> str | None:
    """Key of the case that the answers are, if the guidance tells cases of the step apart."""
    return next((choice.key for choice in choices if holds(choice.when, answers)), None)
