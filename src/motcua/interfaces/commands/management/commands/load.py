"""`motcua load`: reference data from data/ into the database, every record checked first."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from motcua.domain.catalogue import permissions as catalogue
from motcua.domain.guidance import permissions as guidance_permissions
from motcua.domain.identity import permissions as identity
from motcua.domain.identity.values import Actor
from motcua.domain.organisations import permissions as organisations
from motcua.domain.regimes import permissions as regimes_permissions
from motcua.domain.search import permissions as search
from motcua.domain.working_time import permissions as working_time
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.commands.reference_data import (
    calendars,
    forms,
    guidance,
    instruments,
    procedure_groups,
    procedures,
    regimes,
    roles,
    search_wording,
    yaml_file,
)
from motcua.interfaces.commands.reference_data import (
    organisations as organisations_file,
)
from motcua.interfaces.commands.reference_data.checked import Checked, Context
from motcua.interfaces.commands.reference_data.faults import Fault, fault_from

COUNTRY_WIDE = "*"
DATABASE_SILENT = "Cơ sở dữ liệu không trả lời. Xin kiểm tra PostgreSQL và MOTCUA_DATABASE_URL."
DATABASE_OLD = "Cơ sở dữ liệu chưa được nâng cấp. Xin chạy motcua migrate rồi chạy lại."
KINDS: tuple[ModuleType, ...] = (  # In the order in which they stand on each other.
    regimes,
    calendars,
    organisations_file,
    roles,
    forms,
    search_wording,
    instruments,
    procedures,
    procedure_groups,
    guidance,
)
STANDS_ON: Mapping[ModuleType, tuple[ModuleType, ...]] = {
    procedures: (regimes, organisations_file),
    procedure_groups: (procedures,),
    guidance: (procedures, forms),
}
FOLDERS = ("forms", "guidance")  # whose files are read one by one
FILES = (
    "regimes.yaml",
    "holidays.yaml",
    "agencies.yaml",
    "roles.yaml",
    "legal_instruments.yaml",
    "procedures.yaml",
    "procedure_groups.yaml",
)
OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset(
        (permission, COUNTRY_WIDE)
        for permission in (
            working_time.PUBLISH_CALENDAR,
            regimes_permissions.PUBLISH_REGIMES,
            organisations.PUBLISH_ORGANISATIONS,
            catalogue.PUBLISH_PROCEDURES,
            guidance_permissions.PUBLISH_GUIDANCE,
            search.PUBLISH_WORDING,
            identity.GRANT,
        )
    ),
)


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    kind: ModuleType
    document: Mapping[str, Any]


class Command(BaseCommand):
    help = (
        "Nạp dữ liệu dùng chung: chế độ một cửa, lịch, cơ quan, vai trò, biểu mẫu, thủ tục, "
        "hướng dẫn theo việc. "
        "Mỗi bản ghi được kiểm tra; tệp có lỗi thì không nạp gì từ tệp đó."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="TỆP",
            help="tệp hoặc thư mục; bỏ trống thì lấy thư mục data/",
        )
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không ghi gì")

    def handle(self, *args: Any, **options: Any) -> None:
        self._faults: list[Fault] = []
        self._is_talkative = options["verbosity"] > 0
        files = self._read(self._paths(options["paths"]))
        context, at = Context(), clock.now()
        try:
            for file in sorted(files, key=lambda file: KINDS.index(file.kind)):
                self._take(file, context, at, is_check=options["check"])
        except OperationalError as error:
            raise CommandError(DATABASE_SILENT) from error
        except ProgrammingError as error:
            raise CommandError(DATABASE_OLD) from error
        if self._faults:
            raise CommandError(f"{len(self._faults)} lỗi. Xin sửa rồi chạy lại motcua load.")

    def _paths(self, given: Iterable[Path]) -> Iterator[Path]:
        """The files meant; a folder means the files in it that we know how to read."""
        for path in list(given) or [Path(settings.REFERENCE_DATA_FOLDER)]:
            if not path.is_dir():
                yield path
                continue
            expected = [path / name for name in FILES]
            yield from (file for file in expected if file.exists() or not given)
            for folder in FOLDERS:
                yield from sorted((path / folder).glob("*.yaml"))
            yield from sorted((path / "search").glob("wording*.yaml"))
            if path.name in FOLDERS:
                yield from sorted(path.glob("*.yaml"))

    def _read(self, paths: Iterable[Path]) -> list[_File]:
        files = []
        for path in paths:
            try:
                document = yaml_file.read(path)
            except yaml_file.Unreadable as error:
                self._report([Fault(_name(path), "", "", str(error))])
                continue
            kind = _kind(document)
            if kind is None:
                known = ", ".join((*FILES, *(f"{folder}/*.yaml" for folder in FOLDERS)))
                sentence = f"không nhận ra loại dữ liệu; xin đối chiếu với {known}"
                self._report([Fault(_name(path), "", "", sentence)])
            else:
                files.append(_File(path, kind, document))
        return files

    def _take(self, file: _File, context: Context, at: datetime, *, is_check: bool) -> None:
        """Check one file and, unless asked only to check, publish it whole."""
        name = _name(file.path)
        checked: Checked = file.kind.check(name, file.document, context)
        if checked.publish is None:
            context.faulty_kinds.add(file.kind.KIND)
            self._report(checked.faults)
            return
        missing = [
            kind.KIND for kind in STANDS_ON.get(file.kind, ()) if kind.KIND in context.faulty_kinds
        ]
        if missing:
            self.stderr.write(f"{name}: không nạp vì dữ liệu {', '.join(missing)} có lỗi.")
            return
        if is_check:
            self._tell(f"{name}: {file.kind.KIND} hợp lệ.")
            return
        try:
            counts = checked.publish(OPERATOR, at)
        except DomainError as error:
            context.faulty_kinds.add(file.kind.KIND)
            self._report([fault_from(name, error.message % error.details)])
            return
        self._tell(
            f"{name}: {file.kind.KIND}: {counts.new} mới, {counts.changed} đổi, "
            f"{counts.withdrawn} thôi hiệu lực, {counts.unchanged} như cũ."
        )

    def _tell(self, sentence: str) -> None:
        if self._is_talkative:
            self.stdout.write(sentence)

    def _report(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self._faults.append(fault)
            self.stderr.write(str(fault))


def _kind(document: Any) -> ModuleType | None:
    if not isinstance(document, dict):
        return None
    return next((kind for kind in KINDS if kind.recognises(document)), None)


def _name(path: Path) -> str:
    """As short as it can be said: inside data/ the name of the file, else the path given."""
    try:
        return str(path.relative_to(settings.REFERENCE_DATA_FOLDER))
    except ValueError:
        return str(path)
