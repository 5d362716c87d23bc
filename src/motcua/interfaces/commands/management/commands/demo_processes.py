"""`motcua demo_processes`: the internal processes of the demonstration, drawn and published."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.commands.demonstration.internal_processes import (
    DRAWER,
    FOLDER,
    PUBLISHER,
    enact,
    officer,
    stated_processes,
)
from motcua.interfaces.commands.reference_data.yaml_file import Unreadable


class Command(BaseCommand):
    help = (
        "Soạn và ban hành quy trình nội bộ mẫu; quy trình đã ban hành thì giữ nguyên "
        "(draw and publish the demonstration's internal processes)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError(
                "Đây không phải bản trình diễn: không ban hành quy trình không có thật "
                "(not a demonstration: no processes that nobody decided)."
            )
        at = clock.now()
        drawer, publisher = officer(DRAWER, at=at), officer(PUBLISHER, at=at)
        if drawer is None or publisher is None:
            raise CommandError("Chưa có tài khoản: xin chạy `motcua demo_accounts` trước.")
        try:
            stated = stated_processes(Path(settings.REFERENCE_DATA_FOLDER) / FOLDER)
        except Unreadable as reason:
            raise CommandError(f"{FOLDER}: {reason}") from reason
        published, refused = 0, 0
        for each in stated:
            try:
                published += enact(each, drawer=drawer, publisher=publisher, at=at)
            except DomainError as refusal:
                refused += 1
                self.stderr.write(f"{each.file}: {refusal.message % refusal.details}")
        self.stdout.write(
            f"Đã ban hành {published} quy trình mẫu, {len(stated) - published - refused} đã có sẵn."
        )
        if refused:
            raise CommandError(f"{refused} quy trình chưa ban hành được.")
