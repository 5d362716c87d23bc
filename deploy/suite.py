"""The whole suite: what can run side by side on both cores, then, alone, what kills processes or
looks at all transactions of the server.

python deploy/suite.py [words for pytest]
"""

import os
import subprocess
import sys

WORKERS = os.environ.get("MOTCUA_TEST_PROCESSES", "2")
NO_TESTS = 5  # pytest's code where the selection is empty.


def main() -> int:
    words = sys.argv[1:]
    halves = (
        ["-n", WORKERS, "--dist", "loadfile", "-m", "not faults and not alone"],
        ["-m", "faults or alone"],
    )
    codes = [_run([*half, *words]) for half in halves]
    faulty = [code for code in codes if code not in (0, NO_TESTS)]
    return faulty[0] if faulty else (NO_TESTS if set(codes) == {NO_TESTS} else 0)


def _run(words: list[str]) -> int:
    command = [sys.executable, "-m", "pytest", *words]
    print(f"$ pytest {' '.join(words)}", flush=True)
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())
