"""trust.md A4: the dossier of a killed worker goes on within 60 s; without the rescuer, never.

A worker that dies leaves its job "doing", and the job's lock blocks every later fact of the dossier.
First that is shown on the queue itself, then with a real worker, killed while it delivers.
"""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections, transaction

from motcua.foundation import queue

pytestmark = pytest.mark.faults

PROGRAMS = Path(sys.executable).parent
HERE = Path(__file__).parent
GOES_ON_SECONDS_MAX = 60  # trust.md A4
AT_WORK_SECONDS_MAX = 60
LOCK = "tests:dossier:1"


def ask(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


def fetch(worker_id):
    """What the queue gives to a worker: the number of the fact in the job, or None."""
    row = ask("SELECT args ->> 'fact_id' FROM procrastinate_fetch_job_v2(NULL, %s)", worker_id)
    return row[0]


def rescue():
    """As the timer does; the connection of its thread is not left behind."""

    async def rescued():
        freed_count = await queue.rescue()
        await sync_to_async(connections.close_all)()
        return freed_count

    return asyncio.run(rescued())


@pytest.fixture
def killed_worker(transactional_db):
    """A worker that took the first of a dossier's two jobs and was not heard of since."""
    with transaction.atomic():
        # The queue's tables are the library's own and are not emptied between tests.
        for table in ("procrastinate_events", "procrastinate_jobs", "procrastinate_workers"):
            ask(f"WITH gone AS (DELETE FROM {table} RETURNING 1) SELECT count(*) FROM gone")
        for number in ("first", "second"):
            queue.defer(
                "outbox.deliver",
                [queue.Job(lock=LOCK, arguments={"fact_id": number, "subscriber": "tests"})],
            )
    (worker_id,) = ask("SELECT worker_id FROM procrastinate_register_worker_v1()")
    assert fetch(worker_id) == "first"
    ask(
        "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'"
        " WHERE id = %s RETURNING id",
        worker_id,
    )


@pytest.fixture
def living_worker(killed_worker):
    (worker_id,) = ask("SELECT worker_id FROM procrastinate_register_worker_v1()")
    return worker_id


def test_without_the_rescuer_a_dossier_stays_blocked(living_worker):
    """Also after the library has forgotten the dead worker by itself."""
    assert fetch(living_worker) is None
    ask("SELECT count(*) FROM procrastinate_prune_stalled_workers_v1(20)")
    assert ask("SELECT count(*) FROM procrastinate_workers") == (1,)
    assert fetch(living_worker) is None


@pytest.mark.parametrize("is_forgotten", [False, True])
def test_the_rescuer_gives_the_job_to_another_and_keeps_the_order(living_worker, is_forgotten):
    if is_forgotten:
        ask("SELECT count(*) FROM procrastinate_prune_stalled_workers_v1(20)")
    assert rescue() == 1
    assert fetch(living_worker) == "first"
    assert fetch(living_worker) is None  # The second waits for the first.
    ask(
        "SELECT procrastinate_finish_job_v1(id, 'succeeded', true) FROM procrastinate_jobs"
        " WHERE status = 'doing'"
    )
    assert fetch(living_worker) == "second"


def test_a_living_workers_job_is_left_alone(living_worker):
    rescue()
    assert fetch(living_worker) == "first"
    assert rescue() == 0
    assert fetch(living_worker) is None


@pytest.fixture
def database():
    """A database of its own: killed workers leave their rows in it."""
    parts = urlsplit(os.environ["MOTCUA_DATABASE_URL"])
    name = f"rescue_{os.getpid()}"
    with psycopg.connect(urlunsplit(parts), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    yield urlunsplit(parts._replace(path=f"/{name}"))
    with psycopg.connect(urlunsplit(parts), autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Part:
    """A process of the installation."""

    def __init__(self, command, environment, log_file):
        with log_file.open("ab") as log:
            self._process = subprocess.Popen(
                list(map(str, command)), env=environment, stdout=log, stderr=log
            )

    def kill(self):
        self._process.kill()
        self._process.wait()


def gateway(port, environment, log_file, faults=""):
    words = ["-m", "motcua_simulators.mailbox", "--port", port]
    return Part(
        [sys.executable, *words, *(["--faults", faults] if faults else [])], environment, log_file
    )


def test_a_killed_workers_dossier_goes_on(database, tmp_path, free_port):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings.test",
        "MOTCUA_DATABASE_URL": database,
        "MOTCUA_MESSAGING_GATEWAY_URL": f"http://127.0.0.1:{free_port}",
    }
    worker = [PROGRAMS / "motcua", "worker"]
    log = tmp_path / "log"
    subprocess.run(
        [PROGRAMS / "motcua", "migrate", "--verbosity", "0"], env=environment, check=True
    )
    # The gateway holds every call, so that the worker is in the middle of a delivery.
    parts = [
        gateway(free_port, environment, log, "slow=1,slow_seconds=600"),
        Part(worker, environment, log),
    ]
    try:
        subprocess.run(
            [sys.executable, HERE / "publish_facts.py", "1", "0"], env=environment, check=True
        )
        with psycopg.connect(database, autocommit=True) as watcher:
            _until(watcher, AT_WORK, AT_WORK_SECONDS_MAX)
            for part in parts:
                part.kill()
            assert watcher.execute(AT_WORK).fetchone() == (True,), "nobody was at work any more"
            parts = [gateway(free_port, environment, log), Part(worker, environment, log)]
            seconds = _until(watcher, ALL_DELIVERED, GOES_ON_SECONDS_MAX)
    finally:
        for part in parts:
            part.kill()
    assert seconds <= GOES_ON_SECONDS_MAX


AT_WORK = """
    SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE status = 'doing'
        AND task_name = 'outbox.deliver' AND args ->> 'subscriber' = 'messaging')
"""
ALL_DELIVERED = """
    SELECT count(*) > 0 AND bool_and(sent_at IS NOT NULL)
        AND NOT EXISTS (SELECT FROM procrastinate_jobs
            WHERE task_name = 'outbox.deliver' AND status IN ('todo', 'doing'))
    FROM notifications_message WHERE channel <> 'in_app'
"""


def _until(watcher, question, seconds_max):
    began = time.monotonic()
    while watcher.execute(question).fetchone() != (True,):
        assert time.monotonic() - began < seconds_max, question
        time.sleep(0.1)
    return time.monotonic() - began
