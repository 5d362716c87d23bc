"""`make bench-lists`: how long the pages of an officer take with many dossiers in one node.

    python deploy/bench/lists.py --dossiers 1000000

Builds a province of that size, and one of ten thousand dossiers to compare with, each in a scratch
database that is dropped at the end. The pages are answered in this process by the real views behind
the real middleware, with session, rights, queries and rendering: what the server adds is its socket.
Prints one JSON object and nothing else; what goes on is told on standard error.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATE_FOLDER = Path(os.environ.get("MOTCUA_STATE_FOLDER", HERE.parents[1] / "var"))
COMPARED_WITH = 10_000
SEED = 2026
ENOUGH_MS = 50.0  # p95 of the inbox, the register and the search
BOUND = ("inbox", "register", "search")


def main() -> int:
    options = _options()
    if options.into:
        _measure_here(options)
        return 0
    small = _measured(COMPARED_WITH, options)
    large = small if options.dossiers == COMPARED_WITH else _measured(options.dossiers, options)
    for name, page in large["pages"].items():
        page["growth"] = round(page["p95_ms"] / small["pages"][name]["p95_ms"], 2)
    print(json.dumps(large, ensure_ascii=False))
    slow = [name for name in BOUND if large["pages"][name]["p95_ms"] >= ENOUGH_MS]
    if slow:
        print(f"bench-lists: {', '.join(slow)}: p95 is {ENOUGH_MS:.0f} ms or more", file=sys.stderr)
    return 1 if slow and options.strict else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dossiers", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=3, help="how often every list is opened")
    parser.add_argument("--strict", action="store_true", help="exit code 1 when a bound is missed")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measured(dossiers: int, options: argparse.Namespace) -> dict:
    """One size, in a process and a database of its own."""
    print(f"bench-lists: {dossiers} dossiers", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "measured.json"
        subprocess.run(  # noqa: S603 - our own command
            [
                *(sys.executable, HERE.parent / "with_database.py", "--purpose", "bench-lists"),
                *(sys.executable, __file__, "--into", into, "--dossiers", str(dossiers)),
                *("--seed", str(options.seed), "--rounds", str(options.rounds)),
            ],
            check=True,
            stdout=sys.stderr,
            # Always a server of our own: two databases come and go.
            env={key: value for key, value in os.environ.items() if key != "MOTCUA_DATABASE_URL"},
        )
        return json.loads(into.read_text(encoding="utf-8"))


def _measure_here(options: argparse.Namespace) -> None:
    os.environ.update(
        DJANGO_SETTINGS_MODULE="bench_settings",
        MOTCUA_STATE_FOLDER=str(STATE_FOLDER),
        MOTCUA_TRUSTED_PROXIES_COUNT="1",
    )
    os.environ.setdefault("MOTCUA_SECRET_KEY", "the-bench-has-no-secrets")
    import django  # noqa: PLC0415 - after the settings are chosen

    django.setup()
    import lists_pages  # noqa: PLC0415 - needs Django

    began = time.monotonic()
    measured = lists_pages.measured(options.dossiers, seed=options.seed, rounds=options.rounds)
    measured["seconds"] = round(time.monotonic() - began, 1)
    options.into.write_text(json.dumps(measured), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
