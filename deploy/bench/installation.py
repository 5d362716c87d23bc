"""The installation that is measured: the web server and the worker as `make demo` runs them."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Self

import psutil

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
PROGRAMS = Path(sys.executable).parent
ADDRESS = "127.0.0.1"
LISTEN_BACKLOG = 512
READY_SECONDS_MAX = 60
STOP_SECONDS_MAX = 20


class Installation:
    """Web server and worker on a free port. What is started here is stopped here, by process id."""

    def __init__(self, log_folder: Path) -> None:
        log_folder.mkdir(parents=True, exist_ok=True)
        self._log_folder = log_folder
        self._listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._listener.bind((ADDRESS, 0))
        self._listener.listen(LISTEN_BACKLOG)
        self.port: int = self._listener.getsockname()[1]
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for name in list(self._processes):
            self.stop(name)
        self._listener.close()

    def start_web(self) -> None:
        bind = f"fd://{self._listener.fileno()}"
        configuration = PROJECT_FOLDER / "deploy/gunicorn.py"
        self._start("web", PROGRAMS / "gunicorn", "--config", configuration, "--bind", bind)

    def start_worker(self) -> None:
        self._start("worker", PROGRAMS / "motcua", "worker")

    def stop(self, name: str) -> None:
        process = self._processes.pop(name)
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            for each in [*psutil.Process(process.pid).children(recursive=True), process]:
                with suppress(psutil.NoSuchProcess):
                    each.kill()
            process.wait()

    def wait_until_ready(self) -> None:
        ends_at = time.monotonic() + READY_SECONDS_MAX
        while time.monotonic() < ends_at:
            if self._is_ready():
                return
            time.sleep(0.02)
        sys.exit(f"bench: not ready after {READY_SECONDS_MAX} s (logs: {self._log_folder})")

    def _is_ready(self) -> bool:
        address = f"http://{ADDRESS}:{self.port}/readyz"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            return False

    def process_id(self, name: str) -> int:
        return self._processes[name].pid

    def memory_megabytes(self, name: str) -> dict[str, float]:
        """Resident and proportional size of a part with its children; shared pages count once in
        the latter."""
        parent = psutil.Process(self._processes[name].pid)
        sizes = [each.memory_full_info() for each in (parent, *parent.children(recursive=True))]
        return {
            "processes_count": len(sizes),
            "rss_mb": sum(size.rss for size in sizes) / 1e6,
            "pss_mb": sum(size.pss for size in sizes) / 1e6,
        }

    def _start(self, name: str, *command: object) -> None:
        with (self._log_folder / f"{name}.log").open("wb") as log:
            self._processes[name] = subprocess.Popen(  # noqa: S603 - our own command
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=[self._listener.fileno()],
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
