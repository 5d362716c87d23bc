"""`motcua demo_dossiers`: work on the desks of the demonstration, in every state of the law."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.domain.processes.selectors import latest_versions
from motcua.domain.processes.values import ProcessStatus
from motcua.domain.working_time.errors import NoCalendar
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.demonstration.bringing import absent, bring
from motcua.interfaces.commands.demonstration.moments import Moments
from motcua.interfaces.commands.demonstration.records import NAME, PROCESS_NAME, content_of
from motcua.interfaces.commands.reference_data.yaml_file import Unreadable


class Command(BaseCommand):
    help = (
        "Đưa hồ sơ mẫu vào bản trình diễn, tính lùi từ lúc này; người đã có hồ sơ thì giữ nguyên "
        "(bring the demonstration's dossiers, told back from now)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError(
                "Đây không phải bản trình diễn: không tạo hồ sơ của người không có thật "
                "(not a demonstration: no dossiers of people who do not exist)."
            )
        self._bring(NAME)
        if latest_versions(status=ProcessStatus.PUBLISHED):
            self._bring(PROCESS_NAME)

    def _bring(self, name: str) -> None:
        try:
            content = content_of(Path(settings.REFERENCE_DATA_FOLDER) / name)
        except Unreadable as reason:
            raise CommandError(f"{name}: {reason}") from reason
        faults, records = list(content.faults), absent(content)
        if records:
            run = bring(records, content, _moments(content.agency))
            faults += run.faults.values()
            self.stdout.write(f"Đã đưa vào {len(run.codes)} hồ sơ mẫu.")
        elif content.records:
            self.stdout.write("Hồ sơ mẫu đã có đủ, không thêm gì.")
        for fault in faults:
            self.stderr.write(str(replace(fault, file=name)))
        if faults:
            raise CommandError(
                f"{len(faults)} lỗi trong data/{name}; các hồ sơ khác vẫn được đưa vào."
            )


def _moments(agency: str) -> Moments:
    now = clock.now()
    try:
        return Moments(calendar_for(agency, on=now.astimezone(VIETNAM).date()), now)
    except NoCalendar as refusal:
        raise CommandError("Chưa có lịch làm việc: xin chạy `motcua load` trước.") from refusal
