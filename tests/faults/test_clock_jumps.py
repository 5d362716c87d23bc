"""trust.md A10: the machine's clock jumps under real processes, and nothing is lost, doubled, begun
at the wrong time or begun again and again.

libfaketime stands between a process and its clock; a file tells it what to say from now on.
"""

import json
import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from .test_outbox_delivery import PROGRAMS, database, environment, gateway

__all__ = ["database", "environment", "gateway"]

LIBRARIES = (
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
)
LIBRARY = next((path for path in LIBRARIES if Path(path).exists()), None)
JUMPS = ("+1s", "-1s", "+1h", "-1h", "+1d", "-1d", "+400d", "-400d")
HERE = Path(__file__).parent
PROJECT_FOLDER = HERE.parents[1]
DOSSIERS_COUNT = 12
SECONDS_MAX = 90
RUNS_PER_TIMER_MAX = 40  # The quickest timer runs every 10 s: a storm would be thousands.
WATCH = """
import sys, time
from datetime import timedelta
from pathlib import Path
from threading import Event
from motcua.foundation import clock
from tests.faults.test_clock_jumps import jump_to
file, jumps = Path(sys.argv[1]), sys.argv[2:]
began, passed = clock.now(), time.monotonic()
for jump in jumps:
    jump_to(jump, file)
    Event().wait(0.02)  # libfaketime and time.sleep do not get on.
    machine = clock._machine()
    off = clock.now() - began - timedelta(seconds=time.monotonic() - passed)
    print(jump, round((machine - began).total_seconds()), off.total_seconds())
"""

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(
        LIBRARY is None and not os.environ.get("MOTCUA_REQUIRE_BROWSER"),
        reason="libfaketime is not installed (apt install faketime)",
    ),
]


def faked(environment, file):
    """The environment of a process whose clock says what the file says."""
    return {
        **environment,
        "LD_PRELOAD": LIBRARY,
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def jump_to(jump, file):
    """In one step: a process may look at any moment."""
    unfinished = file.with_suffix(".new")
    unfinished.write_text(jump)
    unfinished.replace(file)


def test_a_process_knows_the_time_whatever_its_machine_says(tmp_path):
    file = tmp_path / "clock"
    file.write_text("+0")
    told = subprocess.run(
        [sys.executable, "-c", WATCH, file, *JUMPS, *JUMPS[::-1]],
        env=faked(os.environ, file),
        cwd=PROJECT_FOLDER,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    lines = [line.split() for line in told.stdout.splitlines()]
    assert {jump for jump, *_ in lines} == set(JUMPS)
    assert any(abs(int(machine)) > 30_000_000 for _, machine, _ in lines), "the clock was not faked"
    assert all(abs(float(off)) < 0.5 for *_, off in lines), lines


@pytest.mark.parametrize("gateway", [""], ids=["good day"], indirect=True)
def test_a_worker_loses_nothing_and_begins_no_storm(database, environment, gateway, tmp_path):
    file = tmp_path / "clock"
    file.write_text("+0")
    with (tmp_path / "worker.log").open("w") as log:
        worker = subprocess.Popen(
            [PROGRAMS / "motcua", "worker", "--concurrency", "4"],
            env=faked(environment, file),
            stdout=log,
            stderr=log,
        )
    publisher = subprocess.Popen(
        [sys.executable, HERE / "publish_facts.py", str(DOSSIERS_COUNT), "0"], env=environment
    )
    try:
        with psycopg.connect(database, autocommit=True) as watcher:
            _jump_until_done(watcher, publisher, file)
            runs = dict(
                watcher.execute(
                    "SELECT task_name, count(*) FROM procrastinate_periodic_defers GROUP BY 1"
                ).fetchall()
            )
            newest = watcher.execute(
                "SELECT max(defer_timestamp) FROM procrastinate_periodic_defers"
            ).fetchone()[0]
            undelivered = watcher.execute(
                "SELECT count(*) FROM procrastinate_jobs"
                " WHERE queue_name = 'outbox' AND status <> 'succeeded'"
            ).fetchone()[0]
    finally:
        worker.kill()
        worker.wait()
        publisher.wait()
    told = (tmp_path / "worker.log").read_text()[-3000:]
    assert publisher.returncode == 0
    assert undelivered == 0, told
    assert runs, told
    assert max(runs.values()) <= RUNS_PER_TIMER_MAX, json.dumps(runs)
    assert abs(newest - time.time()) < timedelta(minutes=5).total_seconds()


def _jump_until_done(watcher, publisher, file):
    """Every jump once, then on and on until all is delivered and all jumps were made."""
    ends_at, number = time.monotonic() + SECONDS_MAX, 0
    while time.monotonic() < ends_at:
        jump_to(JUMPS[number % len(JUMPS)], file)
        number += 1
        time.sleep(0.7)
        open_count = watcher.execute(
            "SELECT count(*) FROM procrastinate_jobs"
            " WHERE queue_name = 'outbox' AND status IN ('todo', 'doing')"
        ).fetchone()[0]
        if publisher.poll() is not None and open_count == 0 and number >= 3 * len(JUMPS):
            return
    raise AssertionError("facts are stuck")
