"""trust.md A1: kill -9 of web, worker and database at random, and nothing is lost or done twice.

The whole installation as `make demo` runs it. Citizens send drafts, officers take dossiers from the
inbox to the result, all at once; whoever gets no answer sends the same form with the same key again.
At the end the database is compared with what people were told.

The short version runs in the suite. `make drill-kills` runs longer ones over several seeds:

    MOTCUA_KILLS_SUBMISSIONS=10000 MOTCUA_KILLS_ACTS=2000 MOTCUA_KILLS=300 MOTCUA_KILLS_SEED=7
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from motcua.config.embedded_database import EmbeddedDatabase
from motcua.domain.dossiers.tests.people import pdf

from .invariants import faults_of
from .persistence import Person, Record

pytestmark = pytest.mark.faults

SUBMISSIONS_COUNT = int(os.environ.get("MOTCUA_KILLS_SUBMISSIONS", "80"))
ACTS_COUNT = int(os.environ.get("MOTCUA_KILLS_ACTS", "42"))
KILLS_COUNT = int(os.environ.get("MOTCUA_KILLS", "12"))
SEED = int(os.environ.get("MOTCUA_KILLS_SEED", "1"))

SILENCE_SECONDS_MAX = 10
READY_SECONDS_MAX = 120
DRAIN_SECONDS_MAX = 120
TOLD_CHARACTERS_MAX = 4_000
PAUSE_SECONDS = (0.2, 1.5)  # From the first answers after a kill to the next kill.
BUSY_SECONDS_MAX = 0.15  # How long people have been at work when it comes.
PROJECT_FOLDER = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PROGRAMS = Path(sys.executable).parent
PASSWORD = "motcua-demo-2026"
CITIZENS = ("congdan1", "congdan2")
APPLICATION = "/nop-ho-so/dang-ky-khai-sinh"
PARTS = ("web", "worker", "database")
COMMAND_OF = {"web": "gunicorn", "worker": "motcua worker"}
WINDOWS_COUNT = 6  # People at work at once.
ONE_STOP, CASE_OFFICER, LEADER = "phohien.motcua1", "phohien.thuly", "phohien.lanhdao"
OFFICERS = (ONE_STOP, CASE_OFFICER, LEADER)
RESULT = {"result_name": "Giấy khai sinh", "result_number": "127/2026"}
STORY = (  # Who does what to a dossier that goes the whole way.
    (ONE_STOP, "tiep-nhan", {"expected_version": "1"}, None),
    (ONE_STOP, "chuyen", {"expected_version": "2"}, None),
    (CASE_OFFICER, "nhan-viec", {"expected_version": "3"}, None),
    (
        *(CASE_OFFICER, "trinh-ky", {**RESULT, "expected_version": "4"}),
        {"result_file": ("ket-qua.pdf", pdf(), "application/pdf")},
    ),
    (LEADER, "ky-duyet", {"expected_version": "5"}, None),
    (ONE_STOP, "tra-ket-qua", {"expected_version": "6", "returned_how": "online"}, None),
)
CODE = re.compile(r"H31\.[0-9.]+-\d{6}-\d{4}")


class Installation:
    """`deploy/demo.py` in a state folder of its own; it starts again what dies."""

    def __init__(self, state: Path, port: int) -> None:
        self.state, self.address = state, f"http://127.0.0.1:{port}"
        self.database = EmbeddedDatabase(state / "postgres")
        self.environment = {
            **os.environ,
            "MOTCUA_STATE_FOLDER": str(state),
            "DJANGO_SETTINGS_MODULE": "motcua.config.settings.demo",
        }
        for name in ("MOTCUA_DATABASE_URL", "MOTCUA_SECRET_KEY"):
            self.environment.pop(name, None)
        with (state / "output.txt").open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, PROJECT_FOLDER / "deploy/demo.py", "--port", str(port)],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def url(self) -> str:
        return self.database.url("motcua")

    def until_ready(self, seconds: float) -> None:
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            with suppress(OSError), urllib.request.urlopen(f"{self.address}/readyz", timeout=5):
                return
            time.sleep(0.2)
        raise AssertionError((self.state / "output.txt").read_text())

    def run(self, *command: object) -> str:
        outcome = subprocess.run(
            list(map(str, command)),
            env={
                **self.environment,
                "MOTCUA_DATABASE_URL": self.url,
                "MOTCUA_SECRET_KEY": (self.state / "secret_key").read_text().strip(),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
        return outcome.stdout

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def victims(self, part: str, chance: random.Random) -> list[psutil.Process]:
        """Whom to kill: all of a part, or one of its processes."""
        if part == "database":
            process_id = self.database.process_id()
            found = [psutil.Process(process_id)] if process_id else []
        else:
            found = [
                child
                for child in psutil.Process(self.process.pid).children()
                if COMMAND_OF[part] in " ".join(child.cmdline())
            ]
        whole = [each for parent in found for each in (parent, *parent.children())]
        if part == "worker" or not whole:
            return whole
        # A postmaster alone, or any single process: what its sisters do then is part of the test.
        return whole if part == "web" and chance.random() < 0.5 else [chance.choice(whole)]


@pytest.fixture
def installation(free_port):
    with tempfile.TemporaryDirectory(prefix="motcua-kills-") as folder:
        state = Path(folder)
        for name in ("front_end", "icons", "fonts"):
            shutil.copytree(PROJECT_FOLDER / "var" / name, state / name)
        installation = Installation(state, free_port)
        try:
            installation.until_ready(READY_SECONDS_MAX)
            yield installation
        finally:
            installation.stop()
            for told in (state / "output.txt", installation.database.log_file):
                text = told.read_text(errors="replace")
                sys.stdout.write(text[-TOLD_CHARACTERS_MAX:])  # pytest shows it on failure only.


class Killer(threading.Thread):
    """Kills a part at random, waits until somebody is answered again, and goes on."""

    def __init__(self, installation: Installation, record: Record) -> None:
        super().__init__(daemon=True)
        self._installation, self._record = installation, record
        self._chance = random.Random(SEED)
        self.announced_count = 0
        self.done: list[str] = []

    def run(self) -> None:
        parts = [PARTS[number % len(PARTS)] for number in range(KILLS_COUNT)]
        self._chance.shuffle(parts)
        for part in parts:
            time.sleep(self._chance.uniform(*PAUSE_SECONDS))
            self.announced_count += 1
            time.sleep(self._chance.uniform(0, BUSY_SECONDS_MAX))
            self._kill(part)
            answered_count = len(self._record.moments)
            ends_at = time.monotonic() + READY_SECONDS_MAX
            while len(self._record.moments) < answered_count + 2 and time.monotonic() < ends_at:
                time.sleep(0.05)

    def keep_pace(self, share_done: float) -> None:
        """Each kill has its share of the work, which begins just before it: so that it hits."""
        while self.is_alive() and share_done >= self.announced_count / KILLS_COUNT:
            time.sleep(0.005)

    def _kill(self, part: str) -> None:
        ends_at = time.monotonic() + READY_SECONDS_MAX
        while time.monotonic() < ends_at:
            victims = []
            with suppress(psutil.NoSuchProcess):
                victims = self._installation.victims(part, self._chance)
            for victim in victims:
                with suppress(psutil.NoSuchProcess):
                    victim.kill()
            if victims:
                self.done.append(part)
                return
            time.sleep(0.1)  # It is just being started again.


def test_nothing_is_lost_and_nothing_is_done_twice(installation):
    record = Record()
    people = _signed_in(installation, record)
    plan = _plan(installation)
    killer = Killer(installation, record)
    killer.start()
    with ThreadPoolExecutor(WINDOWS_COUNT + 1) as pool:
        reader = pool.submit(_keep_asking, people[CITIZENS[0]].copy(), killer)
        windows = [
            pool.submit(_work, {name: each.copy() for name, each in people.items()}, plan, killer)
            for _ in range(WINDOWS_COUNT)
        ]
        told = [line for window in windows for line in window.result()]
        reader.result()
    killer.join()

    installation.until_ready(READY_SECONDS_MAX)
    with psycopg.connect(installation.url, autocommit=True) as connection:
        _until_all_is_delivered(connection)
        assert faults_of(_query_of(connection)) == []
        _compare(connection, told)
    assert "nguyên vẹn" in installation.run(PROGRAMS / "motcua", "journal", "verify")
    summary = (
        f"seed {SEED}: {len(told)} dossiers, {killer.done} killed, {record.repeats_count} repeats,"
        f" longest silence {record.silence_seconds:.1f} s"
    )
    sys.stdout.write(f"{summary}\n")
    assert len(killer.done) == KILLS_COUNT, summary
    assert record.repeats_count >= KILLS_COUNT // 3, f"hardly anybody noticed: {summary}"
    assert record.silence_seconds <= SILENCE_SECONDS_MAX, summary


def _signed_in(installation: Installation, record: Record) -> dict[str, Person]:
    people = {}
    for username in (*CITIZENS, *OFFICERS):
        people[username] = Person(installation.address, record)
        people[username].sign_in(username, PASSWORD)
    return people


def _plan(installation: Installation) -> deque:
    """What is to be done: (number of all, username, draft, whether it goes on to the result)."""
    whole_count = ACTS_COUNT // len(STORY)
    count = SUBMISSIONS_COUNT + whole_count
    lines = installation.run(
        sys.executable, HERE / "copy_drafts.py", str(count + len(CITIZENS)), *CITIZENS
    ).splitlines()
    drafts = [line.split() for line in lines if line.startswith(CITIZENS)][:count]
    assert len(drafts) == count
    every = max(1, count // max(1, whole_count))
    return deque(
        (number / count, username, draft_id, number % every == 0)
        for number, (username, draft_id) in enumerate(drafts)
    )


def _work(people: dict[str, Person], plan: deque, killer: Killer) -> list[tuple[str, str]]:
    """One window after another takes the next draft. Returns what was promised for each."""
    told = []
    while True:
        try:
            share_done, username, draft_id, goes_on = plan.popleft()
        except IndexError:
            return told
        killer.keep_pace(share_done)
        citizen, address = people[username], f"{APPLICATION}/{draft_id}"
        answer = citizen.send(f"{address}/xem-lai/", {"declared": "on"})
        assert answer.headers.get("Location", "").endswith("/da-gui/"), answer.text
        if not goes_on:
            told.append((draft_id, "submitted"))
            continue
        code = CODE.search(citizen.get(f"{address}/da-gui/").text)[0]
        for username_of_officer, path, fields, files in STORY:
            officer = people[username_of_officer]
            answer = officer.send(f"/ban-lam-viec/{code}/{path}/", fields, files)
            assert answer.status_code == 302, (path, answer.status_code, answer.text)
        told.append((draft_id, "returned"))


def _keep_asking(person: Person, killer: Killer) -> None:
    """Somebody who always looks: silence is measured from answer to answer."""
    while killer.is_alive():
        assert person.get("/ho-so-cua-toi/").status_code == 200
        time.sleep(0.1)


def _until_all_is_delivered(connection: psycopg.Connection) -> None:
    ends_at = time.monotonic() + DRAIN_SECONDS_MAX
    question = (
        "SELECT count(*) FROM procrastinate_jobs"
        " WHERE queue_name = 'outbox' AND status IN ('todo', 'doing')"
    )
    while connection.execute(question).fetchone() != (0,):
        assert time.monotonic() < ends_at, "a fact is stuck"
        time.sleep(0.3)


def _query_of(connection: psycopg.Connection):
    return lambda sql: connection.execute(sql.replace("%%", "%")).fetchall()


def _compare(connection: psycopg.Connection, told: list[tuple[str, str]]) -> None:
    """Every promise is kept, by one dossier each: `faults_of` has shown that no draft has two."""
    kept = connection.execute(
        "SELECT draft.id::text, dossier.state FROM drafts_draft draft"
        " JOIN dossiers_dossier dossier ON dossier.id = draft.dossier_id WHERE draft.id = ANY(%s)",
        [[draft_id for draft_id, _ in told]],
    ).fetchall()
    assert sorted(kept) == sorted(told)
