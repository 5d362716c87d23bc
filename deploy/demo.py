"""Run the whole installation on this machine until Ctrl-C: database, web server, worker, mailbox.

`make demo` calls this. Everything lives in var/; running it again goes on where it stopped.
A part that dies is started again; on Ctrl-C, SIGTERM or a closed terminal all of them stop in order.
"""

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from processes import Child, Register
from welcome import welcome

from motcua.config import demonstration
from motcua.config.embedded_database import DatabaseDidNotStart

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
STATE = demonstration.state_folder()
ADDRESS = "127.0.0.1"
READY_SECONDS_MAX = 60
STOP_SECONDS_MAX = 8  # Of the 10 s that stopping may take; the database needs the rest.
WATCH_SECONDS = 0.2
ASK_SECONDS = 0.4
LISTEN_BACKLOG = 512
PREPARATIONS = (
    "migrate",
    "load",
    "demo_accounts",
    "demo_processes",
    "demo_reception",
    "demo_postings",
    "demo_dossiers",
    "demo_publication",
    "open_data",
    "collectstatic",
)
OWN_DATA = ("files", "journal", "open_data", "mailbox.jsonl", "stamps/prepared")

PORT_TAKEN = """\
motcua: cổng {port} đang có chương trình khác dùng. Xin chọn cổng khác:  make demo PORT={other}
        port {port} is taken by another program. Choose another one:  make demo PORT={other}
"""
RUNNING_ALREADY = """\
motcua: bản dùng thử đang chạy trong thư mục này rồi. Xin dừng nó trước (Ctrl-C).
        the demonstration already runs in this folder. Stop it first (Ctrl-C).
"""
NOT_OURS = """\
motcua: FRESH=1 only deletes the embedded database, and MOTCUA_DATABASE_URL names another one.
"""


def main() -> int:
    began = time.monotonic()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="delete the data of earlier runs")
    options = parser.parse_args()
    stop = _stop_asked()
    with _alone():
        Register(STATE / "demo.processes").end_orphans()
        with _listener(options.port) as web:
            _listener(options.port + 1).close()  # The mailbox opens it itself.
            if options.fresh:
                _delete_data()
            os.environ["MOTCUA_PUBLIC_ADDRESS"] = f"http://{ADDRESS}:{options.port}"
            os.environ["MOTCUA_MESSAGING_GATEWAY_URL"] = f"http://{ADDRESS}:{options.port + 1}"
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", demonstration.SETTINGS_MODULE)
            is_embedded = not os.environ.get("MOTCUA_DATABASE_URL")
            with demonstration.environment():
                if _prepare(stop):
                    _run(
                        _children(web, options.port + 1), stop, began=began, is_embedded=is_embedded
                    )
    return 0


def _stop_asked() -> threading.Event:
    """Set by Ctrl-C, SIGTERM, a closed terminal, or the end of the `make` that started us."""
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda _number, _frame: asked.set())
    threading.Thread(target=_watch_parent, args=(os.getppid(), asked), daemon=True).start()
    return asked


def _watch_parent(parent: int, asked: threading.Event) -> None:
    """A `make` that is itself interrupted waits for us and passes no SIGINT on. It shows all the
    same: while it waits it no longer catches that signal, which it did before."""
    did_catch = _catches_interrupt(parent)
    while not asked.wait(0.5):
        if os.getppid() != parent or (did_catch and not _catches_interrupt(parent)):
            asked.set()


def _catches_interrupt(process_id: int) -> bool:
    with suppress(OSError):
        for line in Path(f"/proc/{process_id}/status").read_text().splitlines():
            name, _, mask = line.partition(":")
            if name == "SigCgt":
                return bool(int(mask, 16) >> (signal.SIGINT - 1) & 1)
    return False


@contextmanager
def _alone() -> Iterator[None]:
    STATE.mkdir(parents=True, exist_ok=True)
    with (STATE / "demo.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(RUNNING_ALREADY)
        yield


def _listener(port: int) -> socket.socket:
    """We hold the port and lend it: while a killed web server starts again, visitors wait in line
    instead of being refused."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
    except OSError:
        sys.exit(PORT_TAKEN.format(port=port, other=port + 100))
    listener.listen(LISTEN_BACKLOG)
    return listener


def _delete_data() -> None:
    if os.environ.get("MOTCUA_DATABASE_URL"):
        sys.exit(NOT_OURS)
    demonstration.database().delete()
    for name in OWN_DATA:
        path = STATE / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _prepare(stop: threading.Event) -> bool:
    """Tables, reference data, accounts, static files: only if something changed since last time."""
    stamp, facts = STATE / "stamps/prepared", _facts()
    if _is_prepared(stamp, facts):
        return True
    print("motcua: preparing the data …", flush=True)
    command = [sys.executable, str(PROJECT_FOLDER / "deploy/prepare.py"), *PREPARATIONS]
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own command
    while process.poll() is None:
        if stop.wait(WATCH_SECONDS / 4):
            process.terminate()
            process.wait()
            return False
    if process.returncode != 0:
        sys.exit("motcua: preparing the data failed; the reason stands above")
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(facts)
    return True


def _facts() -> str:
    """One number for what the preparations read, and for the database they were made in."""
    total = hashlib.sha256(os.environ["MOTCUA_DATABASE_URL"].encode())
    files = [
        *PROJECT_FOLDER.glob("data/**/*"),
        *PROJECT_FOLDER.glob("src/motcua/**/migrations/*.py"),
        *PROJECT_FOLDER.glob("src/motcua/**/static/**/*"),
        *PROJECT_FOLDER.glob("src/motcua/interfaces/commands/**/*.py"),
        *STATE.glob("front_end/**/*"),
        PROJECT_FOLDER / "requirements.lock",
    ]
    for file in sorted(file for file in files if file.is_file()):
        total.update(str(file).encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _is_prepared(stamp: Path, facts: str) -> bool:
    """The stamp may outlive the database it speaks of, so that is asked too."""
    if not stamp.exists() or stamp.read_text() != facts:
        return False
    try:
        with psycopg.connect(os.environ["MOTCUA_DATABASE_URL"]) as connection:
            return connection.execute("SELECT to_regclass('django_migrations')").fetchone() != (
                None,
            )
    except psycopg.Error:
        return False


def _children(web: socket.socket, mailbox_port: int) -> list[Child]:
    folder = Path(sys.executable).parent
    logs = STATE / "log"
    logs.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "MOTCUA_WEB_STOP_SECONDS": "5"}
    gunicorn = [folder / "gunicorn", "--config", PROJECT_FOLDER / "deploy/gunicorn.py"]
    worker = [folder / "motcua", "worker"]
    mailbox = [sys.executable, "-m", "motcua_simulators.mailbox", "--port", mailbox_port]
    commands = {
        "web": ([*gunicorn, "--bind", f"fd://{web.fileno()}"], [web]),
        "worker": (worker, []),
        "mailbox": ([*mailbox, "--file", STATE / "mailbox.jsonl"], []),
    }
    return [
        Child(
            name=name,
            command=[str(word) for word in command],
            log_file=logs / f"{name}.log",
            environment=environment,
            listeners=listeners,
        )
        for name, (command, listeners) in commands.items()
    ]


def _run(children: list[Child], stop: threading.Event, *, began: float, is_embedded: bool) -> None:
    register = Register(STATE / "demo.processes")
    announcer = threading.Thread(target=_announce, args=(stop, began), daemon=True)
    try:
        for child in children:
            child.start()
        register.keep(children)
        announcer.start()
        while not stop.wait(WATCH_SECONDS):
            if is_embedded:
                _watch_database()
            for child in children:
                if text := child.watch():
                    print(f"motcua: {text}; {child.log_file} ends: {child.last_word()}", flush=True)
            register.keep(children)
    finally:
        print("\nmotcua: stopping …", flush=True)
        deadline = time.monotonic() + STOP_SECONDS_MAX
        for child in children:
            child.ask_to_stop()
        for child in children:
            child.wait(deadline)
        register.file.unlink(missing_ok=True)


def _watch_database() -> None:
    if demonstration.database().is_ready():
        return
    print("motcua: PostgreSQL stopped, starts again", flush=True)
    try:
        demonstration.database().start()
    except DatabaseDidNotStart as fault:  # The disk may be full; the next round tries again.
        print(f"motcua: {fault}", flush=True)


def _announce(stop: threading.Event, began: float) -> None:
    """Say where everything is once it answers; say what is missing when that takes too long."""
    address = os.environ["MOTCUA_PUBLIC_ADDRESS"]
    mailbox = os.environ["MOTCUA_MESSAGING_GATEWAY_URL"]
    patience_ends_at = time.monotonic() + READY_SECONDS_MAX
    while not stop.wait(ASK_SECONDS):
        answer = _readiness(address)
        if answer.get("status") == "ready":
            seconds = time.monotonic() - began
            print(
                welcome(address, mailbox=mailbox, seconds=seconds, state_folder=STATE), flush=True
            )
            return
        if time.monotonic() > patience_ends_at:
            missing = answer.get("missing", "no answer")
            print(f"motcua: not ready yet: {missing} (logs: {STATE / 'log'})", flush=True)
            patience_ends_at += READY_SECONDS_MAX


def _readiness(address: str) -> dict[str, object]:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=5) as response:  # noqa: S310 - ours
            return json.load(response)
    except urllib.error.HTTPError as refusal:
        with suppress(ValueError):
            return json.load(refusal)
    except (OSError, ValueError):
        pass
    return {}


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DatabaseDidNotStart as fault:
        sys.exit(f"motcua: {fault}")
