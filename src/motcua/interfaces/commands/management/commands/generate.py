"""`motcua generate`: a province at work for measuring and showing, made of the real procedures."""

import json
import time
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.copying import LinesWanting, settle
from motcua.interfaces.commands.generation.making import NotEmpty, generate
from motcua.interfaces.commands.generation.rows import COLUMNS

DAYS = 365


class Command(BaseCommand):
    help = (
        "Tạo hồ sơ của người không có thật từ các thủ tục thật, để đo và để trình diễn "
        "(generate dossiers of invented people; the same seed and end give the same dossiers)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dossiers", type=int, required=True, help="how many")
        parser.add_argument("--seed", type=int, default=1, help="of all chances (default: 1)")
        parser.add_argument(
            "--until",
            type=datetime.fromisoformat,
            help="the present of the dossiers, Vietnam time (default: the last midnight)",
        )
        parser.add_argument(
            "--days", type=int, default=DAYS, help=f"over how many days they came (default: {DAYS})"
        )
        parser.add_argument(
            "--append", action="store_true", help="also where there are dossiers already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError(
                "Đây không phải bản trình diễn: không tạo hồ sơ của người không có thật "
                "(not a demonstration: no dossiers of people who do not exist)."
            )
        if options["dossiers"] < 1 or options["days"] < 1:
            raise CommandError("Số hồ sơ và số ngày phải từ 1 trở lên.")
        until = options["until"] or datetime.combine(
            clock.now().astimezone(VIETNAM).date(), datetime.min.time()
        )
        if until.tzinfo is None:
            until = until.replace(tzinfo=VIETNAM)
        began = time.perf_counter()
        try:
            made = generate(
                options["dossiers"],
                seed=options["seed"],
                until=until,
                days=timedelta(days=options["days"]),
                is_appended=options["append"],
            )
        except NotEmpty as refusal:
            raise CommandError(
                "Cơ sở dữ liệu đã có hồ sơ; thêm --append nếu muốn đưa thêm vào "
                "(there are dossiers already; --append adds to them)."
            ) from refusal
        except LinesWanting as fault:
            raise CommandError(f"Không ghi được gì: {fault}") from fault
        settle(COLUMNS)
        seconds = time.perf_counter() - began
        said = {
            "dossiers": options["dossiers"],
            "seed": options["seed"],
            "until": until.isoformat(),
            "digest": made.digest,
            "rows": made.rows,
            "open": made.open_count,
            "seconds": round(seconds, 2),
            "per_second": round(options["dossiers"] / seconds),
        }
        self.stdout.write(json.dumps(said, ensure_ascii=False))
