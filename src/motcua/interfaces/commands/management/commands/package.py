"""`motcua package export | check | import`: procedures as reviewable text, from node to node."""

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.domain.catalogue import permissions as catalogue
from motcua.domain.identity.values import Actor
from motcua.domain.packages import permissions
from motcua.domain.packages.actions import import_package
from motcua.domain.packages.errors import (
    ExamplesDeviate,
    PackageUnreadable,
    PackageUnresolved,
)
from motcua.domain.packages.rules.reading import BYTES_MAX, package_from
from motcua.domain.packages.rules.references import unresolved
from motcua.domain.packages.rules.writing import digest_of, write_package
from motcua.domain.packages.selectors.difference import difference_of
from motcua.domain.packages.selectors.export import export_package
from motcua.domain.packages.selectors.known import known_here
from motcua.domain.packages.selectors.trial import tried
from motcua.domain.packages.values import ImportedPackage, Package
from motcua.domain.processes import permissions as processes
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import all_or_nothing
from motcua.foundation.errors import DomainError
from motcua.foundation.plain_yaml import Unreadable
from motcua.interfaces.commands.carrying.publishing import SignedDecision, publish_record_of
from motcua.interfaces.commands.carrying.words import (
    difference_lines,
    import_lines,
    trial_line,
)
from motcua.interfaces.commands.reference_data.yaml_file import content_of

REFUSED, UNREADABLE = 1, 2  # exit codes
OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset(
        (permission, "*")
        for permission in (permissions.IMPORT, catalogue.DRAW_RECORDS, processes.DRAW)
    ),
)


class Command(BaseCommand):
    help = (
        "Gói thủ tục: xuất ra văn bản, kiểm tra cùng các ví dụ, nhập thành bản thảo "
        "(procedures as text: export, check, import). Mã thoát: 0 tốt, 1 bị từ chối, 2 không đọc được."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="what", required=True, metavar="export|check|import")
        export = words.add_parser("export", help="ghi một thủ tục thành gói")
        export.add_argument("slug", metavar="THỦ-TỤC", help="tên hoặc mã, như dang-ky-khai-sinh")
        export.add_argument(
            "--day", type=date.fromisoformat, metavar="NGÀY", help="mặc định hôm nay"
        )
        export.add_argument("--output", type=Path, metavar="TỆP", help="mặc định in ra màn hình")
        check = words.add_parser("check", help="đọc, đối chiếu và chạy thử; không ghi gì")
        check.add_argument("files", nargs="+", type=Path, metavar="TỆP")
        taken = words.add_parser(
            "import", help="nhập thành bản thảo; tất cả các tệp hoặc không tệp nào"
        )
        taken.add_argument("files", nargs="+", type=Path, metavar="TỆP")
        taken.add_argument("--dry-run", action="store_true", help="chỉ cho xem thay đổi")
        taken.add_argument(
            "--publish",
            action="store_true",
            help="công bố luôn theo quyết định đã ký; chỉ với thủ tục chưa có ở đây",
        )
        for name, shown in (
            ("--decision", "SỐ"),
            ("--signed-on", "NGÀY"),
            ("--signer", "TÊN"),
            ("--signer-title", "CHỨC-VỤ"),
            ("--agency", "MÃ"),
            ("--effective-from", "NGÀY"),
        ):
            taken.add_argument(
                name, metavar=shown, default="", help="của quyết định, với --publish"
            )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            match options["what"]:
                case "export":
                    self._export(options)
                case "check":
                    self._check(options["files"])
                case "import":
                    self._import(options)
        except DomainError as refusal:
            said = f"{refusal.message % refusal.details} {refusal.remedy}"
            raise CommandError(said, returncode=REFUSED) from refusal

    def _export(self, options: dict[str, Any]) -> None:
        package = export_package(options["slug"], options["day"] or _today())
        text = write_package(package)
        output: Path | None = options["output"]
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output}: không ghi được ({error.strerror})") from error
        self.stdout.write(f"{output}: {package.slug}, mã nội dung {digest_of(package)[:12]}.")

    def _check(self, files: Iterable[Path]) -> None:
        packages = self._read(files)
        is_refused = False
        for path, package in packages:
            self.stdout.write(f"{path}: {package.record.name}")
            faults = unresolved(package, known_here(package, _today()))
            for fault in faults:
                self.stderr.write(f"  {fault}")
            outcome = tried(package, at=clock.now())
            self.stdout.write(f"  {trial_line(outcome)}")
            for deviation in outcome.deviations:
                self.stderr.write(f"  {deviation}")
            is_refused = is_refused or bool(faults or outcome.deviations)
        if is_refused:
            raise CommandError("Có gói chưa dùng được ở đây.", returncode=REFUSED)

    def _import(self, options: dict[str, Any]) -> None:
        decision = _decision(options) if options["publish"] else None
        packages = self._read(options["files"])
        if options["dry_run"]:
            for path, package in packages:
                self.stdout.write(f"{path}: {package.record.name}")
                self._tell(difference_lines(package, difference_of(package, _today())))
            self._check(options["files"])
            return
        try:
            with all_or_nothing():
                for path, package in packages:
                    self.stdout.write(f"{path}:")
                    self._take(package, decision)
        except (PackageUnresolved, ExamplesDeviate) as refusal:
            found = getattr(refusal, "faults", ()) or getattr(refusal, "deviations", ())
            for each in found:
                self.stderr.write(f"  {each}")
            raise CommandError("Chưa nhập gì.", returncode=REFUSED) from refusal

    def _take(self, package: Package, decision: SignedDecision | None) -> None:
        at = clock.now()
        imported = import_package(package=package, by=OPERATOR, at=at)
        if not imported.is_repeat:
            self._tell(difference_lines(package, imported.difference))
        self._tell(import_lines(imported))
        if decision is not None:
            self._publish(imported, decision)

    def _publish(self, imported: ImportedPackage, decision: SignedDecision) -> None:
        if imported.is_repeat:
            return
        if not imported.difference.is_new_here or imported.record_id is None:
            raise CommandError(
                f"{imported.slug}: thủ tục đã có ở đây, xin công bố ở bàn việc. Chưa nhập gì.",
                returncode=REFUSED,
            )
        publish_record_of(imported.record_id, decision, at=clock.now())
        self.stdout.write(f"  Đã công bố theo quyết định {decision.number}.")

    def _read(self, files: Iterable[Path]) -> list[tuple[Path, Package]]:
        """Every file, or the faults of all of them."""
        found, is_unreadable = [], False
        for path in files:
            try:
                found.append((path, package_from(content_of(path, bytes_max=BYTES_MAX))))
            except Unreadable as reason:
                self.stderr.write(f"{path}: {reason}")
                is_unreadable = True
            except PackageUnreadable as refusal:
                is_unreadable = True
                for fault in refusal.faults:
                    self.stderr.write(f"{path}: {fault}")
        if is_unreadable:
            raise CommandError("Có tệp chưa đọc được. Chưa làm gì.", returncode=UNREADABLE)
        return found

    def _tell(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(f"  {line}")


def _today() -> date:
    return clock.now().astimezone(VIETNAM).date()


def _decision(options: dict[str, Any]) -> SignedDecision:
    """Raises CommandError unless the decision is told whole."""
    try:
        found = SignedDecision(
            number=options["decision"],
            signed_on=date.fromisoformat(options["signed_on"]),
            signer_name=options["signer"],
            signer_title=options["signer_title"],
            agency_code=options["agency"],
            effective_from=date.fromisoformat(options["effective_from"]),
        )
    except ValueError as error:
        raise CommandError("Ngày ký, ngày hiệu lực xin ghi như 2026-11-26.") from error
    if not all((found.number, found.signer_name, found.signer_title, found.agency_code)):
        raise CommandError(
            "Công bố luôn thì cần đủ --decision, --signed-on, --signer, --signer-title, --agency,"
            " --effective-from."
        )
    return found
