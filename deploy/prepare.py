"""Run several of Django's commands in one process: Django starts once, not once per command.

python deploy/prepare.py migrate load demo_accounts
"""

import io
import sys
import time

import django
from django.core.management import call_command

OPTIONS = {
    "migrate": {"interactive": False, "verbosity": 0},
    "collectstatic": {"interactive": False, "verbosity": 0, "clear": True},
    "demo_accounts": {"stdout": io.StringIO()},  # `make demo` shows them itself, at the end.
}


def main() -> None:
    django.setup()
    for name in sys.argv[1:]:
        started = time.monotonic()
        call_command(name, **OPTIONS.get(name, {}))
        print(f"motcua: {name}: {time.monotonic() - started:.1f} s", flush=True)


if __name__ == "__main__":
    main()
