"""Collect the texts of the pages and compile their translations, without gettext's programs.

    python deploy/translations.py collect     templates and code → .po files
    python deploy/translations.py compile     .po files → .mo files

The message ids are Vietnamese: the texts are law, English is the translation.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
SOURCE_FOLDER = PROJECT_FOLDER / "src/motcua"
LOCALE_FOLDER = SOURCE_FOLDER / "interfaces/design_system/locale"
LANGUAGES = ("en",)
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
LINE_WIDTH = 100


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("act", choices=["collect", "compile"])
    options = parser.parse_args()
    return collect() if options.act == "collect" else compile_all()


def compile_all() -> int:
    """Compile every catalogue. 1 if one of them has a faulty entry; then nothing of it is written."""
    faults = 0
    for source in sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as handle:
            catalogue = read_po(handle, locale=source.parents[1].name, abort_invalid=True)
        found = [(message, list(message_faults)) for message, message_faults in catalogue.check()]
        for message, message_faults in found:
            sys.stderr.write(f"{source}: {message.id!r}: {message_faults}\n")
        faults += len(found)
        if not found:
            with source.with_suffix(".mo").open("wb") as handle:
                write_mo(handle, catalogue)
    return 1 if faults else 0


def collect() -> int:
    """Bring every .po up to date. A text that vanished is kept at the end, marked as old."""
    found = Catalog(charset="utf-8")
    for file in sorted(SOURCE_FOLDER.glob("**/*")):
        if file.suffix in (".py", ".html") and not {"tests", "migrations"} & set(file.parts):
            for message, context in _messages(file):
                place = str(file.relative_to(PROJECT_FOLDER))
                found.add(message, context=context, locations=[(place, 1)])
    for language in LANGUAGES:
        _bring_up_to_date(LOCALE_FOLDER / language / "LC_MESSAGES/django.po", language, found)
    return 0


def _messages(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        # Django turns a template into calls of gettext between rows of X; the bracket makes
        # the reader of Python ignore how they are indented.
        text = f"({templatize(text)}\n)"
    source = io.BytesIO(text.encode())
    for _line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
        if message:
            yield message, context


def _bring_up_to_date(file: Path, language: str, found: Catalog) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalog(
        locale=language,
        header_comment=f"# Texts of motcua in the language '{language}'. The ids are the law's own words.",
        project="motcua",
        version="1",
        fuzzy=False,
    )
    if file.exists():
        with file.open("rb") as handle:
            catalogue = read_po(handle, locale=language)
    made_at = catalogue.creation_date
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.creation_date = made_at  # Collecting twice changes nothing.
    with file.open("wb") as handle:
        write_po(handle, catalogue, width=LINE_WIDTH, include_lineno=False, sort_output=True)
    missing = sum(1 for message in catalogue if message.id and not message.string)
    print(f"{file.relative_to(PROJECT_FOLDER)}: {len(catalogue)} texts, {missing} not translated")


if __name__ == "__main__":
    sys.exit(main())
