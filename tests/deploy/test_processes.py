"""What the demonstration starts is started again when it dies and is gone when it stops."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from deploy.processes import Child, Register, kill

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
DEAF_PROGRAM = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(600)
"""
DEAF = [sys.executable, "-c", DEAF_PROGRAM]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Child]]:
    children = []

    def make(command: list[str]) -> Child:
        child = Child(
            name="sleeper",
            command=command,
            log_file=tmp_path / "sleeper.log",
            environment=dict(os.environ),
        )
        children.append(child)
        return child

    yield make
    for child in children:
        if child.process is not None and child.process.poll() is None:
            kill(psutil.Process(child.process.pid))
            child.process.wait()


def _until(condition: Callable[[], object], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def _is_running(process_id: int) -> bool:
    try:
        return psutil.Process(process_id).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_killed_process_is_started_again_and_its_death_is_told(make):
    child = make(SLEEPER)
    child.start()
    first = child.process.pid
    os.kill(first, signal.SIGKILL)

    told = []

    def is_there_again() -> bool:
        told.append(child.watch())
        return child.process is not None and child.process.pid != first

    _until(is_there_again)

    assert [text for text in told if text] == [
        "sleeper was killed by signal 9, starts again in 0.2 s"
    ]
    assert _is_running(child.process.pid)


def test_a_process_that_always_ends_is_started_more_and_more_rarely(make):
    child = make([sys.executable, "-c", "raise SystemExit(3)"])
    child.start()
    waits = []
    while len(waits) < 3:
        if text := child.watch():
            assert text.startswith("sleeper ended with code 3")
            waits.append(float(text.split()[-2]))
        time.sleep(0.01)
    assert waits == [0.2, 0.4, 0.8]


def test_the_reason_of_an_end_can_be_read(make):
    child = make([sys.executable, "-c", "raise SystemExit('the disk is full')"])
    assert child.last_word() == "(nothing)"
    child.start()
    child.process.wait()
    assert child.last_word() == "the disk is full"


def test_a_process_that_does_not_listen_is_killed_at_the_deadline(make, tmp_path: Path):
    child = make(DEAF)
    child.start()
    _until(lambda: "deaf" in (tmp_path / "sleeper.log").read_text())
    child.ask_to_stop()

    began = time.monotonic()
    child.wait(began + 0.5)

    assert not _is_running(child.process.pid)
    assert 0.5 <= time.monotonic() - began < 5


def test_the_next_run_ends_what_a_killed_one_left(make, tmp_path: Path):
    child = make(SLEEPER)
    child.start()
    Register(tmp_path / "processes").keep([child])
    process_id = child.process.pid

    assert Register(tmp_path / "processes").end_orphans() == 1

    assert not _is_running(process_id)
    assert Register(tmp_path / "processes").end_orphans() == 0


def test_a_process_that_only_has_the_same_number_is_left_alone(tmp_path: Path):
    stranger = subprocess.Popen(SLEEPER)
    try:
        (tmp_path / "processes").write_text(f"[[{stranger.pid}, 1.5]]")
        assert Register(tmp_path / "processes").end_orphans() == 0
        assert _is_running(stranger.pid)
    finally:
        stranger.kill()
        stranger.wait()
