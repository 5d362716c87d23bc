"""`motcua worker`: delivers facts and runs the timers until it is told to stop."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.foundation import clock
from motcua.foundation.queue import run_worker
from motcua.interfaces.jobs import timers  # noqa: F401 — registers the timers


class Command(BaseCommand):
    help = "Giao thông báo và chạy các việc định kỳ (deliver facts, run timers)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--concurrency", type=int, default=4)

    def handle(self, *args: Any, concurrency: int, **options: Any) -> None:
        run_worker(concurrency=concurrency, seconds_now=lambda: clock.now().timestamp())
