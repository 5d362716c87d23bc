"""`motcua open_data`: write the files of the open data now, without waiting for the timer."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from motcua.domain.identity.values import SYSTEM
from motcua.domain.reporting.actions import publish_open_data
from motcua.foundation import clock


class Command(BaseCommand):
    help = "Lập bộ dữ liệu mở của danh mục thủ tục (write the open data of the catalogue)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--past", action="store_true", help="cả những ngày trước có thay đổi, lâu hơn"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        written = publish_open_data(
            folder=settings.OPEN_DATA_FOLDER,
            address=settings.PUBLIC_ADDRESS,
            source=f"Ủy ban nhân dân tỉnh {settings.PROVINCE_NAME}",
            is_today_only=not options["past"],
            by=SYSTEM,
            at=clock.now(),
        )
        if not written.days:
            self.stdout.write("Bộ dữ liệu mở đã đúng với danh mục hiện nay.")
            return
        days = ", ".join(day.strftime("%d/%m/%Y") for day in written.days)
        self.stdout.write(f"Đã lập bộ dữ liệu mở của {days}.")
