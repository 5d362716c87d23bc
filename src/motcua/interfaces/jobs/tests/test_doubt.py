"""trust.md A10: what is deleted or said by a wrong clock is not taken back, so it waits."""

from datetime import timedelta

import pytest

from motcua.foundation import clock
from motcua.interfaces.jobs import timers

BY_THE_CLOCK = (
    "sign_root",
    "forget_answers",
    "forget_sessions",
    "discard_drafts",
    "follow_successors",
    "raise_apologies",
    "note_consultations_overdue",
    "remind_collections",
)
JUMPS = [timedelta(days=days) for days in (-400, -1, 1, 400)]


class Touched(Exception):
    """Something was asked or done."""


class Untouchable:
    def __getattr__(self, name):
        raise Touched(name)

    def __call__(self, *_, **__):
        raise Touched


@pytest.fixture
def nothing_may_be_touched(monkeypatch):
    names = (
        *("dossiers", "identity", "idempotency", "throttle", "journal"),
        *("drafts_forgotten_since", "dossiers_of_ended_agencies", "units_to_carry"),
        *("apologies_due_to_raise", "consultations_overdue"),
    )
    for name in names:
        monkeypatch.setattr(timers, name, Untouchable())
    for name in [name for name in vars(timers) if name.startswith("collection")]:
        monkeypatch.setattr(timers, name, Untouchable())
    monkeypatch.setattr(clock, "_clock", clock._Clock())


@pytest.mark.parametrize("jump", JUMPS, ids=str)
@pytest.mark.parametrize("name", BY_THE_CLOCK)
def test_a_timer_waits_while_the_clocks_disagree(nothing_may_be_touched, monkeypatch, name, jump):
    monkeypatch.setattr(timers, "database_now", lambda: clock.now() + jump)
    getattr(timers, name).func(0)
    assert clock.is_in_doubt()


@pytest.mark.parametrize("name", BY_THE_CLOCK)
def test_it_runs_while_they_agree(nothing_may_be_touched, monkeypatch, name):
    monkeypatch.setattr(timers, "database_now", clock.now)
    with pytest.raises(Touched):
        getattr(timers, name).func(0)
