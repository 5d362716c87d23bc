"""`motcua demo_postings`: boards of the demonstration's halls, most of them in order."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.commands.demonstration.boards import hang_boards


class Command(BaseCommand):
    help = (
        "Treo bảng niêm yết của bản trình diễn, có nơi đủ, nơi thiếu "
        "(hang the demonstration's boards of procedures, some with gaps)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError(
                "Đây không phải bản trình diễn: nơi nào treo thì nơi đó ghi "
                "(not a demonstration: who hangs sheets records them)."
            )
        try:
            count = hang_boards(at=clock.now())
        except DomainError as refusal:
            raise CommandError(refusal.message % refusal.details) from refusal
        self.stdout.write(f"Đã treo bảng niêm yết ở {count} nơi.")
