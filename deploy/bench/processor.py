"""How much processor time a measurement took, and whose: it does not depend on what else runs."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from django.db import connection


def postmaster() -> int | None:
    """The process of the database, where it runs on this machine and we may look."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        file = Path(cursor.fetchone()[0]) / "postmaster.pid"
    with suppress(OSError):
        return int(file.read_text().splitlines()[0])
    return None


def seconds_of(process_id: int | None) -> float:
    """Processor time of a process and of all its descendants, present and past."""
    if process_id is None:
        return 0.0
    if process_id == os.getpid():
        return time.process_time()
    parent = psutil.Process(process_id)
    total = 0.0
    for each in (parent, *parent.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            spent = each.cpu_times()
            total += spent.user + spent.system + spent.children_user + spent.children_system
    return total


@contextmanager
def spent(**process_ids: int | None) -> Iterator[Callable[[], dict[str, float]]]:
    """Inside the block's end, `answer()` says the seconds that each process took meanwhile."""
    before = {name: seconds_of(each) for name, each in process_ids.items()}
    yield lambda: {name: seconds_of(each) - before[name] for name, each in process_ids.items()}
