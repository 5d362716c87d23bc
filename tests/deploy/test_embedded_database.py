"""The embedded PostgreSQL survives what a desk survives, and never outlives its users."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from motcua.config.embedded_database import SOCKET_PATH_BYTES_MAX, EmbeddedDatabase

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
WITH_DATABASE = PROJECT_FOLDER / "deploy/with_database.py"


@pytest.fixture
def state() -> Iterator[Path]:
    """A short folder, so that its socket fits; pytest's own are long and not open to others."""
    with tempfile.TemporaryDirectory(prefix="motcua-") as folder:
        yield Path(folder)


@pytest.fixture
def database(state: Path) -> Iterator[EmbeddedDatabase]:
    database = EmbeddedDatabase(state / "postgres")
    yield database
    database.stop()


def _one(database: EmbeddedDatabase, query: str) -> object:
    with psycopg.connect(database.url("postgres"), autocommit=True) as connection:
        return connection.execute(query).fetchone()[0]


def _wait_until_gone(database: EmbeddedDatabase) -> None:
    deadline = time.monotonic() + 10
    while database.process_id() is not None:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_commit_is_on_disk_before_it_is_acknowledged(database: EmbeddedDatabase):
    with database.in_use():
        assert _one(database, "SHOW fsync") == "on"
        assert _one(database, "SHOW synchronous_commit") == "on"
        assert _one(database, "SHOW full_page_writes") == "on"
        assert _one(database, "SHOW listen_addresses") == ""


def test_vietnamese_letters_have_upper_and_lower_case(database: EmbeddedDatabase):
    with database.in_use():
        assert _one(database, "SELECT lower('ĐƯỜNG Ế')") == "đường ế"


def test_what_was_committed_survives_a_kill_of_the_postmaster(database: EmbeddedDatabase):
    with database.in_use():
        connection = psycopg.connect(database.url("postgres"), autocommit=True)
        connection.execute("CREATE TABLE paper AS SELECT 7 AS pages")
        process_id = database.process_id()
        os.kill(process_id, signal.SIGKILL)
        _wait_until_gone(database)
        database.start()

        assert database.process_id() != process_id
        assert _one(database, "SELECT pages FROM paper") == 7


def test_a_process_id_that_means_somebody_else_by_now_does_not_stop_the_start(
    database: EmbeddedDatabase,
):
    """After a restart of the machine the number in postmaster.pid may be any other program's."""
    with database.in_use():
        lines = (database.folder / "postmaster.pid").read_text().splitlines()
    (database.folder / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]))

    assert database.process_id() is None
    with database.in_use():
        assert _one(database, "SELECT 1") == 1
    assert psutil.pid_exists(os.getpid())


def test_a_half_made_data_folder_is_made_anew(database: EmbeddedDatabase):
    unfinished = database.folder.with_name("postgres.unfinished")
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18")
    with database.in_use():
        assert _one(database, "SELECT 1") == 1
    assert not unfinished.exists()


def test_a_folder_with_a_very_long_name_works_too(state: Path):
    database = EmbeddedDatabase(state / ("x" * 60) / ("y" * 60) / "postgres")
    assert len(os.fsencode(database.socket_folder)) < SOCKET_PATH_BYTES_MAX
    with database.in_use():
        assert _one(database, "SELECT 1") == 1
    assert database.process_id() is None


def test_the_last_user_to_leave_stops_the_server(database: EmbeddedDatabase):
    with database.in_use():
        with EmbeddedDatabase(database.folder).in_use():
            pass
        assert database.is_ready()
    assert database.process_id() is None


def _with_database(state: Path, *command: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "MOTCUA_STATE_FOLDER": str(state)}
    environment.pop("MOTCUA_DATABASE_URL", None)
    return subprocess.Popen(
        [sys.executable, str(WITH_DATABASE), *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_command_gets_a_database_and_its_code_comes_back(state: Path):
    script = (
        "import os, psycopg, sys\n"
        "with psycopg.connect(os.environ['MOTCUA_DATABASE_URL']) as connection:\n"
        "    print(connection.execute('SELECT current_database()').fetchone()[0])\n"
        "sys.exit(3)\n"
    )
    process = _with_database(state, sys.executable, "-c", script)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert output.strip() == f"run_{process.pid}"
    assert EmbeddedDatabase(state / "postgres-test").process_id() is None


def test_a_named_database_is_used_as_it_is(state: Path):
    environment = {
        **os.environ,
        "MOTCUA_STATE_FOLDER": str(state),
        "MOTCUA_DATABASE_URL": "postgresql://somewhere/else",
    }
    output = subprocess.check_output(
        [sys.executable, str(WITH_DATABASE), "sh", "-c", "echo $MOTCUA_DATABASE_URL"],
        env=environment,
        text=True,
    )
    assert output.strip() == "postgresql://somewhere/else"
    assert not (state / "postgres-test").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_command_and_then_the_server(state: Path, number: signal.Signals):
    process = _with_database(state, *SLEEPER)
    database = EmbeddedDatabase(state / "postgres-test")
    deadline = time.monotonic() + 60
    while not (children := _sleepers(process.pid)):
        assert time.monotonic() < deadline
        time.sleep(0.05)

    process.send_signal(number)

    assert process.wait(timeout=20) != 0
    assert database.process_id() is None
    assert not psutil.pid_exists(children[0])


def _sleepers(process_id: int) -> list[int]:
    """Our command once it runs; just forked, it still goes by the name of who forked it."""
    found = []
    for child in psutil.Process(process_id).children():
        with suppress(psutil.NoSuchProcess):
            if child.cmdline() == SLEEPER:
                found.append(child.pid)
    return found


@pytest.mark.parametrize("wait_seconds", [0.3, 0.6, 0.9, 1.2])
def test_a_signal_at_any_moment_leaves_nothing(state: Path, wait_seconds: float):
    process = _with_database(state, *SLEEPER)
    time.sleep(wait_seconds)
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=20) != 0
    assert EmbeddedDatabase(state / "postgres-test").process_id() is None
    deadline = time.monotonic() + 5  # Helpers of a half-made database end by themselves.
    while left := _processes_of(state):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def _processes_of(state: Path) -> list[str]:
    return [
        " ".join(each.info["cmdline"] or [])
        for each in psutil.process_iter(["cmdline", "environ"])
        if (each.info["environ"] or {}).get("MOTCUA_STATE_FOLDER") == str(state)
    ]
