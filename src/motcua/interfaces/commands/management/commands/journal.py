"""`motcua journal verify | root | prove | keys`: is the journal what was written, and how to show it."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.selectors import public_progress
from motcua.foundation import clock, journal, signing
from motcua.foundation.errors import DomainError
from motcua.foundation.journal.proofs import as_file
from motcua.foundation.journal.roots import packed
from motcua.interfaces.commands.journal.root_files import folder_named, roots_in
from motcua.interfaces.commands.journal.words import counts_text, fault_text, remark_lines


class Command(BaseCommand):
    help = "Kiểm tra, ký gốc và chứng minh nhật ký (verify, sign and prove the journal)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="what", required=True, metavar="verify|root|prove|keys")
        verify = words.add_parser("verify", help="tìm mọi dòng bị sửa, xóa, chèn, đề lùi ngày")
        verify.add_argument("--roots", default="", metavar="FOLDER", help="thư mục các gốc đã ký")
        verify.add_argument(
            "--new", action="store_true", help="chỉ đọc những dòng sau gốc đã ký mới nhất"
        )
        verify.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
        root = words.add_parser("root", help="ký gốc của hôm nay")
        root.add_argument("--write", default="", metavar="FOLDER", help="ghi các gốc ra thư mục")
        root.add_argument(
            "--accept-guards",
            action="store_true",
            help="nhận chốt chống sửa hiện nay là đúng, sau khi nâng cấp hay phục hồi",
        )
        prove = words.add_parser("prove", help="ghi một tệp chứng minh cho bên thứ ba")
        prove.add_argument("entry", help="số dòng nhật ký, hoặc mã hồ sơ")
        prove.add_argument(
            "ordinal",
            nargs="?",
            type=int,
            default=0,
            help="việc thứ mấy của hồ sơ (mặc định: cuối)",
        )
        prove.add_argument("--write", default="", metavar="FILE", help="ghi ra tệp thay vì in ra")
        words.add_parser("keys", help="in các khóa công khai")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['what']}")(options)
        except DomainError as fault:
            message = f"{fault.message} {fault.remedy}" % fault.details
            raise CommandError(message) from fault

    def _verify(self, options: dict[str, Any]) -> None:
        folder, is_named = folder_named(options["roots"], settings.JOURNAL_ROOTS_FOLDER)
        roots = roots_in(folder, is_required=is_named)
        since = max(roots, key=lambda root: root.size, default=None) if options["new"] else None
        verdict = journal.verify(roots=roots, since=since, guard_state=folder.guard_state())
        if options["json"]:
            facts = asdict(verdict) | {"root": packed(verdict.root), "intact": verdict.is_intact}
            self.stdout.write(json.dumps(facts, ensure_ascii=False, indent=1))
        if not verdict.is_intact:
            raise CommandError(fault_text(verdict))
        if not options["json"]:
            self.stdout.write(f"Nhật ký nguyên vẹn. {counts_text(verdict)}")
            for line in remark_lines(verdict):
                self.stdout.write(line)
            if not roots:
                self.stdout.write(f"Chưa có gốc nào trong {folder.path} để so.")

    def _root(self, options: dict[str, Any]) -> None:
        at = clock.now()
        folder, _ = folder_named(options["write"], settings.JOURNAL_ROOTS_FOLDER)
        if options["accept_guards"]:
            folder.accept_guards(at=at)
            self.stdout.write("Đã nhận chốt chống sửa hiện nay là đúng.")
            return
        journal.seal_new_entries(is_sweep=True)
        root = journal.sign_root(at=at, day=at.date())
        if root is None:
            raise CommandError("Nhật ký chưa có dòng nào.")
        self.stdout.write(
            f"Gốc ngày {root.day}: {root.size} dòng, {root.root.hex()}, khóa {root.key_id}."
        )
        if options["write"]:
            try:
                written = folder.write_days()
                folder.keep_latest(at=at)
            except (OSError, ValueError) as fault:
                raise CommandError(f"Không ghi được gốc: {fault}") from fault
            for file in written:
                self.stdout.write(f"  {file}")

    def _prove(self, options: dict[str, Any]) -> None:
        at, asked = clock.now(), options["entry"]
        if asked.isdecimal():
            proof = journal.prove(entry_id=int(asked), at=at)
        else:
            try:
                dossier_id = public_progress(asked).dossier_id
            except DossierNotFound as fault:
                raise CommandError(f"Không có hồ sơ {asked}.") from fault
            subject = f"dossier:{dossier_id}"
            proof = journal.prove(subject=subject, ordinal=options["ordinal"], at=at)
        text = as_file(proof)
        if options["write"]:
            Path(options["write"]).write_text(text, encoding="utf-8")
            self.stdout.write(f"Đã ghi {options['write']} ({len(text.encode())} byte).")
        else:
            self.stdout.write(text, ending="")

    def _keys(self, options: dict[str, Any]) -> None:
        document = {key.key_id: packed(key.raw) for key in signing.public_keys()}
        self.stdout.write(json.dumps(document, indent=1))
