"""`make bench`: what one machine carries, beside the floor that the same machine sets.

    python deploy/with_database.py --purpose bench python deploy/bench

One run, one PostgreSQL that waits for its disk at every commit, one installation as `make demo` runs
it, eight people at once. What is compared is measured in turn, round by round, so that whatever
else the machine does falls on both. docs/howto/measure.md says what the figures mean.
"""

import argparse
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATE_FOLDER = Path(os.environ.get("MOTCUA_STATE_FOLDER", HERE.parents[1] / "var"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each pair is measured")
    parser.add_argument("--seconds", type=int, default=5, help="of one round of the floor")
    parser.add_argument("--requests", type=int, default=150, help="of one person in one round")
    parser.add_argument("--profile", action="store_true", help="also show where the time goes")
    options = parser.parse_args()
    os.environ.update(
        DJANGO_SETTINGS_MODULE="bench_settings",
        PYTHONPATH=str(HERE),
        MOTCUA_STATE_FOLDER=str(STATE_FOLDER),
        # Each request names its own browser, as behind the proxy of a real installation.
        MOTCUA_TRUSTED_PROXIES_COUNT="1",
    )
    os.environ.setdefault("MOTCUA_SECRET_KEY", "the-bench-has-no-secrets")
    if not os.environ.get("MOTCUA_DATABASE_URL"):
        sys.exit("bench: no database; use `make bench`")
    import django  # noqa: PLC0415 - after the settings are chosen

    django.setup()
    from measure import measure  # noqa: PLC0415 - needs Django

    measure(options, STATE_FOLDER / "bench")


if __name__ == "__main__":
    main()
