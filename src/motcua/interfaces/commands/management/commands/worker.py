"""`motcua worker`: delivers facts and runs the timers until it is told to stop."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.foundation.queue import HEARTBEAT_SECONDS, SILENCE_SECONDS_MAX, app

STOP_SECONDS_MAX = 8.0


class Command(BaseCommand):
    help = "Giao thông báo và chạy các việc định kỳ (deliver facts, run timers)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--concurrency", type=int, default=4)

    def handle(self, *args: Any, concurrency: int, **options: Any) -> None:
        # A worker keeps connections of its own: async, so that it can listen for new jobs.
        connector = app.connector.get_worker_connector()
        with app.replace_connector(connector) as worker_app:
            worker_app.run_worker(
                concurrency=concurrency,
                fetch_job_polling_interval=2.0,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=SILENCE_SECONDS_MAX,
                shutdown_graceful_timeout=STOP_SECONDS_MAX,
                delete_jobs="successful",
            )
