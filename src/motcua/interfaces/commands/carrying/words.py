"""Packages and what came of them, as lines of text."""

from collections.abc import Iterator

from motcua.domain.packages.values import (
    ImportedPackage,
    Package,
    PackageDifference,
    TrialOutcome,
)

LISTED_MAX = 50


def trial_line(outcome: TrialOutcome) -> str:
    """How many examples ran, and whether they went as the package says."""
    if not outcome.example_count:
        return "Gói không có ví dụ nào để chạy thử."
    if outcome.deviations:
        return (
            f"Chạy thử {outcome.example_count} ví dụ: {len(outcome.deviations)} chỗ khác với gói."
        )
    return f"Chạy thử {outcome.example_count} ví dụ, {outcome.step_count} bước: đúng hết."


def difference_lines(package: Package, difference: PackageDifference) -> Iterator[str]:
    """What an import would change here."""
    if difference.is_new_here:
        yield f"Thủ tục mới ở đây: “{package.record.name}”."
    for title, sentences in (
        ("Thủ tục", difference.record),
        ("Quy trình nội bộ", difference.process),
        ("Biểu mẫu", difference.forms),
        ("Ví dụ", difference.examples),
    ):
        if sentences:
            yield f"{title}:"
            yield from (f"  {sentence}" for sentence in sentences[:LISTED_MAX])
            if len(sentences) > LISTED_MAX:
                yield f"  … và {len(sentences) - LISTED_MAX} thay đổi khác"
    if not difference.changes_anything:
        yield "Không có gì khác với ở đây."


def import_lines(imported: ImportedPackage) -> Iterator[str]:
    """What an import began."""
    if imported.is_repeat:
        yield f"{imported.slug}: đã nhập gói này trước đây, không có gì thay đổi."
        return
    yield f"{imported.slug}: đã nhập."
    if imported.record_id is not None:
        yield f"  Bản thảo thủ tục số {imported.record_id}: chờ kiểm soát, ký, công bố."
    if imported.process_version_id is not None:
        yield f"  Bản thảo quy trình nội bộ số {imported.process_version_id}: chờ ban hành."
    for form in imported.forms_published:
        yield f"  Biểu mẫu điện tử {form}."
