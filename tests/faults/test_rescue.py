"""trust.md A4: the dossier of a killed worker goes on within 60 s; without the rescuer, never.

A worker that dies leaves its job "doing", and the job's lock blocks every later fact of the dossier.
Here it is shown on the queue itself; `test_outbox_delivery` kills a real worker while it delivers.
"""

import asyncio

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections, transaction

from motcua.foundation import queue

pytestmark = pytest.mark.faults

LOCK = "tests:dossier:1"


def ask(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


def fetch(worker_id):
    """What the queue gives to a worker: the number of the fact in the job, or None."""
    row = ask("SELECT args ->> 'fact_id' FROM procrastinate_fetch_job_v2(NULL, %s)", worker_id)
    return row[0]


def rescue():
    """As the timer does; the connection of its thread is not left behind."""

    async def rescued():
        freed_count = await queue.rescue()
        await sync_to_async(connections.close_all)()
        return freed_count

    return asyncio.run(rescued())


@pytest.fixture
def killed_worker(transactional_db):
    """A worker that took the first of a dossier's two jobs and was not heard of since."""
    with transaction.atomic():
        # The queue's tables are the library's own and are not emptied between tests.
        for table in ("procrastinate_events", "procrastinate_jobs", "procrastinate_workers"):
            ask(f"WITH gone AS (DELETE FROM {table} RETURNING 1) SELECT count(*) FROM gone")
        for number in ("first", "second"):
            queue.defer(
                "outbox.deliver",
                [queue.Job(lock=LOCK, arguments={"fact_id": number, "subscriber": "tests"})],
            )
    (worker_id,) = ask("SELECT worker_id FROM procrastinate_register_worker_v1()")
    assert fetch(worker_id) == "first"
    ask(
        "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'"
        " WHERE id = %s RETURNING id",
        worker_id,
    )


@pytest.fixture
def living_worker(killed_worker):
    (worker_id,) = ask("SELECT worker_id FROM procrastinate_register_worker_v1()")
    return worker_id


def test_without_the_rescuer_a_dossier_stays_blocked(living_worker):
    """Also after the library has forgotten the dead worker by itself."""
    assert fetch(living_worker) is None
    ask("SELECT count(*) FROM procrastinate_prune_stalled_workers_v1(20)")
    assert ask("SELECT count(*) FROM procrastinate_workers") == (1,)
    assert fetch(living_worker) is None


@pytest.mark.parametrize("is_forgotten", [False, True])
def test_the_rescuer_gives_the_job_to_another_and_keeps_the_order(living_worker, is_forgotten):
    if is_forgotten:
        ask("SELECT count(*) FROM procrastinate_prune_stalled_workers_v1(20)")
    assert rescue() == 1
    assert fetch(living_worker) == "first"
    assert fetch(living_worker) is None  # The second waits for the first.
    ask(
        "SELECT procrastinate_finish_job_v1(id, 'succeeded', true) FROM procrastinate_jobs"
        " WHERE status = 'doing'"
    )
    assert fetch(living_worker) == "second"


def test_a_living_workers_job_is_left_alone(living_worker):
    rescue()
    assert fetch(living_worker) == "first"
    assert rescue() == 0
    assert fetch(living_worker) is None
