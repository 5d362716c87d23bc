"""The import graph and the files, read once for all architecture tests."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
SOURCE_FOLDER = PROJECT_FOLDER / "src" / "motcua"
DOMAIN_FOLDER = SOURCE_FOLDER / "domain"


@cache
def import_graph() -> grimp.ImportGraph:
    return grimp.build_graph("motcua", include_external_packages=True)


def source_files(*parts: str) -> Iterator[Path]:
    """Python files below `src/motcua/<parts>`, without tests and migrations."""
    for path in sorted(SOURCE_FOLDER.joinpath(*parts).rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield path


def domain_modules() -> list[str]:
    return sorted(
        folder.name for folder in DOMAIN_FOLDER.iterdir() if (folder / "apps.py").exists()
    )


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path) -> str:
    return str(path.relative_to(PROJECT_FOLDER))
