"""`motcua follow`: put dossiers that came before there were processes on the desks."""

from typing import Any

from django.core.management.base import BaseCommand

from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import follow
from motcua.domain.workflow.selectors.tasks import dossiers_behind
from motcua.foundation import clock


class Command(BaseCommand):
    help = "Đưa hồ sơ có từ trước lên bàn làm việc theo quy trình (follow every dossier)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Each dossier is a transaction of its own: stopped half-way, the next run goes on."""
        count, after = 0, 0
        while True:
            behind, last = dossiers_behind(after=after)
            for dossier_id in behind:
                count += follow(dossier_id=dossier_id, by=SYSTEM, at=clock.now())
            if last is None:
                break
            after = last
        self.stdout.write(f"Đã đưa {count} hồ sơ lên bàn làm việc.")
