"""`motcua search TEXT`: the procedures that answer what people type, and why each was found."""

import argparse
import json
import shutil
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from motcua.domain.catalogue.selectors import find_procedures
from motcua.domain.catalogue.values import ProcedureHit
from motcua.foundation import clock

LIMIT_MAX = 100
EMPTY = "Xin gõ điều cần tìm, ví dụ: motcua search “mất bằng lái xe”."
BAD_LIMIT = "--limit phải từ 1 đến %(maximum)s."
DATABASE_SILENT = "Cơ sở dữ liệu không trả lời. Xin kiểm tra PostgreSQL và MOTCUA_DATABASE_URL."
DATABASE_OLD = "Cơ sở dữ liệu chưa được nâng cấp. Xin chạy motcua migrate rồi chạy lại."
NOTHING_FOUND = "Không tìm thấy thủ tục nào. Xin thử vài từ khác, hoặc gõ tên giấy tờ cần làm."


class Command(BaseCommand):
    help = "Tìm thủ tục theo lời người dân gõ (search procedures)."
    requires_system_checks = ()  # a question is answered before every address would be loaded

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("text", nargs="+", metavar="LỜI", help="điều cần tìm, như người dân gõ")
        parser.add_argument("--limit", type=int, default=10, help="nhiều nhất bao nhiêu thủ tục")
        parser.add_argument("--json", action="store_true", help="in ra JSON")
        parser.add_argument(
            "--day", type=date.fromisoformat, default=None, help="vào ngày nào, 2026-11-25"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        text = " ".join(" ".join(options["text"]).split())
        if not 1 <= options["limit"] <= LIMIT_MAX:
            raise CommandError(BAD_LIMIT % {"maximum": LIMIT_MAX}, returncode=2)
        day = options["day"] or clock.now().date()
        try:
            hits = find_procedures(text, day=day, limit=options["limit"])
        except OperationalError as error:
            raise CommandError(DATABASE_SILENT) from error
        except ProgrammingError as error:
            raise CommandError(DATABASE_OLD) from error
        if options["json"]:
            self.stdout.write(json.dumps([_facts(hit) for hit in hits], ensure_ascii=False))
        elif hits:
            self.stdout.write(_table(hits))
        else:
            self.stdout.write(NOTHING_FOUND if text else EMPTY)


def _facts(hit: ProcedureHit) -> dict[str, Any]:
    return {
        "slug": hit.slug,
        "code": hit.code,
        "name": hit.name,
        "score": hit.score,
        "why": hit.why,
    }


def _table(hits: Sequence[ProcedureHit]) -> str:
    """Two lines a procedure: what it is, and why it was found."""
    width = min(shutil.get_terminal_size().columns, 120)
    lines = []
    for place, hit in enumerate(hits, start=1):
        lines.append(f"{place:>2}. {hit.code or '—':<9} {hit.score:.2f}  {hit.name}"[:width])
        lines.append(f"    {hit.why}")
    return "\n".join(lines)
