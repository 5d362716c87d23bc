"""`motcua demo_publication`: what procedure control of the demonstration has under work."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.commands.demonstration.internal_processes import officer
from motcua.interfaces.commands.demonstration.publication import (
    CHECKER,
    DRAWER,
    FILE,
    SIGNER,
    Office,
    enact,
    publish_lists,
    stated_publication,
)
from motcua.interfaces.commands.reference_data.yaml_file import Unreadable


class Command(BaseCommand):
    help = (
        "Soạn, kiểm soát, ký, công bố thủ tục mẫu; đã có thì giữ nguyên "
        "(records and decisions of the demonstration; what is there stays)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError(
                "Đây không phải bản trình diễn: không công bố thủ tục không có thật "
                "(not a demonstration: no decisions that nobody took)."
            )
        at = clock.now()
        people = [officer(username, at=at) for username in (DRAWER, CHECKER, SIGNER)]
        drawer, checker, signer = people
        if drawer is None or checker is None or signer is None:
            raise CommandError("Chưa có tài khoản: xin chạy `motcua demo_accounts` trước.")
        office = Office(drawer=drawer, checker=checker, signer=signer)
        try:
            stated = stated_publication(Path(settings.REFERENCE_DATA_FOLDER))
        except Unreadable as reason:
            raise CommandError(str(reason)) from reason
        try:
            begun = enact(stated, office, at=at)
            lists = publish_lists(stated, office, at=at)
        except DomainError as refusal:
            raise CommandError(f"{FILE}: {refusal.message % refusal.details}") from refusal
        self.stdout.write(
            f"Đã soạn {begun} bản thảo mẫu, {len(stated.records) - begun} đã có sẵn;"
            f" công bố {lists} danh mục."
        )
