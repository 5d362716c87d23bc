"""`python -m tests.verification`: many cases, on every core. Exits with 1 if any two disagree."""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from .agreement import disagreements

SHOWN_MAX = 20
CASES_PER_PART = 2_500


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--cases", type=int, default=100_000)
    words.add_argument("--seed", type=int, default=2026)
    words.add_argument("--processes", type=int, default=os.cpu_count())
    options = words.parse_args()
    parts = [
        min(CASES_PER_PART, options.cases - start)
        for start in range(0, options.cases, CASES_PER_PART)
    ]
    started = time.monotonic()
    found = []
    with ProcessPoolExecutor(options.processes) as pool:
        answers = pool.map(partial(_part, options.seed), range(len(parts)), parts)
        for number, answer in enumerate(answers, start=1):
            found += answer
            print(f"\r{sum(parts[:number]):,} of {options.cases:,} cases", end="", file=sys.stderr)  # noqa: T201
    seconds = time.monotonic() - started
    print(file=sys.stderr)  # noqa: T201
    for sentence in found[:SHOWN_MAX]:
        print(sentence)  # noqa: T201
    print(  # noqa: T201
        f"{options.cases:,} cases, seed {options.seed}: {len(found)} disagreements, {seconds:.0f} s"
    )
    sys.exit(1 if found else 0)


def _part(seed, number, count):
    return list(disagreements(seed=f"{seed}.{number}", count=count))


if __name__ == "__main__":
    main()
