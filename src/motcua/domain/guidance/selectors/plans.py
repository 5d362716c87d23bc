"""What answers lead to on a day, with the procedures as they are in force then."""

from collections.abc import Iterator, Sequence
from datetime import date

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import can_be_filed_online_here, procedure_on
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.guidance import rules
from motcua.domain.guidance.values import (
    Answers,
    CarriedAnswers,
    EventStep,
    LifeEvent,
    Plan,
    PlannedStep,
    SkippedStep,
)


def plan_for(event: LifeEvent, answers: Answers, day: date) -> Plan:
    """The procedures that the answers lead to, with papers, money and time.

    A procedure that is not in force on the day is replaced by the one that the guidance names in
    its place, or skipped with a word: it is never an error for who asks.

    Legal   LR-120 (61/2018/NĐ-CP art 17.1; 224/2026/NĐ-CP art 15: people are guided to the right
            procedure and papers). No query while the catalogue is kept.
    """
    needed: list[rules.Needed] = []
    skipped: list[SkippedStep] = []
    for step, page in _pages(event, answers, day):
        if page is None:
            skipped.append(SkippedStep(title=step.title, slug=step.slug))
        elif all(other.page.slug != page.slug for other in needed):
            needed.append(rules.Needed(len(needed) + 1, step, page))
    steps = _planned(needed, answers, day)
    limits = {step.number: step.limit for step in steps}
    after = {step.number: step.after for step in steps}
    return Plan(
        event_key=event.key,
        event_version=event.version,
        on=day,
        answers=answers,
        steps=steps,
        skipped=tuple(skipped),
        notes=tuple(note.text for note in rules.notes_for(event, answers)),
        papers=rules.packing_list(needed, answers),
        costs=rules.costs_of(needed, answers),
        longest=rules.longest(limits, after),
        in_a_row=rules.in_a_row(limits),
    )


def carried_answers(event: LifeEvent, answers: Answers, slug: str, day: date) -> CarriedAnswers:
    """What the answers fill in on the application for one of the plan's procedures."""
    found = _step_to(event, answers, slug, day)
    return rules.carried(found[0], answers) if found else {}


def case_carried(event: LifeEvent, answers: Answers, slug: str, day: date) -> str:
    """Key of the case that the answers are of one of the plan's procedures; empty: not known."""
    found = _step_to(event, answers, slug, day)
    return found[1].case.key if found and found[1].case else ""


def _step_to(
    event: LifeEvent, answers: Answers, slug: str, day: date
) -> tuple[EventStep, ProcedurePage] | None:
    """The step of the plan that leads to a procedure."""
    steps = _pages(event, answers, day)
    return next(((step, page) for step, page in steps if page and page.slug == slug), None)


def _pages(
    event: LifeEvent, answers: Answers, day: date
) -> Iterator[tuple[EventStep, ProcedurePage | None]]:
    """The steps with their procedures on the day, each in the case that the answers are."""
    for step in rules.steps_for(event, answers):
        page = page_of(step, day)
        key = rules.case_for(step.cases, answers) or ""
        yield step, page.in_case(key) if page else None


def page_of(step: EventStep, day: date) -> ProcedurePage | None:
    """The procedure of a step on a day, or the first of those in its place; None if all ended."""
    for slug in step.slugs:
        try:
            return procedure_on(slug, day)
        except ProcedureNotFound:
            continue
    return None


def _planned(
    needed: Sequence[rules.Needed], answers: Answers, day: date
) -> tuple[PlannedStep, ...]:
    numbers = {each.step.key: each.number for each in needed}
    after = {
        each.number: tuple(sorted(numbers[key] for key in each.step.after if key in numbers))
        for each in needed
    }
    waves = rules.waves(after)
    planned = []
    for each in needed:
        limit, others = rules.limit_under(each.page, each.step, answers)
        planned.append(
            PlannedStep(
                number=each.number,
                wave=waves[each.number],
                key=each.step.key,
                title=each.step.title,
                why=each.step.why,
                page=each.page,
                after=after[each.number],
                replaced_names=_names(each.step.replaces, day),
                limit=limit,
                other_limits=others,
                is_online_here=can_be_filed_online_here(each.page),
            )
        )
    return tuple(planned)


def _names(slugs: Sequence[str], day: date) -> tuple[str, ...]:
    names = []
    for slug in slugs:
        try:
            names.append(procedure_on(slug, day).name)
        except ProcedureNotFound:
            continue
    return tuple(names)
