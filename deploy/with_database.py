"""Run a command with a PostgreSQL: the one that MOTCUA_DATABASE_URL names, or an embedded one.

    python deploy/with_database.py pytest tests
    python deploy/with_database.py --purpose bench python deploy/bench

The embedded server keeps its data in var/postgres-<purpose>. Each run has a database of its own,
so that two runs never meet, and it is dropped at the end.
"""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from motcua.config.embedded_database import EmbeddedDatabase

STATE_FOLDER = Path(
    os.environ.get("MOTCUA_STATE_FOLDER", Path(__file__).resolve().parents[1] / "var")
)


def main() -> int:
    options = _options()
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    if os.environ.get("MOTCUA_DATABASE_URL"):
        return _run(options.command, os.environ["MOTCUA_DATABASE_URL"])
    database = EmbeddedDatabase(STATE_FOLDER / f"postgres-{options.purpose}")
    name = f"run_{os.getpid()}"
    with database.in_use():
        database.create(name)
        try:
            return _run(options.command, database.url(name))
        finally:
            database.drop(name)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--purpose", default="test", help="names the data folder (default: test)")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if not options.command:
        parser.error("which command?")
    return options


def _run(command: list[str], url: str) -> int:
    """Run the command to its end. A signal to us is passed on; we outlive the command."""
    folder = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "MOTCUA_DATABASE_URL": url,
        "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }
    process: subprocess.Popen[bytes] | None = None
    early: list[int] = []  # Came while the command was being born.

    def pass_on(number: int, _frame: object) -> None:
        if process is None:
            early.append(number)
            return
        is_told_by_terminal = number == signal.SIGINT and sys.stdin.isatty()
        if process.poll() is None and not is_told_by_terminal:
            process.send_signal(number)

    signal.signal(signal.SIGTERM, pass_on)
    signal.signal(signal.SIGINT, pass_on)
    process = subprocess.Popen(command, env=environment)  # noqa: S603 - the caller's own command
    for number in early:
        process.send_signal(number)
    code = process.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
