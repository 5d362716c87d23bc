"""One packing list for all procedures of a plan: each paper once, and what need not be brought."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.domain.catalogue.values import Component, ProcedurePage
from motcua.domain.guidance.values import Answers, EventStep, PackedPaper, PaperPlace

from .paths import is_meant

RESULT_CHARACTERS_MIN = 8  # A shorter name of a result is part of other names by chance.


@dataclass(frozen=True, slots=True)
class Needed:
    """What one step asks for under the answers: the procedure in the case that they are."""

    number: int
    step: EventStep
    page: ProcedurePage


def packing_list(needed: Sequence[Needed], answers: Answers) -> tuple[PackedPaper, ...]:
    """The papers of all steps, each once, in the order in which they are asked for.

    Only papers that the published procedures list are named. What a database of the state holds is
    told apart, so that nobody fetches it.

    Legal   LR-121 (61/2018/NĐ-CP art 5; 224/2026/NĐ-CP art 15.1d).
    """
    packed: dict[tuple[str, bool], PackedPaper] = {}
    for each in needed:
        for component in each.page.components:
            found = place_of(component, each, answers)
            if found is None:
                continue
            paper = _paper(component, found, each, needed)
            # Of a form every procedure wants its own; any other paper is found by its name.
            key = (_plain(component.name), paper.place is PaperPlace.IN_SOME_CASES)
            packed[key] = _together(packed[key], paper) if key in packed else paper
    sure = {name for name, is_in_some_cases in packed if not is_in_some_cases}
    return tuple(
        paper
        for (name, is_in_some_cases), paper in packed.items()
        if not (is_in_some_cases and name in sure)
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to be done about a paper. `is_sure`: the answers say that its condition holds."""

    place: PaperPlace
    is_sure: bool


def place_of(component: Component, needed: Needed, answers: Answers) -> Placed | None:
    """What is to be done about a paper under the answers; None where it is not needed.

    The answers decide about a paper that the guidance mentions; one that the procedure lists for
    this very case is needed. A paper under another condition stays in some cases.
    """
    mention = next(
        (each for each in needed.step.papers if _plain(each.name) == _plain(component.name)), None
    )
    if mention is not None and not is_meant(mention, answers):
        return None
    is_of_case = bool(component.cases) and needed.page.case is not None
    is_sure = mention is not None or is_of_case or component.is_always_required
    if source_of(component, needed.page):
        place = PaperPlace.HELD
    elif not is_sure:
        place = PaperPlace.IN_SOME_CASES
    elif component.form_name:
        place = PaperPlace.FILLED_IN
    else:
        place = PaperPlace.SHOWN if component.is_shown_only else PaperPlace.BROUGHT
    return Placed(place, is_sure)


def source_of(component: Component, page: ProcedurePage) -> str:
    """The database that holds what the paper says; empty if none does.

    Legal   LR-121 (224/2026/NĐ-CP art 15.1d: what the state has is not asked for again).
    """
    for data in page.data_sources:
        if data.component_order == component.order:
            return data.source
    return component.once_only_source or ""


def _paper(
    component: Component, found: Placed, needed: Needed, all_needed: Sequence[Needed]
) -> PackedPaper:
    got_in = _got_in(component, needed, all_needed)
    is_brought = found.place in {PaperPlace.BROUGHT, PaperPlace.SHOWN}
    return PackedPaper(
        name=component.name,
        place=PaperPlace.GOT_BEFORE if got_in and is_brought else found.place,
        original_count=component.original_count,
        copy_count=component.copy_count,
        certified_count=component.certified_count,
        step_numbers=(needed.number,),
        source=source_of(component, needed.page),
        condition="" if found.is_sure else component.condition or "",
        got_in_step=got_in,
    )


def _got_in(component: Component, needed: Needed, all_needed: Sequence[Needed]) -> int | None:
    """The earlier step that ends with this very paper."""
    name = _plain(component.name)
    for other in all_needed:
        if other.number >= needed.number:
            continue
        for result in other.page.results:
            plain = _plain(result.name)
            if len(plain) >= RESULT_CHARACTERS_MIN and plain in name:
                return other.number
    return None


_FIRMNESS = (
    PaperPlace.BROUGHT,
    PaperPlace.SHOWN,
    PaperPlace.FILLED_IN,
    PaperPlace.GOT_BEFORE,
    PaperPlace.HELD,
    PaperPlace.IN_SOME_CASES,
)


def _together(one: PackedPaper, other: PackedPaper) -> PackedPaper:
    """The same paper for two steps: what the more demanding one asks for, handed in for each."""
    firmer = min(one, other, key=lambda paper: _FIRMNESS.index(paper.place))
    is_shown = firmer.place is PaperPlace.SHOWN
    parts = (one, other)

    def count(numbers: list[int]) -> int:
        return max(numbers) if is_shown else sum(numbers)

    return PackedPaper(
        name=one.name,
        place=firmer.place,
        original_count=count([paper.original_count for paper in parts]),
        copy_count=count([paper.copy_count for paper in parts]),
        certified_count=count([paper.certified_count for paper in parts]),
        step_numbers=tuple(sorted({*one.step_numbers, *other.step_numbers})),
        source=one.source or other.source,
        condition=one.condition or other.condition,
        got_in_step=firmer.got_in_step,
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
