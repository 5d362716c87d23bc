"""Background work: procrastinate in our own database, so that a job commits with its act.

The rescuer frees the jobs of a worker that was killed. Without it such a job stays "doing" and its
lock blocks the dossier for ever (trust.md A4).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from procrastinate import periodic
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.sql import queries
from psycopg.types.json import Jsonb

from motcua.foundation import clock
from motcua.foundation.db import write

HEARTBEAT_SECONDS = 5.0
SILENCE_SECONDS_MAX = 20.0  # A worker that is silent for longer is dead.
STOP_SECONDS_MAX = 8.0  # A worker that is told to stop finishes its jobs within this.
POLLING_SECONDS = 2.0  # New jobs announce themselves; polling catches what was rescheduled.

__all__ = ["Job", "app", "defer", "rescue", "run_worker"]

# The library's own statement, so that it is right for the library's own tables.
_DEFER = queries["defer_jobs"].replace("%(jobs)s", "ARRAY[{}]")
_JOB = (
    "ROW(%s, %s, %s, %s, NULL, %s, NULL)"  # As JobToDefer: no queueing lock, no time to wait for.
)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. Of the jobs with one lock, the earliest is done first and alone."""

    lock: str
    arguments: Mapping[str, Any]


def defer(task_name: str, jobs: Sequence[Job]) -> None:
    """Give jobs to a task, in the caller's transaction. One statement for all of them."""
    if not jobs:
        return
    task = app.tasks[task_name]
    write(
        _DEFER.format(", ".join([_JOB] * len(jobs))),
        [
            value
            for job in jobs
            for value in (task.queue, task.name, task.priority, job.lock, Jsonb(job.arguments))
        ],
    )


async def rescue() -> int:
    """Give the jobs of dead workers back to the queue. Returns how many."""
    jobs = app.job_manager
    stalled = list(await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS_MAX))
    for job in stalled:
        await jobs.retry_job(job, retry_at=clock.after(0))
    return len(stalled)


class _SteadyDeferrer(periodic.PeriodicDeferrer):
    """Goes by the clock it is given, which does not jump.

    The library's asks the machine: set forward by a year, it would begin every run of every timer
    that the year had missed, one by one; set back, it would run none for as long (trust.md A10).
    """

    seconds_now: ClassVar[Callable[[], float]]

    async def worker(self) -> None:
        while True:
            at = type(self).seconds_now()
            await self.defer_jobs(jobs_to_defer=self.get_previous_tasks(at=at))
            await self.wait(next_tick=self.get_next_tick(at=at))

    def get_timestamps(
        self, periodic_task: "periodic.PeriodicTask[Any, Any, Any]", since: int | None, until: float
    ) -> Iterable[int]:
        """What was missed for longer than the library's own bound is left out here too."""
        is_recent = since is not None and 0 <= until - since <= self.max_delay
        return super().get_timestamps(periodic_task, since if is_recent else None, until)


def run_worker(*, concurrency: int, seconds_now: Callable[[], float]) -> None:
    """Work until SIGINT or SIGTERM, then finish what is being done.

    Timers begin by `seconds_now`, seconds since 1970.
    """
    _SteadyDeferrer.seconds_now = staticmethod(seconds_now)
    periodic.PeriodicDeferrer = _SteadyDeferrer  # type: ignore[misc]
    # A worker keeps connections of its own: async, so that it can listen for new jobs.
    with app.replace_connector(
        cast(DjangoConnector, app.connector).get_worker_connector()
    ) as worker_app:
        worker_app.run_worker(
            concurrency=concurrency,
            fetch_job_polling_interval=POLLING_SECONDS,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=SILENCE_SECONDS_MAX,
            shutdown_graceful_timeout=STOP_SECONDS_MAX,
            delete_jobs="successful",
        )
