"""Three calculators agree (trust.md B4). `make verify-clock` asks a hundred thousand times."""

from copy import deepcopy
from datetime import datetime, timedelta

import pytest

from motcua.domain.working_time import values
from motcua.domain.working_time.rules import moments

from . import agreement, edges
from .cases import Question, shipped

SUITE_CASES = 2_000
SEED = "suite"


@pytest.fixture(scope="module")
def clocks():
    return agreement.Clocks(shipped())


def question(received, limit, *pauses):
    unit = limit.lstrip("0123456789")
    return Question(
        calendar=0,
        received=datetime.fromisoformat(received),
        value=int(limit.removesuffix(unit)),
        unit=unit,
        cutoff=15 * 60,
        pauses=tuple(tuple(map(datetime.fromisoformat, pause)) for pause in pauses),
        same_day=False,
        seconds=0,
    )


def all_three(clocks, asked):
    """What each says."""
    words = {"cutoff": asked.cutoff, "pauses": asked.pauses}
    return {
        f"{clocks.product(asked, is_explained=True):%Y-%m-%d %H:%M}",
        f"{clocks.minutes.due(asked.received, asked.value, asked.unit, **words):%Y-%m-%d %H:%M}",
        f"{clocks.days.due(asked.received, asked.value, asked.unit, **words):%Y-%m-%d %H:%M}",
    }


@pytest.mark.parametrize(("received", "limit", "due"), edges.SHIPPED)
def test_edges_of_the_shipped_calendar(clocks, received, limit, due):
    assert all_three(clocks, question(received, limit)) == {due}


@pytest.mark.parametrize(("received", "limit", "pause", "due"), edges.PAUSED)
def test_edges_of_pauses(clocks, received, limit, pause, due):
    assert all_three(clocks, question(received, limit, pause)) == {due}


@pytest.mark.parametrize(("hours", "received", "limit", "due"), edges.OTHER_HOURS)
def test_edges_of_office_hours(hours, received, limit, due):
    document = deepcopy(shipped())
    document["meta"]["office_hours"] = hours
    assert all_three(agreement.Clocks(document), question(received, limit)) == {due}


@pytest.mark.parametrize("decree", edges.DECREES, ids=lambda decree: f"{decree[2]} {decree[3]}")
def test_a_decree_that_arrives_later(clocks, decree):
    """trust.md, consequence 7: what the slip promised, and what is due after the decree."""
    year, more, received, limit, before, after = decree
    document = deepcopy(shipped())
    for part, rows in more.items():
        document["years"][year].setdefault(part, []).extend(rows)
    assert all_three(clocks, question(received, limit)) == {before}
    assert all_three(agreement.Clocks(document), question(received, limit)) == {after}


def test_random_cases_agree():
    assert list(agreement.disagreements(seed=SEED, count=SUITE_CASES)) == []


@pytest.mark.parametrize(
    "part",
    [
        {"counts_day_of_receipt": True},
        {"cutoff_applies_to_working_hours": True},
        {"moves_off_days": False},
        {"month_ends_on_last_day": False},
        {"pauses_working_hours": False},
        {"pauses_working_days": False},
        {"pauses_days": False},
    ],
    ids=lambda part: next(iter(part)),
)
def test_a_clock_that_reads_the_law_otherwise_is_found_out(monkeypatch, part):
    """The cases would show it if any one part of the reading were wrong."""

    def wrong(**words):
        return values.CountingRules(**{**words, **part})

    monkeypatch.setattr(agreement, "CountingRules", wrong)
    assert next(agreement.disagreements(seed=SEED, count=SUITE_CASES))


def test_an_explanation_that_tells_another_count_is_not_told(clocks, monkeypatch):
    """A microsecond between what was counted and what the lines say is enough."""
    right = moments.in_vietnam
    monkeypatch.setattr(moments, "in_vietnam", lambda at: right(at) + timedelta(microseconds=1))
    with pytest.raises(AssertionError, match="the lines tell"):
        clocks.product(question("2026-03-02 14:00", "16wh"), is_explained=True)
