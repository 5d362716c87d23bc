"""trust.md A3, short, and A4: what is published reaches the gateway exactly once, in order per
dossier, and a killed worker's dossier goes on.
"""

import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import httpx
import psycopg
import pytest

# 20 % of the calls are never answered (after being done), 10 % with 500, 10 % break, 5 % are slow.
BAD_DAY = "seed=1,timeout=0.2,error=0.1,reset=0.1,slow=0.05,slow_seconds=40,hold_seconds=40"
DOSSIERS_COUNT = 43
REFUSED_DOSSIERS_COUNT = 3
EMAILS_PER_DOSSIER, SHORT_MESSAGES_PER_DOSSIER = 5, 2  # "Taken" stays on the account page.
KILLS_COUNT = 5
SECONDS_MAX = 240
SLOW = "slow=1,slow_seconds=0.6"  # Long enough to be caught at it, short enough to succeed.
SECONDS_TO_GO_ON_MAX = 60
PROGRAMS = Path(sys.executable).parent
HERE = Path(__file__).parent

pytestmark = pytest.mark.faults


@pytest.fixture
def database():
    """A database of its own, migrated: what workers that are killed leave behind stays in it."""
    parts = urlsplit(os.environ["MOTCUA_DATABASE_URL"])
    name = f"faults_{os.getpid()}"
    with psycopg.connect(urlunsplit(parts), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    url = urlunsplit(parts._replace(path=f"/{name}"))
    yield url
    with psycopg.connect(urlunsplit(parts), autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def gateway(request):
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "motcua_simulators.mailbox",
            "--port",
            "0",
            "--faults",
            request.param,
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process.stdout.readline().strip().rstrip("/")
    process.kill()
    process.wait()


@pytest.fixture
def environment(database, gateway):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings.test",
        "MOTCUA_DATABASE_URL": database,
        "MOTCUA_MESSAGING_GATEWAY_URL": gateway,
        "MOTCUA_OUTGOING_SECONDS_MAX": "1",
        # With 45 % of the calls failing, one in a hundred thousand would need more than 14 tries.
        "MOTCUA_OUTBOX_ATTEMPTS_MAX": "30",
    }
    subprocess.run(
        [PROGRAMS / "motcua", "migrate", "--verbosity", "0"], env=environment, check=True
    )
    return environment


class Workers:
    """One worker at a time; killed like a machine that loses its power."""

    def __init__(self, environment, log_file):
        self._environment, self._log = environment, log_file.open("w")
        self._process = None

    def start(self):
        self._process = subprocess.Popen(
            [PROGRAMS / "motcua", "worker", "--concurrency", "6"],
            env=self._environment,
            stdout=self._log,
            stderr=self._log,
        )

    def kill(self):
        self._process.kill()
        self._process.wait()

    def is_running(self):
        return self._process.poll() is None


@pytest.fixture
def workers(environment, tmp_path):
    workers = Workers(environment, tmp_path / "worker.log")
    workers.start()
    yield workers
    workers.kill()


@pytest.mark.parametrize("gateway", [BAD_DAY], ids=["bad day"], indirect=True)
def test_every_fact_has_one_effect_in_order_whatever_breaks(
    database, environment, gateway, workers, tmp_path
):
    command = [sys.executable, HERE / "publish_facts.py"]
    numbers = [str(DOSSIERS_COUNT), str(REFUSED_DOSSIERS_COUNT)]
    publisher = subprocess.Popen([*command, *numbers], env=environment)
    with psycopg.connect(database, autocommit=True) as watcher:
        interrupted = _work_until_done(watcher, workers, publisher)
        outcome = _outcome(watcher)
    arrived = httpx.get(f"{gateway}/messages.json", trust_env=False).json()

    log = (tmp_path / "worker.log").read_text()
    assert publisher.returncode == 0
    assert interrupted >= KILLS_COUNT, log[-4000:]
    assert outcome["open_jobs"] == 0
    assert outcome["undelivered_facts"] == 0

    expected, refused = outcome["expected"], outcome["refused"]
    healthy_count = DOSSIERS_COUNT - REFUSED_DOSSIERS_COUNT
    assert sum(map(len, expected.values())) == (
        healthy_count * EMAILS_PER_DOSSIER + DOSSIERS_COUNT * SHORT_MESSAGES_PER_DOSSIER
    )
    got = defaultdict(list)
    for message in arrived["messages"]:
        got[message["dossier_code"]].append(message["key"])
    assert dict(got) == expected
    assert arrived["repeats_count"] > 20, "the gateway was not bad enough to prove anything"

    # Only what the gateway refuses for good is given up, and each of these is listed.
    assert set(outcome["dead_letters"]) == refused
    assert len(refused) == REFUSED_DOSSIERS_COUNT * EMAILS_PER_DOSSIER
    assert set(outcome["dead_letters"].values()) == {"the partner refused with 422"}
    assert outcome["open_messages"] == 0


@pytest.mark.parametrize("gateway", [SLOW], ids=["slow"], indirect=True)
def test_a_killed_workers_dossier_goes_on_within_a_minute(database, environment, workers):
    """A4: the job of a dead worker keeps its lock until the rescuer gives it back."""
    subprocess.run(
        [sys.executable, HERE / "publish_facts.py", "1", "0"], env=environment, check=True
    )
    with psycopg.connect(database, autocommit=True) as watcher:
        _wait(lambda: _count(watcher, "status = 'doing' AND lock LIKE 'messaging:%'"))
        workers.kill()
        delivered_before = _carried_count(watcher)
        assert _count(watcher, "status = 'doing' AND lock LIKE 'messaging:%'") == 1
        killed_at = time.monotonic()
        workers.start()
        _wait(lambda: _carried_count(watcher) > delivered_before)
    assert time.monotonic() - killed_at <= SECONDS_TO_GO_ON_MAX


def _wait(is_so):
    ends_at = time.monotonic() + SECONDS_MAX
    while not is_so():
        assert time.monotonic() < ends_at, "it never happened"
        time.sleep(0.1)


def _carried_count(watcher):
    carried = "SELECT count(*) FROM outbox_delivery WHERE subscriber = 'messaging'"
    return watcher.execute(carried).fetchone()[0]


def _work_until_done(watcher, workers, publisher):
    """Kill the worker while it is at work, start another, let the waits pass. How many jobs a kill
    interrupted."""
    ends_at = time.monotonic() + SECONDS_MAX
    next_kill_at, kills_count, interrupted = time.monotonic() + 2, 0, 0
    while time.monotonic() < ends_at:
        at_work = _count(watcher, "status = 'doing'")
        if kills_count < KILLS_COUNT and at_work and time.monotonic() >= next_kill_at:
            workers.kill()
            interrupted += _count(watcher, "status = 'doing'") > 0
            workers.start()
            kills_count += 1
            next_kill_at = time.monotonic() + 3
        # Time passes quickly here: what waits for its next try is due now.
        watcher.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now()"
            " WHERE queue_name = 'outbox' AND status = 'todo' AND scheduled_at > now()"
        )
        is_published = publisher.poll() is not None
        if is_published and kills_count == KILLS_COUNT and not _count(watcher, "true"):
            return interrupted
        assert workers.is_running(), "the worker stopped by itself"
        time.sleep(0.2)
    return interrupted


def _count(watcher, condition):
    return watcher.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE queue_name = 'outbox'"
        f" AND status IN ('todo', 'doing') AND {condition}"
    ).fetchone()[0]


def _outcome(watcher):
    rows = watcher.execute(
        "SELECT fact.id::text, message.dossier_code, message.channel, message.address"
        " FROM outbox_fact fact JOIN notifications_message message"
        " ON message.id = (fact.payload ->> 'message_id')::bigint"
        " WHERE fact.name = 'notifications.message_queued.1' ORDER BY message.id"
    ).fetchall()
    expected, refused = defaultdict(list), set()
    for fact_id, dossier_code, channel, address in rows:
        if channel == "email" and "@" not in address:
            refused.add(fact_id)
        else:
            expected[dossier_code].append(fact_id)
    dead = "SELECT fact_id::text, reason FROM outbox_delivery WHERE is_dead"
    undelivered = (
        "SELECT count(*) FROM outbox_fact fact WHERE NOT EXISTS"
        " (SELECT FROM outbox_delivery delivery WHERE delivery.fact_id = fact.id)"
    )
    open_messages = (
        "SELECT count(*) FROM notifications_message WHERE sent_at IS NULL AND refused_at IS NULL"
    )
    return {
        "expected": dict(expected),
        "refused": refused,
        "dead_letters": dict(watcher.execute(dead).fetchall()),
        "open_jobs": _count(watcher, "true"),
        "undelivered_facts": watcher.execute(undelivered).fetchone()[0],
        "open_messages": watcher.execute(open_messages).fetchone()[0],
    }
