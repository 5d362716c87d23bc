"""`motcua package`: what it prints, what it writes, with which exit code it ends."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.tests.publishing import sound_facts
from motcua.domain.packages.rules.writing import write_package
from motcua.domain.packages.selectors.export import export_package
from motcua.domain.packages.selectors.imports import imports_of
from motcua.domain.packages.tests.actions.test_import_package import changed, renamed
from motcua.domain.packages.tests.boxes import (
    COPIES,
    FOLDER,
    everything,
    know_instruments,
    shipped,
    with_examples,
    wrong_date,
)
from motcua.domain.records.rules.record import record_from
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"


@pytest.fixture
def package():
    found = with_examples(shipped(COPIES), 1)
    know_instruments(found)
    return found


@pytest.fixture
def file(tmp_path):
    def write(package, name="goi.yaml"):
        path = tmp_path / name
        path.write_text(write_package(package), encoding="utf-8")
        return path

    return write


def run(*words):
    out, err = StringIO(), StringIO()
    try:
        call_command("package", *map(str, words), stdout=out, stderr=err)
    except CommandError as refusal:
        return refusal.returncode, out.getvalue(), f"{err.getvalue()}{refusal}"
    return 0, out.getvalue(), err.getvalue()


def test_an_export_is_printed_or_written_and_can_be_read(tmp_path):
    code, printed, _ = run("export", COPIES)
    assert (code, printed.splitlines()[0]) == (0, "format: motcua-package")
    path = tmp_path / "ra.yaml"
    assert run("export", COPIES, "--output", path)[0] == 0
    assert path.read_text(encoding="utf-8") == printed
    assert run("export", COPIES, "--day", "2020-01-01")[1] != printed


def test_what_is_not_there_is_not_exported():
    code, _, said = run("export", "khong-co")
    assert code == 1
    assert "Không tìm thấy thủ tục" in said


def test_a_good_package_is_checked_without_a_trace(package, file):
    before = everything()
    code, said, _ = run("check", file(package))
    assert code == 0
    assert "Chạy thử 1 ví dụ, 7 bước: đúng hết." in said
    assert everything() == before


def test_a_wrong_date_is_told_with_its_place(package, file):
    wrong = wrong_date(package)
    code, _, said = run("check", file(wrong))
    assert code == 1
    assert "ví dụ 1, bước 1: hẹn trả 19/11/2026 17:00, gói ghi 19/11/2026 17:01" in said


def test_what_cannot_be_read_has_another_exit_code(tmp_path):
    path = tmp_path / "hong.yaml"
    path.write_text("format: motcua-package\nformat_version: 2\n", encoding="utf-8")
    code, _, said = run("check", path, tmp_path / "khong-co.yaml")
    assert code == 2
    assert "định dạng 2, hệ thống này đọc được đến định dạng 1" in said
    assert "không có tệp này" in said


def test_a_dry_run_shows_and_writes_nothing(package, file):
    before = everything()
    code, said, _ = run("import", "--dry-run", file(changed(package, note="Ghi chú của gói.")))
    assert code == 0
    assert "Ghi chú của gói." in said
    assert everything() == before


def test_an_import_begins_drafts_and_the_same_again_nothing(package, file):
    path = file(changed(package, note="Ghi chú của gói."))
    code, said, _ = run("import", path)
    assert code == 0
    assert "Bản thảo thủ tục số" in said
    code, said, _ = run("import", path)
    assert (code, len(imports_of(COPIES))) == (0, 1)
    assert "đã nhập gói này trước đây" in said


def test_of_several_files_all_come_in_or_none(package, file):
    wrong = wrong_date(renamed(package, "chung-thuc-hai"))
    good = file(changed(package, note="Ghi chú của gói."), "mot.yaml")
    before = everything()
    code, _, said = run("import", good, file(wrong, "hai.yaml"))
    assert code == 1
    assert "ví dụ 1, bước 1" in said
    assert everything() == before


def test_a_new_node_publishes_by_the_decision_that_was_signed(package, file):
    stated = record_from({**sound_facts(COPIES), "code": "9.000001", "valid_from": "2026-01-01"})
    new = renamed(replace(package, record=stated), "chung-thuc-moi")
    new = changed(new, code="9.000001")
    today = clock.now().astimezone(VIETNAM).date()
    words = (
        *("--publish", "--decision", "12/QĐ-UBND (mẫu)", "--signed-on", today.isoformat()),
        *("--signer", "Người ký", "--signer-title", "Chủ tịch", "--agency", "hy2-ubnd"),
        *("--effective-from", today.isoformat()),
    )
    code, said, err = run("import", file(new), *words)
    assert code == 0, err
    assert "Đã công bố theo quyết định 12/QĐ-UBND (mẫu)." in said
    assert procedure_on("chung-thuc-moi", today).decision.number == "12/QĐ-UBND (mẫu)"

    exported = export_package("chung-thuc-moi", today)
    assert exported.record == replace(new.record, valid_from=today), (
        "it begins on its decision's day"
    )
    assert exported.process is None, "its process is a draft until it is decided"
    same = replace(exported, record=new.record, process=new.process)
    assert write_package(same) == file(new).read_text(encoding="utf-8")


def test_what_is_in_force_here_is_never_published_by_an_import(package, file):
    words = (
        *("--publish", "--decision", "12", "--signed-on", "2026-11-20", "--signer", "A"),
        *("--signer-title", "B", "--agency", "hy2-ubnd", "--effective-from", "2026-12-01"),
    )
    before = everything()
    code, _, said = run("import", file(changed(package, note="Ghi chú.")), *words)
    assert code == 1
    assert "xin công bố ở bàn việc" in said
    assert everything() == before


def test_a_decision_is_told_whole(package, file):
    assert run("import", file(package), "--publish", "--decision", "12")[0] == 1


def test_all_shipped_packages_can_be_named_at_once():
    assert len(list(FOLDER.glob("*.yaml"))) >= 6
