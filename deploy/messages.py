"""Every text that a page may show in another language, and what is wrong with a translation.

The message ids are Vietnamese. Most stand in a call of gettext or in a tag of a template. The others
belong to modules that know no Django (refusals, faults of a form, lines of a reckoning) or to the
reference data (forms, roles, holidays, fields); pages look their translation up when they show them.
"""

import ast
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
SOURCE_FOLDER = PROJECT_FOLDER / "src/motcua"
DATA_FOLDER = PROJECT_FOLDER / "data"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

# Files whose Vietnamese texts are all shown to people, with the constants that are not.
WHOLE_FILES: Mapping[str, frozenset[str]] = {
    "domain/records/rules/difference.py": frozenset({"ARROW"}),
    "domain/records/rules/gate.py": frozenset(),
    "domain/records/rules/gate_law.py": frozenset(),
    "domain/records/rules/gate_parts.py": frozenset(),
    "domain/records/rules/record_checks.py": frozenset({"NO_BREAK_SPACE", "REPLACEMENT"}),
    "domain/records/rules/record_sense.py": frozenset(),
    "domain/records/rules/record_words.py": frozenset(),
    "domain/catalogue/rules/register.py": frozenset(),
    "domain/records/rules/wire_methods.py": frozenset(),
    "domain/records/rules/wire_reading.py": frozenset(),
    "domain/records/rules/wire_source.py": frozenset(),
    "domain/catalogue/states.py": frozenset(),
    "domain/records/rules/described.py": frozenset(),
    "domain/records/rules/described_groups.py": frozenset(),
    "domain/records/rules/described_record.py": frozenset(),
    "domain/records/values/words.py": frozenset(),
    "domain/dossiers/actions/_step.py": frozenset(),
    "domain/drafts/rules/delivery.py": frozenset(),
    "domain/dossiers/rules/obstacles.py": frozenset(),
    "domain/explanations/rules/why.py": frozenset(),
    "domain/explanations/rules/why_words.py": frozenset(),
    "domain/forms/rules.py": frozenset(),
    "domain/processes/rules/bpmn_reading.py": frozenset(),
    "domain/processes/rules/difference.py": frozenset(),
    "domain/processes/rules/gate_words.py": frozenset({"ARROW"}),
    "domain/processes/rules/imported.py": frozenset(),
    "domain/processes/rules/safe_xml.py": frozenset(),
    "domain/processes/rules/sheet_cells.py": frozenset(),
    "domain/processes/rules/sheet_reading.py": frozenset(),
    # How an ending is typed in a cell of the table, in either language.
    "domain/processes/rules/wording.py": frozenset({"ENDING_WORDS"}),
    "domain/processes/rules/written.py": frozenset(),
    "domain/processes/rules/written_cells.py": frozenset(),
    "domain/processes/rules/written_step.py": frozenset(),
    "domain/search/rules/explaining.py": frozenset(),
    "domain/working_time/rules/counted.py": frozenset(),
    "domain/working_time/rules/limits.py": frozenset(),
    # English counts the days of a limit in figures, which every line carries beside the words.
    "domain/working_time/rules/lines.py": frozenset({"ORDINALS"}),
    "domain/working_time/values/counting.py": frozenset(),
    "foundation/files/inspection.py": frozenset(),
}
# Constants with texts for people, in files that hold other Vietnamese as well.
CONSTANTS: Mapping[str, frozenset[str]] = {
    "domain/dossiers/actions/_pauses.py": frozenset({"PAYMENT_NAME"}),
    "domain/dossiers/rules/apology.py": frozenset({"SAID_BEFORE", "APOLOGISED", "MARKS"}),
    "domain/slips/rules/kinds.py": frozenset({"_TITLES", "TITLES"}),
    "interfaces/public_api/api.py": frozenset({"_FAULTS", "_FAULT_OTHERWISE"}),
    "interfaces/web/problems.py": frozenset({"TITLES"}),
}
# Arguments with texts for people: what was done, as it is said of who did it.
ARGUMENTS: Mapping[str, frozenset[str]] = {
    f"domain/dossiers/states/{part}.py": frozenset({"deed"})
    for part in ("intake", "process", "ending")
}
REFUSAL_TEXTS = frozenset({"message", "remedy"})  # attributes of every DomainError
# Keys of `data/forms/*.yaml` that people read. `paper_line` quotes a Vietnamese paper: not translated.
FORM_TEXTS = frozenset({"title", "hint", "label", "group"})

# A placeholder that a translation may use in place of another: `{ordinals}` is "nhất, hai",
# `{numbers}` is "1, 2".
STAND_INS: Mapping[str, str] = {"{numbers}": "{ordinals}"}
_PLACEHOLDERS = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|</?[a-z]+[^>]*>")


def all_messages() -> Catalog:
    """Every message id with the files it comes from."""
    found = Catalog(charset="utf-8")
    for file in sorted(SOURCE_FOLDER.glob("**/*")):
        if {"tests", "migrations"} & set(file.parts):
            continue
        if file.suffix == ".html":
            _add(found, file, in_template(file.read_text(encoding="utf-8")))
        elif file.suffix == ".py":
            text = file.read_text(encoding="utf-8")
            _add(found, file, in_code(text))
            _add(found, file, in_constants(text, str(file.relative_to(SOURCE_FOLDER))))
    for file, texts in in_data():
        _add(found, file, ((text, None) for text in texts))
    return found


def in_template(text: str) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """The texts of a template's tags, with their context.

    Django turns a template into calls of gettext between rows of X; the bracket makes the reader of
    Python ignore how they are indented.
    """
    yield from in_code(f"({templatize(text)}\n)")


def in_code(text: str) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """The texts that a module hands to gettext, with their context."""
    source = io.BytesIO(text.encode())
    for _line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
        if message:
            yield message, context


def in_constants(text: str, name: str) -> Iterator[tuple[str, None]]:
    """The texts that a module states without knowing gettext. `name` is its path in the package."""
    tree = ast.parse(text)
    numbers = _numbers(tree)
    for node in _stated(tree, name):
        yield from _texts(node, numbers)
    if name in WHOLE_FILES:
        kept = [node for node in tree.body if _target(node) not in WHOLE_FILES[name]]
        for node in kept:
            yield from (each for each in _texts(node, numbers) if not each[0].isascii())


def _stated(tree: ast.Module, name: str) -> Iterator[ast.AST]:
    """Attributes of refusals, constants and arguments whose texts are all for people."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (each for each in node.body if _target(each) in REFUSAL_TEXTS)
        elif isinstance(node, ast.keyword) and node.arg in ARGUMENTS.get(name, ()):
            yield node.value
    yield from (node for node in tree.body if _target(node) in CONSTANTS.get(name, ()))


def in_data() -> Iterator[tuple[Path, Iterator[str]]]:
    """The texts of the reference data that are not law: each file with its texts."""
    for file in sorted(DATA_FOLDER.glob("forms/*.yaml")):
        yield file, _values(_read(file), FORM_TEXTS)
    for file in sorted(DATA_FOLDER.glob("guidance/*.yaml")):
        event = _read(file)
        yield file, iter((event["title"], event["text"]))  # the rest stays Vietnamese, like the law
    roles = DATA_FOLDER / "roles.yaml"
    yield roles, (role["name"] for role in _read(roles)["roles"])
    holidays = DATA_FOLDER / "holidays.yaml"
    yield holidays, _values(_read(holidays), frozenset({"name"}))
    regimes = DATA_FOLDER / "regimes.yaml"
    yield regimes, _of_regimes(_read(regimes))
    procedures = DATA_FOLDER / "procedures.yaml"
    yield procedures, _of_procedures(_read(procedures))
    accounts = DATA_FOLDER / "demo/accounts.yaml"
    yield accounts, _values(_read(accounts)["people"], frozenset({"part", "title"}))


def faults(catalogue: Catalog, found: Catalog) -> list[str]:
    """What a reader of the translation would miss or see wrong. Empty if all is well."""
    wanted = {_key(message): message for message in found if message.id}
    present = {_key(message): message for message in catalogue if message.id}
    missing = [f"{key!r} is not in the file" for key in wanted.keys() - present.keys()]
    unused = [f"{key!r} is shown nowhere" for key in present.keys() - wanted.keys()]
    wrong = [
        f"{key!r}: {fault}"
        for key, message in present.items()
        if key in wanted
        for fault in _faults_of(message, wanted[key])
    ]
    return sorted(missing) + sorted(unused) + sorted(wrong)


def _faults_of(message: Message, wanted: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "is marked as fuzzy"
    if isinstance(wanted.id, str) != isinstance(message.id, str):
        yield "one form where there are two, or two where there is one"
        return
    strings = [message.string] if isinstance(message.string, str) else list(message.string or "")
    if not (strings and all(strings)):
        yield "is not translated"
        return
    ids = [wanted.id] if isinstance(wanted.id, str) else list(wanted.id)
    expected = _placeholders(ids[-1])
    for string in strings:
        if _placeholders(string) != expected:
            yield f"{string!r} has other placeholders or tags"
        if string[:1].isspace() != ids[0][:1].isspace() or (
            string[-1:].isspace() != ids[0][-1:].isspace()
        ):
            yield f"{string!r} has other spaces around it"


def _placeholders(text: str) -> list[str]:
    return sorted(STAND_INS.get(each, each) for each in _PLACEHOLDERS.findall(text))


def _key(message: Message) -> str:
    """The id by which gettext looks a message up: the singular, after its context."""
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}\4{singular}" if message.context else str(singular)


def _add(
    found: Catalog,
    file: Path,
    messages: Iterator[tuple[Any, str | None]],
) -> None:
    place = str(file.relative_to(PROJECT_FOLDER))
    for message, context in messages:
        found.add(message, context=context, locations=[(place, 1)])


def _target(node: ast.AST) -> str:
    """The name that a statement binds; empty if it binds none."""
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return ""


def _texts(node: ast.AST, numbers: Mapping[str, str]) -> Iterator[tuple[str, None]]:
    """The texts below a node: no docstrings, and no keys of mappings, which are for machines."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.JoinedStr):
        text = _filled(node, numbers)
        if text is not None:
            yield text, None
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and node.value:
            yield node.value, None
        return
    parts = node.values if isinstance(node, ast.Dict) else ast.iter_child_nodes(node)
    for part in parts:
        yield from _texts(part, numbers)


def _filled(node: ast.JoinedStr, numbers: Mapping[str, str]) -> str | None:
    """A text with the module's own numbers in it; None for a text that is only known when it runs."""
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif (
            isinstance(part, ast.FormattedValue)
            and isinstance(part.value, ast.Name)
            and part.value.id in numbers
        ):
            parts.append(numbers[part.value.id])
        else:
            return None
    return "".join(parts)


def _numbers(tree: ast.Module) -> Mapping[str, str]:
    """The whole numbers that a module gives names to."""
    return {
        _target(node): str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, int)
    }


def _read(file: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # The same ten times as fast.
    return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 — both are safe


def _of_procedures(content: Any) -> Iterator[str]:
    """Names of fields, and what a fee is paid for ("bản", "thẻ"). The rest is law."""
    yield from content["meta"]["fields"].values()
    for units in _values(content["procedures"], frozenset({"per"})):
        yield from units.split("/")


def _of_regimes(content: Any) -> Iterator[str]:
    """Names of the grounds on which a limit may be paused. The rest is law."""
    for row in content["parameters"]["pause_ground_names"]["values"]:
        yield from row["value"].values()


def _values(node: Any, keys: frozenset[str]) -> Iterator[str]:
    """What stands at these keys, at any depth."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from _values(value, keys)
    elif isinstance(node, list):
        for each in node:
            yield from _values(each, keys)
