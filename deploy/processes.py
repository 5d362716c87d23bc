"""Processes that belong to us: started, watched, started again, stopped. By process id only."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

BACKOFF_SECONDS_MIN = 0.2
BACKOFF_SECONDS_MAX = 3.0
HEALTHY_SECONDS = 5  # A process that lived this long starts anew without waiting.


@dataclass
class Child:
    """One process that must always run."""

    name: str
    command: Sequence[str]
    log_file: Path
    environment: dict[str, str]
    listeners: Sequence[socket.socket] = ()
    process: subprocess.Popen[bytes] | None = None
    backoff_seconds: float = BACKOFF_SECONDS_MIN
    started_at: float = 0.0
    due_at: float = 0.0

    def start(self) -> None:
        """In its own session, so that Ctrl-C in the terminal reaches us alone."""
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                list(self.command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment,
                start_new_session=True,
                pass_fds=[listener.fileno() for listener in self.listeners],
            )
        self.started_at = time.monotonic()

    def watch(self) -> str:
        """Start it again if it died. Returns what there is to tell, or nothing."""
        if self.process is None:
            if time.monotonic() >= self.due_at:
                self.start()
            return ""
        code = self.process.poll()
        if code is None:
            return ""
        if time.monotonic() - self.started_at > HEALTHY_SECONDS:
            self.backoff_seconds = BACKOFF_SECONDS_MIN
        self.process, self.due_at = None, time.monotonic() + self.backoff_seconds
        text = f"{self.name} {_ending(code)}, starts again in {self.backoff_seconds:.1f} s"
        self.backoff_seconds = min(2 * self.backoff_seconds, BACKOFF_SECONDS_MAX)
        return text

    def last_word(self) -> str:
        """The last line of its log: mostly the reason why it ended."""
        with suppress(OSError):
            lines = self.log_file.read_text(errors="replace").splitlines()
            return next((line.strip() for line in reversed(lines) if line.strip()), "(nothing)")
        return "(nothing)"

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def wait(self, deadline: float) -> None:
        """Until it has gone or the deadline has passed; then it is killed with its children."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, deadline - time.monotonic()))
            return
        kill(psutil.Process(self.process.pid))
        self.process.wait()


def _ending(code: int) -> str:
    return f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"


def kill(process: psutil.Process) -> None:
    """At once, a process and those that it started."""
    with suppress(psutil.NoSuchProcess):
        for each in [process, *process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):
                each.kill()


@dataclass
class Register:
    """Who was started, kept on disk: after a kill -9 of ours the next run finds the orphans.

    A process id alone proves nothing, it may be somebody else's by now; with the moment at which
    the process began it does.
    """

    file: Path
    processes: list[tuple[int, float]] = field(default_factory=list)

    def keep(self, children: Sequence[Child]) -> None:
        current = []
        for child in children:
            if child.process is not None:
                with suppress(psutil.NoSuchProcess):
                    current.append(
                        (child.process.pid, psutil.Process(child.process.pid).create_time())
                    )
        if current != self.processes:
            self.processes = current
            unfinished = self.file.with_name(f"{self.file.name}.{os.getpid()}")
            unfinished.write_text(json.dumps(current))
            unfinished.replace(self.file)

    def end_orphans(self) -> int:
        """Kill what an earlier run left behind. Returns how many."""
        with suppress(FileNotFoundError, ValueError):
            found = [_same_process(*entry) for entry in json.loads(self.file.read_text())]
            orphans = [process for process in found if process is not None]
            for process in orphans:
                kill(process)
            psutil.wait_procs(orphans, timeout=5)
            self.file.unlink()
            return len(orphans)
        return 0


def _same_process(process_id: int, began_at: float) -> psutil.Process | None:
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(process_id)
        if process.create_time() == began_at:
            return process
    return None
