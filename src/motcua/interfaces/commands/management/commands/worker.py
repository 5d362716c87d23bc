"""`motcua worker`: delivers facts and runs the timers until it is told to stop."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from motcua.foundation import clock
from motcua.foundation.queue import run_worker


class Command(BaseCommand):
    help = "Giao thông báo và chạy các việc định kỳ (deliver facts, run timers)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--concurrency", type=int, default=4)

    def handle(self, *args: Any, concurrency: int, **options: Any) -> None:
        import_module(settings.TIMERS)  # Nobody else needs them: the other commands start sooner.
        run_worker(concurrency=concurrency, seconds_now=lambda: clock.now().timestamp())
