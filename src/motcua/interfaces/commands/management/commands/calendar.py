"""`motcua calendar preview | enter | sign | list`: days off, and what they move before they hold."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.domain.dossiers.actions import sign_calendar_change
from motcua.domain.dossiers.selectors.calendar_impact import calendar_impact
from motcua.domain.identity.values import Actor
from motcua.domain.working_time import permissions
from motcua.domain.working_time.actions import propose_days
from motcua.domain.working_time.rules import contradictions
from motcua.domain.working_time.selectors import changes_of, proposal, proposals
from motcua.domain.working_time.values import DayChanges, ProposalId
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.commands.calendar_words import (
    change_lines,
    impact_as_json,
    impact_lines,
    proposal_line,
)
from motcua.interfaces.commands.reference_data import calendars, yaml_file
from motcua.interfaces.commands.reference_data.calendar_file import read_publication

LISTED_MAX = 50
OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset(
        (permission, "*")
        for permission in (permissions.PROPOSE_CALENDAR, permissions.PUBLISH_CALENDAR)
    ),
)


class Command(BaseCommand):
    help = (
        "Ngày nghỉ, ngày làm bù: xem trước hồ sơ nào đổi ngày hẹn, ghi, ký "
        "(days off: preview what moves, enter, sign). Người ghi và người ký là hai người."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="what", required=True, metavar="preview|enter|sign|list")
        preview = words.add_parser("preview", help="xem hồ sơ nào đổi ngày hẹn; không ghi gì")
        preview.add_argument("change", metavar="TỆP|SỐ", help="tệp lịch, hoặc số thay đổi đã ghi")
        preview.add_argument("--json", action="store_true", help="in cả danh sách dạng JSON")
        enter = words.add_parser("enter", help="ghi thay đổi của một tệp, chờ người khác ký")
        enter.add_argument("file", type=Path, metavar="TỆP")
        enter.add_argument("--decision", required=True, metavar="SỐ", help="số quyết định")
        enter.add_argument("--decided-on", required=True, metavar="NGÀY", help="2026-04-24")
        enter.add_argument("--note", default="", metavar="LỜI")
        sign = words.add_parser("sign", help="ký thay đổi do người khác ghi ở bàn việc")
        sign.add_argument("number", type=int, metavar="SỐ")
        sign.add_argument("--digest", required=True, metavar="MÃ", help="mã danh sách đã xem")
        words.add_parser("list", help="các thay đổi đã ghi, chờ ký trước")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['what']}")(options)
        except DomainError as fault:
            message = f"{fault.message} {fault.remedy}" % fault.details
            raise CommandError(message) from fault

    def _preview(self, options: dict[str, Any]) -> None:
        named = options["change"]
        is_number = named.isdecimal() and not Path(named).exists()
        changes = proposal(ProposalId(int(named))).changes if is_number else _changes(Path(named))
        impact = calendar_impact(changes, at=clock.now())
        if options["json"]:
            self.stdout.write(json.dumps(impact_as_json(impact), ensure_ascii=False, indent=1))
            return
        for line in (*change_lines(changes), *impact_lines(impact)):
            self.stdout.write(line)

    def _enter(self, options: dict[str, Any]) -> None:
        try:
            decided_on = date.fromisoformat(options["decided_on"])
        except ValueError:
            raise CommandError("--decided-on: xin ghi ngày như 2026-04-24.") from None
        number = propose_days(
            changes=_changes(options["file"]),
            decision=options["decision"],
            decided_on=decided_on,
            note=options["note"],
            by=OPERATOR,
            at=clock.now(),
        )
        self.stdout.write(
            f"Đã ghi thay đổi số {number}. Người có quyền ký mở bàn việc, mục Lịch, để xem và ký."
        )

    def _sign(self, options: dict[str, Any]) -> None:
        signed = sign_calendar_change(
            proposal_id=ProposalId(options["number"]),
            digest=options["digest"],
            by=OPERATOR,
            at=clock.now(),
        )
        self.stdout.write(
            f"Đã ký. {signed.dossiers} hồ sơ có ngày hẹn mới, "
            f"{signed.appointments} lịch hẹn khác đã chuyển."
        )

    def _list(self, _options: dict[str, Any]) -> None:
        for change in proposals(count_max=LISTED_MAX):
            self.stdout.write(proposal_line(change))


def _changes(file: Path) -> DayChanges:
    """The days in which a file differs from the calendar. Raises CommandError with every fault."""
    try:
        document = yaml_file.read(file)
    except yaml_file.Unreadable as error:
        raise CommandError(f"{file}: {error}") from None
    if not isinstance(document, dict) or not calendars.recognises(document):
        raise CommandError(f"{file}: không phải tệp lịch; xin theo mẫu data/holidays.yaml.")
    faults, publication = read_publication(str(file), document)
    if publication is None:
        raise CommandError("\n".join(map(str, faults)))
    if said := contradictions(publication):
        raise CommandError("\n".join(f"{file}: {sentence}" for sentence in said))
    return changes_of(publication)
