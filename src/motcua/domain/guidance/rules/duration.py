"""How long a plan takes: filed at once where nothing waits, or one after the other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from motcua.domain.catalogue.values import LimitVariant, ProcedurePage
from motcua.domain.guidance.values import Answers, EventStep, Span
from motcua.domain.working_time.values import Limit, LimitUnit

from .paths import is_meant

# Only to tell which of two stretches is longer; nothing is promised from it.
_DAYS: Mapping[LimitUnit, float] = {
    LimitUnit.WORKING_HOURS: 7 / 40,
    LimitUnit.WORKING_DAYS: 7 / 5,
    LimitUnit.DAYS: 1,
    LimitUnit.MONTHS: 30,
}
_ORDER = (LimitUnit.MONTHS, LimitUnit.DAYS, LimitUnit.WORKING_DAYS, LimitUnit.WORKING_HOURS)


def limit_under(
    page: ProcedurePage, step: EventStep, answers: Answers
) -> tuple[Limit, tuple[LimitVariant, ...]]:
    """The limit under the answers, and the other limits that may still hold.

    The guidance may say which of the procedure's variants the answers are. Otherwise it is the
    limit of the case; where the ways to file differ, the longest, so that nobody is disappointed.
    """
    mentioned = {each.name: is_meant(each, answers) for each in step.limits}
    variants = (each.limit for each in page.limit_variants if mentioned.get(each.condition))
    ways = (page.limit_for(method.channel) for method in page.methods)
    limit = next(variants, None) or max(ways, key=lambda each: _days([each]), default=page.limit)
    others = (each for each in page.limit_variants if each.condition not in mentioned)
    return limit, tuple(each for each in others if each.limit != limit)


def waves(after: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Number of the wave of each step: 1 for what can be filed at once, later ones wait."""
    found: dict[int, int] = {}
    for number in sorted(after):
        found[number] = 1 + max((found[before] for before in after[number]), default=0)
    return found


def longest(limits: Mapping[int, Limit], after: Mapping[int, Sequence[int]]) -> Span:
    """The longest chain of steps that wait for each other."""
    chains: dict[int, list[Limit]] = {}
    for number in sorted(limits):
        before = max((chains[other] for other in after[number]), key=_days, default=[])
        chains[number] = [*before, limits[number]]
    return _span(max(chains.values(), key=_days, default=[]))


def in_a_row(limits: Mapping[int, Limit]) -> Span:
    """All steps one after the other."""
    return _span(list(limits.values()))


def _days(chain: Sequence[Limit]) -> float:
    return sum(limit.value * _DAYS[limit.unit] for limit in chain)


def _span(chain: Sequence[Limit]) -> Span:
    amounts: dict[LimitUnit, float] = defaultdict(float)
    for limit in chain:
        amounts[limit.unit] += limit.value
    return Span(tuple((unit, amounts[unit]) for unit in _ORDER if unit in amounts))
