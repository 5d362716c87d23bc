"""trust.md A10: the machine's clock jumps, the moment of the process does not."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from motcua.foundation import clock

JUMPS = [
    sign * jump
    for jump in (
        timedelta(seconds=1),
        timedelta(hours=1),
        timedelta(days=1),
        timedelta(days=400),
    )
    for sign in (1, -1)
]


@pytest.fixture
def machine(monkeypatch):
    """The machine's two clocks in our hands: what it says, and what has passed."""

    class Machine:
        said = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
        passed = timedelta(hours=5)

        def run(self, stretch):
            self.said += stretch
            self.passed += stretch

    hands = Machine()
    monkeypatch.setattr(clock, "_machine", lambda: hands.said)
    monkeypatch.setattr(clock, "_counted", lambda: hands.passed)
    monkeypatch.setattr(clock, "_clock", clock._Clock())
    return hands


def test_now_is_aware_and_vietnamese():
    moment = clock.now()
    assert moment.tzinfo is clock.VIETNAM
    assert abs(moment - datetime.now(tz=UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_jump_moves_nothing(machine, jump):
    before = clock.now()
    machine.run(timedelta(seconds=30))
    machine.said += jump
    assert clock.now() - before == timedelta(seconds=30)


def test_strobing_never_goes_backwards(machine):
    moments = []
    for number in range(1000):
        machine.run(timedelta(milliseconds=1 + number * 262))
        machine.said += JUMPS[number % len(JUMPS)]
        moments.append(clock.now())
    assert moments == sorted(moments)


@pytest.mark.parametrize("jump", [jump for jump in JUMPS if abs(jump) > clock.DIFFERENCE_MAX])
class TestWithAWitness:
    """The database's clock is the second opinion."""

    def test_what_only_the_machine_says_is_not_believed(self, machine, jump):
        true = clock.now()
        machine.said += jump
        clock.compare_with(true)
        assert clock.now() == true
        assert not clock.is_in_doubt()

    def test_a_machine_that_was_set_right_is_believed(self, machine, jump):
        """It started with a wrong clock; then both it and the database say another time."""
        machine.said += jump
        clock.compare_with(machine.said)
        assert clock.now() == machine.said
        assert not clock.is_in_doubt()

    @pytest.mark.usefixtures("machine")
    def test_a_witness_alone_against_all_leaves_a_doubt_until_it_is_mended(self, jump):
        true = clock.now()
        clock.compare_with(true + jump)
        assert clock.is_in_doubt()
        assert clock.now() == true
        clock.compare_with(true)
        assert not clock.is_in_doubt()


def test_a_difference_of_seconds_is_no_doubt(machine):
    clock.compare_with(clock.now() + timedelta(seconds=3))
    assert not clock.is_in_doubt()


def test_the_steady_clock_goes_on_while_the_process_sleeps():
    before = clock.now()
    time.sleep(0.05)
    assert timedelta(milliseconds=40) < clock.now() - before < timedelta(seconds=5)
