"""A web process that is busy leaves new visitors to one that is not."""

import runpy
from collections import deque
from pathlib import Path
from types import SimpleNamespace

import pytest

CONFIGURATION = runpy.run_path(str(Path(__file__).resolve().parents[2] / "deploy/gunicorn.py"))
THREADS = 4


@pytest.fixture
def worker():
    """One that nobody has started: what is asked of it needs no socket."""
    found = CONFIGURATION["worker_class"].__new__(CONFIGURATION["worker_class"])
    found.cfg = SimpleNamespace(threads=THREADS)
    found.worker_connections = 1000
    found.nr_conns, found.keepalived_conns, found.pending_conns = 0, deque(), deque()
    return found


def accepts(worker):
    """As the library asks before it accepts a connection."""
    return worker.nr_conns < worker.worker_connections


def test_it_accepts_until_every_thread_is_at_work(worker):
    for count in range(THREADS):
        worker.nr_conns = count
        assert accepts(worker)
    worker.nr_conns = THREADS
    assert not accepts(worker)


def test_browsers_that_only_keep_their_line_open_do_not_count(worker):
    worker.nr_conns = 500
    worker.keepalived_conns.extend(range(300))
    worker.pending_conns.extend(range(197))
    assert accepts(worker)
    worker.pending_conns.pop()
    assert not accepts(worker)


def test_the_librarys_own_limit_stays(worker):
    worker.nr_conns = 1000
    worker.keepalived_conns.extend(range(1000))
    assert not accepts(worker)
