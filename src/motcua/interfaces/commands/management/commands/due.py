"""`motcua due`: when a limit ends and why. `motcua` answers it before Django starts."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from motcua.interfaces.commands import due


class Command(BaseCommand):
    help = "Tính ngày giờ hẹn trả và giải thích từng bước (reckon a due time)."
    requires_system_checks = []

    def print_help(self, prog_name: str, subcommand: str) -> None:
        due.parser().print_help()

    def run_from_argv(self, argv: list[str]) -> None:
        sys.exit(due.main(argv[2:]))

    def handle(self, *args: Any, **options: Any) -> None:
        """Never reached: the command reads its own words."""
