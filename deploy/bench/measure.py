"""The measurements in their order, and what is said about them at the end."""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import due_times
import material
import reading
import report
import searching
import sending
from django.core.management import call_command
from django.db import connection, connections
from installation import Installation
from reading import Tracking
from report import per_second, ratio
from run import PEOPLE_COUNT, Run
from sending import Sending
from statements import Inside


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Everything, in one run. Exits with a message when a row is missing."""
    began = time.monotonic()
    _prepare()
    citizens = material.citizens(PEOPLE_COUNT)
    original = material.original_draft(citizens[0].actor)
    connections.close_all()
    clock = due_times.due_times()  # Before anything else runs.
    with Installation(folder / "log") as site:
        run = Run(options, site, citizens, original, Inside())
        start = _start(run)
        run.sign_in()
        sending.warm(run)
        spread, busy = sending.spread(run), sending.one_agency(run)
        tracking, pages = reading.tracking(run), reading.pages(run)
        beside = sending.with_worker(run)
        memory = {name: site.memory_megabytes(name) for name in ("web", "worker")}
        profile = sending.profile(run) if options.profile else ""
        run.prove_rows()
        slip_ms = reading.slip_milliseconds(run)
    searched = searching.searching()  # Last: it fills the index.
    lines = [
        *(spread.line, busy.line, beside),
        *(tracking.bare, tracking.anybody, tracking.owner, *pages),
    ]
    figures = _figures(spread, busy, tracking) | {"slip_render_ms": slip_ms} | clock | start
    figures |= searched
    for name, sizes in memory.items():
        figures |= {f"{name}_{key}": value for key, value in sizes.items()}
    content = {
        "figures": {name: round(value, 4) for name, value in figures.items()},
        "requests": {line.name: line.as_json() for line in lines},
        "floor_per_second_by_round": [round(each, 1) for each in spread.floors_per_second],
        "dossiers_sent_count": run.sent_count,
        "processors_count": os.cpu_count(),
        "load_average": os.getloadavg(),
        "seconds": round(time.monotonic() - began, 1),
    }
    report.write(folder / "bench.json", content)
    print(profile + report.table(lines), report.verdicts(figures), sep="\n\n")
    print(f"\n{folder / 'bench.json'}   {content['seconds']} s")


def _prepare() -> None:
    for name in ("fsync", "synchronous_commit"):
        with connection.cursor() as cursor:
            cursor.execute(f"SHOW {name}")
            if cursor.fetchone() != ("on",):
                sys.exit(f"bench: {name} is not on: nothing measured here would be durable")
    with Path(os.devnull).open("w") as nowhere:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load", stdout=nowhere)
        call_command("demo_accounts", stdout=nowhere)
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def _start(run: Run) -> dict[str, float]:
    began = time.perf_counter()
    run.site.start_web()
    run.site.start_worker()
    run.site.wait_until_ready()
    ready_seconds = time.perf_counter() - began
    began = time.perf_counter()
    run.stranger().get("/")
    first_page_seconds = time.perf_counter() - began
    run.site.stop("worker")  # Delivering is measured apart.
    return {"ready_seconds": ready_seconds, "first_page_seconds": first_page_seconds}


def _figures(spread: Sending, busy: Sending, tracking: Tracking) -> Mapping[str, float]:
    bare = per_second(tracking.bare)
    return {
        "submission_of_floor_ratio": ratio(per_second(spread.line), spread.floors_per_second),
        "submission_of_floor_ratio_one_agency": ratio(
            per_second(busy.line), busy.floors_per_second
        ),
        "floor_per_second": statistics.median(spread.floors_per_second),
        "floor_per_second_one_agency": statistics.median(busy.floors_per_second),
        "tracking_of_bare_ratio": ratio(per_second(tracking.anybody), bare),
        "tracking_by_owner_of_bare_ratio": ratio(per_second(tracking.owner), bare),
        "tracking_p99_ms": tracking.anybody.milliseconds(0.99),
        "tracking_by_owner_p99_ms": tracking.owner.milliseconds(0.99),
    }
