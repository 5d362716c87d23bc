"""`motcua verify_journal`: is the journal what was written?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.foundation import journal


class Command(BaseCommand):
    help = "Kiểm tra nhật ký còn nguyên vẹn (recompute the journal's chain of digests)."

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = journal.verify()
        if verdict.fault:
            raise CommandError(
                f"Nhật ký bị sửa: {verdict.fault}. {verdict.lines_checked_count} dòng trước đó đúng."
            )
        self.stdout.write(
            f"Nhật ký nguyên vẹn: {verdict.lines_checked_count} dòng đã niêm phong, "
            f"{verdict.unsealed_count} dòng mới chờ niêm phong."
        )
