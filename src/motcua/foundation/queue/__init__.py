"""Background work: procrastinate in our own database, so that a job commits with its act.

The rescuer frees the jobs of a worker that was killed. Without it such a job stays "doing" and its
lock blocks the dossier for ever (trust.md A4).
"""

from procrastinate import exceptions
from procrastinate.contrib.django import app

HEARTBEAT_SECONDS = 5.0
SILENCE_SECONDS_MAX = 20.0  # A worker that is silent for longer is dead.

__all__ = ["HEARTBEAT_SECONDS", "SILENCE_SECONDS_MAX", "AlreadyQueued", "app", "rescue"]

AlreadyQueued = exceptions.AlreadyEnqueued


def rescue() -> int:
    """Give the jobs of dead workers back to the queue. Returns how many."""
    stalled = list(app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS_MAX))
    for job in stalled:
        app.job_manager.retry_job(job)
    return len(stalled)
