"""`motcua reorganise`: what a decision on units would move, then the decision itself."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.domain.control.actions import enact_reorganisation
from motcua.domain.control.rules.reorganisation import ReorganisationEffects, UnitEffect
from motcua.domain.control.selectors.reorganisation import effects_of
from motcua.domain.identity.selectors import account_of
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations.actions import reorganise, withdraw_reorganisation
from motcua.domain.organisations.rules import Unreadable, from_data
from motcua.domain.organisations.selectors import reorganisations
from motcua.domain.organisations.values import (
    Reorganisation,
    ReorganisationId,
    ReorganisationLine,
)
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.commands.reference_data import yaml_file
from motcua.interfaces.web.refusal import in_words

KIND_WORDS = {
    "merge": "nhập",
    "split": "chia, tách",
    "rename": "đổi tên",
    "transfer": "chuyển về cơ quan khác",
    "abolish": "kết thúc hoạt động",
}
STATE_WORDS = {"entered": "chờ công bố", "published": "đã công bố", "withdrawn": "đã rút"}


class Command(BaseCommand):
    help = (
        "Sắp xếp cơ quan, đơn vị theo quyết định: xem thử, ghi, công bố, rút "
        "(merge, split, rename, move, abolish units; --dry-run only shows what would move)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="TỆP", help="tệp YAML")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem thử, không ghi gì")
        parser.add_argument("--publish", action="store_true", help="ghi rồi công bố luôn")
        parser.add_argument("--withdraw", type=int, metavar="SỐ", help="rút lần sắp xếp này")
        parser.add_argument("--reason", default="", metavar="LÝ-DO", help="vì sao rút")
        parser.add_argument("--json", action="store_true", help="in dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(options)
        except DomainError as refusal:
            raise CommandError(" ".join(in_words(refusal))) from refusal

    def _handle(self, options: Mapping[str, Any]) -> None:
        at = clock.now()
        if options["withdraw"]:
            number = ReorganisationId(options["withdraw"])
            reason = options["reason"]
            withdraw_reorganisation(reorganisation_id=number, reason=reason, by=SYSTEM, at=at)
            self.stdout.write(f"Đã rút lần sắp xếp số {number}.")
            return
        if options["file"] is None:
            for line in reorganisations():
                self.stdout.write(_line(line))
            return
        asked = _read(options["file"])
        effects = effects_of(asked, at=at)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(effects), ensure_ascii=False))
        else:
            for words in _lines(asked, effects):
                self.stdout.write(words)
        if options["dry_run"]:
            if effects.obstacles:
                raise CommandError(f"Còn {len(effects.obstacles)} chỗ phải sửa. Chưa ghi gì.")
            return
        number = reorganise(reorganisation=asked, by=SYSTEM, at=at)
        said = f"Đã ghi lần sắp xếp số {number}, chờ công bố."
        if options["publish"]:
            enact_reorganisation(reorganisation_id=number, by=SYSTEM, at=at)
            said = f"Đã công bố lần sắp xếp số {number}."
        if not options["json"]:
            self.stdout.write(said)


def _read(path: Path) -> Reorganisation:
    """The document of a file, with accounts named by their user names. Every fault has its place."""
    try:
        data = yaml_file.read(path)
        _name_accounts(data)
        return from_data(data)
    except yaml_file.Unreadable as fault:
        raise CommandError(f"{path.name}: {fault}") from fault
    except Unreadable as fault:
        raise CommandError("\n".join(f"{path.name} · {each}" for each in fault.faults)) from fault


def _name_accounts(data: Any) -> None:
    for move in data.get("moves", ()) if isinstance(data, dict) else ():
        for person in move.get("people", ()) if isinstance(move, dict) else ():
            if isinstance(person, dict) and isinstance(person.get("username"), str):
                username = person.pop("username")
                account_id = account_of(username)
                if account_id is None:
                    raise CommandError(f"moves · people: không có tài khoản {username}")
                person["account_id"] = int(account_id)


def _line(line: ReorganisationLine) -> str:
    asked = line.reorganisation
    return (
        f"{line.reorganisation_id} · {STATE_WORDS[line.state]} · {asked.takes_effect_on:%d/%m/%Y}"
        f" · {asked.decision_number} · {asked.title} ({len(asked.moves)} cơ quan)"
    )


def _lines(asked: Reorganisation, effects: ReorganisationEffects) -> Iterator[str]:
    yield f"{asked.title} ({asked.decision_number}), từ ngày {asked.takes_effect_on:%d/%m/%Y}"
    for unit in effects.units:
        yield from _unit_lines(unit)
    for code, name in effects.new_units:
        yield f"Mới: {name} ({code})"
    yield (
        f"Tổng: {len(effects.units)} cơ quan kết thúc, {len(effects.new_units)} cơ quan mới,"
        f" {effects.open_dossiers} hồ sơ đang giải quyết, {effects.people} người."
    )
    for person in effects.losing_access:
        if person.to_code:
            yield f"Không còn xem hồ sơ cũ: {person.full_name}, sang {person.to_name}"
    for obstacle in effects.obstacles:
        yield f"Phải sửa: {obstacle}"


def _unit_lines(unit: UnitEffect) -> Iterator[str]:
    yield f"{unit.name} ({unit.agency_code}): {KIND_WORDS[unit.kind]}"
    for heir in unit.heirs:
        what = heir.what or "phần còn lại" if len(unit.heirs) > 1 else "toàn bộ"
        yield f"  → {heir.name}: {what}, {heir.open_dossiers} hồ sơ đang giải quyết"
    yield (
        f"  nhận {unit.open_received}, giải quyết {unit.open_decided} hồ sơ; {unit.open_tasks} việc;"
        f" {len(unit.people)} vai trò"
    )
    for book in unit.books:
        yield f"  sổ năm {book.year}: dừng ở số {book.last_number:02}"
    for person in unit.people:
        yield f"  {person.full_name} ({person.role_name}) → {person.to_name or 'chưa có nơi'}"


def _as_json(effects: ReorganisationEffects) -> dict[str, Any]:
    return {
        **asdict(effects),
        "open_dossiers": effects.open_dossiers,
        "people": effects.people,
        "losing_access": [asdict(each) for each in effects.losing_access],
        "obstacles": list(effects.obstacles),
    }
