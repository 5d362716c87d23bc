"""`motcua simulate`: a draft process tried on the dossiers of a period; nothing is written."""

import json
from argparse import ArgumentParser
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId
from motcua.domain.organisations.selectors import agencies
from motcua.domain.processes.selectors import versions_of
from motcua.domain.processes.values import InternalProcess
from motcua.domain.simulation.rules.history import HOURS_WEIGHT_MAX, Assumptions
from motcua.domain.simulation.rules.replay import simulate
from motcua.domain.workflow.selectors.histories import history_of
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.commands.simulation_words import simulation_as_json, simulation_lines


class Command(BaseCommand):
    help = (
        "Chạy thử một bản quy trình nội bộ trên hồ sơ của một thời gian; không ghi gì "
        "(try a version of an internal process on the dossiers of a period; writes nothing)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="THỦ-TỤC", help="ví dụ dang-ky-khai-sinh")
        parser.add_argument(
            "--draft",
            type=int,
            metavar="SỐ",
            help="bản thứ mấy của quy trình; không ghi thì chạy lại như đã xảy ra",
        )
        parser.add_argument(
            "--from", dest="first", metavar="NGÀY", help="2026-10-01; mặc định: đầu tháng trước"
        )
        parser.add_argument(
            "--to", dest="last", metavar="NGÀY", help="2026-10-31; mặc định: cuối tháng trước"
        )
        parser.add_argument(
            "--hours-weight",
            type=Fraction,
            default=Fraction(1),
            metavar="SỐ",
            help="thời gian làm thay đổi theo số giờ giao: 1 theo hết, 0 không theo",
        )
        parser.add_argument("--json", action="store_true", help="in đầy đủ dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        slug, weight = options["slug"], options["hours_weight"]
        if not 0 <= weight <= HOURS_WEIGHT_MAX:
            raise CommandError("--hours-weight: xin ghi số từ 0 đến 1.")
        first, last = _period(options)
        try:
            draft = _draft(slug, options["draft"])
            history = history_of(slug, first=first, last=last)
            simulation = simulate(
                history, draft=draft, assumptions=Assumptions(hours_weight=weight)
            )
        except DomainError as fault:
            raise CommandError(f"{fault.message} {fault.remedy}" % fault.details) from fault
        if options["json"]:
            answer = simulation_as_json(
                simulation, slug=slug, draft=options["draft"], first=first, last=last
            )
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
            return
        accounts = [AccountId(each.officer) for each in simulation.officers if each.officer]
        codes = {each.agency_code for each in simulation.officers} - {""}
        names = {int(account): name for account, name in full_names(accounts).items()}
        named = {str(code): agency.name for code, agency in agencies(codes).items()}
        for line in simulation_lines(simulation, names=names, agencies=named):
            self.stdout.write(line)


def _draft(slug: str, number: int | None) -> InternalProcess | None:
    if number is None:
        return None
    for version in versions_of(slug):
        if version.number == number:
            return version.process
    raise CommandError(f"Thủ tục {slug} không có bản quy trình số {number}.")


def _period(options: dict[str, Any]) -> tuple[date, date]:
    """The days asked for; of what is not said, the month before this one."""
    before = clock.now().astimezone(VIETNAM).date().replace(day=1) - timedelta(days=1)
    try:
        first = date.fromisoformat(options["first"]) if options["first"] else before.replace(day=1)
        last = date.fromisoformat(options["last"]) if options["last"] else before
    except ValueError:
        raise CommandError("--from, --to: xin ghi ngày như 2026-10-01.") from None
    if first > last:
        raise CommandError("--from phải trước hoặc cùng ngày với --to.")
    return first, last
