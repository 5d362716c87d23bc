"""Collect the texts of the pages and compile their translations, without gettext's programs.

    python deploy/translations.py collect     all texts → .po files; what is shown no more is dropped
    python deploy/translations.py check       is every text translated, and no other
    python deploy/translations.py compile     .po files → .mo files

The message ids are Vietnamese: the texts are law, English is the translation.
"""

import argparse
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from messages import PROJECT_FOLDER, all_messages, faults

LOCALE_FOLDER = PROJECT_FOLDER / "src/motcua/interfaces/design_system/locale"
LANGUAGES = ("en",)
LINE_WIDTH = 100


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("act", choices=["collect", "check", "compile"])
    options = parser.parse_args()
    return {"collect": collect, "check": check, "compile": compile_all}[options.act]()


def compile_all() -> int:
    """Compile every catalogue. 1 if one of them has a faulty entry; then nothing of it is written."""
    fault_count = 0
    for source in sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as handle:
            catalogue = read_po(handle, locale=source.parents[1].name, abort_invalid=True)
        found = [(message, list(message_faults)) for message, message_faults in catalogue.check()]
        for message, message_faults in found:
            sys.stderr.write(f"{source}: {message.id!r}: {message_faults}\n")
        fault_count += len(found)
        if not found:
            with source.with_suffix(".mo").open("wb") as handle:
                write_mo(handle, catalogue)
    return 1 if fault_count else 0


def collect() -> int:
    """Bring every .po up to date. Collecting twice changes nothing."""
    found = all_messages()
    for language in LANGUAGES:
        file = _file_of(language)
        catalogue = _read(file, language)
        made_at = catalogue.creation_date
        catalogue.update(found, no_fuzzy_matching=True)
        catalogue.creation_date = made_at
        catalogue.obsolete.clear()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as handle:
            write_po(handle, catalogue, width=LINE_WIDTH, include_lineno=False, sort_output=True)
        missing = len(faults(catalogue, found))
        print(f"{file.relative_to(PROJECT_FOLDER)}: {len(catalogue)} texts, {missing} to translate")
    return 0


def check() -> int:
    """Say what is not translated, what is translated wrongly and what is shown no more. 1 if any."""
    found, count = all_messages(), 0
    for language in LANGUAGES:
        file = _file_of(language)
        for fault in faults(_read(file, language), found):
            sys.stderr.write(f"{file.relative_to(PROJECT_FOLDER)}: {fault}\n")
            count += 1
    return 1 if count else 0


def _file_of(language: str) -> Path:
    return LOCALE_FOLDER / language / "LC_MESSAGES/django.po"


def _read(file: Path, language: str) -> Catalog:
    if file.exists():
        with file.open("rb") as handle:
            return read_po(handle, locale=language)
    return Catalog(
        locale=language,
        header_comment=f"# Texts of motcua in the language '{language}'. The ids are the law's own words.",
        project="motcua",
        version="1",
        fuzzy=False,
    )


if __name__ == "__main__":
    sys.exit(main())
