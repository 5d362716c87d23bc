"""`make demo` for real: it comes up, survives kills, stops cleanly and goes on where it stopped."""

import gzip
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import brotli
import psutil
import pytest

from motcua.config.embedded_database import EmbeddedDatabase

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
BUILT = ("front_end", "icons", "fonts")
FIRST_START_SECONDS_MAX = 120
SECOND_START_SECONDS_MAX = 10
SILENCE_SECONDS_MAX = 10  # trust.md A1
STOP_SECONDS_MAX = 10
FIRST_VISIT_BYTES_MAX = 100_000

pytestmark = pytest.mark.faults


class Demonstration:
    """One `deploy/demo.py` with its own state folder and port."""

    def __init__(self, state: Path, port: int) -> None:
        self.state, self.port, self.process = state, port, None
        self.address = f"http://127.0.0.1:{port}"

    def start(self, *words: str) -> None:
        environment = {**os.environ, "MOTCUA_STATE_FOLDER": str(self.state)}
        for name in ("MOTCUA_DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MOTCUA_SECRET_KEY"):
            environment.pop(name, None)
        with (self.state / "output.txt").open("w") as output:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, str(PROJECT_FOLDER / "deploy/demo.py")),
                    *("--port", str(self.port), *words),
                ],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        return (self.state / "output.txt").read_text()

    @property
    def database(self) -> EmbeddedDatabase:
        return EmbeddedDatabase(self.state / "postgres")

    def readiness(self) -> dict[str, Any]:
        try:
            with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as response:
                return json.load(response)
        except urllib.error.HTTPError as refusal:
            return json.load(refusal)
        except (OSError, ValueError):
            return {}

    def page(self, path: str) -> int:
        with urllib.request.urlopen(self.address + path, timeout=20) as response:
            return response.status

    def fetch(self, path: str) -> tuple[int, str]:
        """How many bytes travel, and the text they carry (nothing for a font)."""
        request = urllib.request.Request(
            self.address + path, headers={"Accept-Encoding": "br, gzip"}
        )
        with urllib.request.urlopen(request, timeout=20) as response:
            body, encoding = response.read(), response.headers.get("Content-Encoding")
        readers = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
        return len(body), readers[encoding](body).decode("utf-8", errors="ignore")

    def find(self, words: str) -> psutil.Process | None:
        """The living part whose command contains these words."""
        for child in psutil.Process(self.process.pid).children():
            with suppress(psutil.NoSuchProcess):
                if words in " ".join(child.cmdline()):
                    return child
        return None

    def until(self, condition: Callable[[], object], seconds: float) -> float:
        began = time.monotonic()
        while not condition():
            assert self.process.poll() is None, self.output
            assert time.monotonic() - began < seconds, self.output
            time.sleep(0.05)
        return time.monotonic() - began

    def until_ready(self, seconds: float) -> float:
        return self.until(lambda: self.readiness().get("status") == "ready", seconds)

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=STOP_SECONDS_MAX)


@pytest.fixture(scope="module")
def demonstration() -> Iterator[Demonstration]:
    with tempfile.TemporaryDirectory(prefix="motcua-") as folder:
        state = Path(folder)
        for name in BUILT:
            shutil.copytree(PROJECT_FOLDER / "var" / name, state / name)
        demonstration = Demonstration(state, _free_port())
        yield demonstration
        if demonstration.process and demonstration.process.poll() is None:
            demonstration.stop(signal.SIGTERM)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _processes_of(state: Path) -> list[str]:
    found = []
    for process in psutil.process_iter(["cmdline", "environ"]):
        environment = process.info["environ"] or {}
        if environment.get("MOTCUA_STATE_FOLDER") == str(state):
            found.append(" ".join(process.info["cmdline"]))
    return found


def test_1_it_comes_up_and_says_where(demonstration: Demonstration):
    demonstration.start()
    demonstration.until_ready(FIRST_START_SECONDS_MAX)
    demonstration.until(lambda: "FRESH=1" in demonstration.output, 5)
    assert demonstration.address in demonstration.output
    for role in ("Citizen", "One-stop officer", "Case officer", "Leader", "Administrator"):
        assert role in demonstration.output
    assert demonstration.page("/") == 200
    assert demonstration.readiness()["database_role"] == "superuser: demonstration only"


@pytest.mark.parametrize("part", ["gunicorn", "motcua worker", "motcua_simulators.mailbox"])
def test_2_a_killed_part_is_there_again(demonstration: Demonstration, part: str):
    killed = demonstration.find(part)
    killed.kill()
    demonstration.until(lambda: demonstration.find(part) not in (None, killed), SILENCE_SECONDS_MAX)
    demonstration.until_ready(SILENCE_SECONDS_MAX)
    assert demonstration.page("/thu-tuc/") == 200


@pytest.mark.parametrize("path", ["/", "/thu-tuc/", "/thu-tuc/dang-ky-khai-sinh/", "/tra-cuu/"])
def test_1_a_first_visit_costs_at_most_100_kb(demonstration: Demonstration, path: str):
    """ui.md: all that a phone fetches for its first public page, as it travels."""
    page, text = demonstration.fetch(path)
    addresses = dict.fromkeys(re.findall(r'(?:href|src)="(/static/[^"]+)"', text))
    parts = {address: demonstration.fetch(address) for address in addresses}
    for address, (_size, sheet) in list(parts.items()):
        for target in re.findall(r'url\("?([^")]+\.woff2)"?\)', sheet):
            font = urllib.parse.urljoin(address, target)
            parts[font] = demonstration.fetch(font)
    assert sum("woff2" in address for address in parts) == 4
    sizes = {address: size for address, (size, _text) in parts.items()}
    assert page + sum(sizes.values()) <= FIRST_VISIT_BYTES_MAX, sizes


def _is_same(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def test_3_a_visitor_waits_while_a_killed_web_server_starts_again(demonstration: Demonstration):
    master = demonstration.find("gunicorn")
    for process in [master, *master.children()]:
        process.kill()
    began = time.monotonic()
    assert demonstration.page("/") == 200
    assert time.monotonic() - began < SILENCE_SECONDS_MAX


def test_4_a_killed_database_is_there_again(demonstration: Demonstration):
    process_id = demonstration.database.process_id()
    os.kill(process_id, signal.SIGKILL)
    demonstration.until(
        lambda: demonstration.database.process_id() not in (None, process_id), SILENCE_SECONDS_MAX
    )
    demonstration.until_ready(SILENCE_SECONDS_MAX)


def test_5_a_second_one_in_the_same_folder_is_refused(demonstration: Demonstration):
    second = Demonstration(demonstration.state, _free_port())
    environment = {**os.environ, "MOTCUA_STATE_FOLDER": str(demonstration.state)}
    outcome = subprocess.run(
        [sys.executable, str(PROJECT_FOLDER / "deploy/demo.py"), "--port", str(second.port)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert outcome.returncode == 1
    assert "already runs in this folder" in outcome.stderr


def test_6_ctrl_c_stops_everything(demonstration: Demonstration):
    assert demonstration.stop(signal.SIGINT) == 0
    assert _processes_of(demonstration.state) == []
    assert demonstration.database.process_id() is None


def test_7_the_second_run_answers_soon_and_has_the_data(demonstration: Demonstration):
    demonstration.start()
    seconds = demonstration.until(
        lambda: demonstration.readiness().get("status") == "ready", SECOND_START_SECONDS_MAX
    )
    assert "preparing" not in demonstration.output
    assert seconds < SECOND_START_SECONDS_MAX
    assert demonstration.page("/thu-tuc/") == 200


def test_8_after_a_kill_of_the_supervisor_the_next_run_ends_the_orphans(
    demonstration: Demonstration,
):
    worker = demonstration.find("motcua worker")
    demonstration.process.kill()
    demonstration.process.wait()
    assert _is_same(worker)

    demonstration.start()
    demonstration.until(lambda: not _is_same(worker), SECOND_START_SECONDS_MAX)
    demonstration.until_ready(SECOND_START_SECONDS_MAX)
    assert demonstration.stop(signal.SIGTERM) == 0
    assert _processes_of(demonstration.state) == []


def test_9_a_taken_port_is_said_clearly(demonstration: Demonstration):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        late = Demonstration(demonstration.state, listener.getsockname()[1])
        late.start()
        assert late.process.wait(timeout=20) == 1
    assert f"port {late.port} is taken" in late.output
    assert "make demo PORT=" in late.output
