"""Run several of Django's commands in one process: Django starts once, not once per command.

python deploy/prepare.py migrate load demo_accounts demo_processes demo_reception demo_dossiers
"""

import io
import sys
import time

import django
from django.core.management import CommandError, call_command

OPTIONS = {
    "migrate": {"interactive": False, "verbosity": 0},
    "collectstatic": {"interactive": False, "verbosity": 0, "clear": True},
    "demo_accounts": {"stdout": io.StringIO()},  # `make demo` shows them itself, at the end.
    "demo_processes": {"stdout": io.StringIO()},
    "demo_reception": {"stdout": io.StringIO()},
    "demo_postings": {"stdout": io.StringIO()},
    "demo_dossiers": {"stdout": io.StringIO()},
    "demo_publication": {"stdout": io.StringIO()},
}
# Without some of them a desk is emptier, or a procedure runs on its built-in process.
DISPENSABLE = {
    "demo_processes",
    "demo_reception",
    "demo_postings",
    "demo_dossiers",
    "demo_publication",
}


def main() -> None:
    django.setup()
    for name in sys.argv[1:]:
        started = time.monotonic()
        try:
            call_command(name, **OPTIONS.get(name, {}))
        except CommandError as fault:
            if name not in DISPENSABLE:
                raise
            print(f"motcua: {name}: {fault}", flush=True)
        print(f"motcua: {name}: {time.monotonic() - started:.1f} s", flush=True)


if __name__ == "__main__":
    main()
