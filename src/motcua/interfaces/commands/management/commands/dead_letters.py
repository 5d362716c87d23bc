"""`motcua dead_letters`: what could not be delivered, and why."""

from typing import Any

from django.core.management.base import BaseCommand

from motcua.foundation import outbox


class Command(BaseCommand):
    help = "Liệt kê những tin không giao được (list deliveries that were given up)."

    def handle(self, *args: Any, **options: Any) -> None:
        letters = outbox.dead_letters()
        for letter in letters:
            self.stdout.write(
                f"{letter.ended_at:%d/%m/%Y %H:%M} {letter.fact_name} → {letter.subscriber}: "
                f"{letter.reason} ({letter.fact_id})"
            )
        self.stdout.write(f"{len(letters)} tin không giao được.")
