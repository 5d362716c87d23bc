"""`motcua demo_reception`: counters and numbers in the halls of the demonstration."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.domain.reception.errors import NobodyWaits
from motcua.domain.working_time.errors import NoCalendar
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.commands.demonstration.halls import NAME, halls, open_hall
from motcua.interfaces.commands.reference_data.yaml_file import Unreadable


class Command(BaseCommand):
    help = (
        "Xếp quầy, nhóm việc của bản trình diễn; trong giờ làm việc thì có người lấy số "
        "(arrange the demonstration's counters; within office hours some people come)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError(
                "Đây không phải bản trình diễn: quầy do đơn vị tự xếp "
                "(not a demonstration: units arrange their own counters)."
            )
        try:
            found = halls(Path(settings.REFERENCE_DATA_FOLDER) / NAME)
        except Unreadable as reason:
            raise CommandError(f"{NAME}: {reason}") from reason
        came = 0
        for hall in found:
            try:
                came += open_hall(hall, at=clock.now())
            except NobodyWaits:
                continue
            except (DomainError, NoCalendar) as refusal:
                said = refusal.message % refusal.details if isinstance(refusal, DomainError) else ""
                raise CommandError(f"{NAME}: {hall.agency_code}: {said or refusal}") from refusal
        self.stdout.write(f"Đã xếp quầy ở {len(found)} nơi; {came} người đã lấy số hôm nay.")
