"""Reading the signed roots that an auditor brings: a folder, or single files of it."""

from pathlib import Path

from django.core.management.base import CommandError

from motcua.foundation.journal import RootsFolder, SignedRoot


def roots_in(folder: RootsFolder, *, is_required: bool) -> list[SignedRoot]:
    """All roots of a folder, the newest head among them.

    Raises CommandError where a file is no root, or where there is none though there should be.
    """
    try:
        latest = folder.latest()
        roots = [*folder.days(), *([latest] if latest else [])]
    except ValueError as fault:
        raise CommandError(f"Tệp gốc không đọc được: {fault}") from fault
    if is_required and not roots:
        raise CommandError(f"Thư mục {folder.path} không có gốc nào.")
    return roots


def folder_named(path: str, default: Path) -> tuple[RootsFolder, bool]:
    """The folder that the operator named, and whether one was named."""
    return RootsFolder(Path(path) if path else default), bool(path)
