"""Borders that import-linter cannot see."""

import ast
import re

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, OneToOneField

from .graph import domain_modules, import_graph, shown, source_files, tree_of

# From low to high, as contract 2 in pyproject.toml has it.
ORDER = (
    {"identity", "working_time", "regimes"},
    {"organisations"},
    {"documents", "forms", "slips", "search", "records"},
    {"catalogue"},
    {"drafts", "processes", "guidance"},
    {"dossiers"},
    {"explanations", "simulation", "reception"},
    {"workflow"},
    {"control"},
    {"notifications", "reporting", "packages"},
)


def test_private_stays_private():
    """No module imports another module's tables or subscribers; wiring alone may name these."""
    offences = []
    for module in sorted(import_graph().modules):
        found = re.fullmatch(r"motcua\.domain\.(\w+)\.(models|subscribers)(\..*)?", module)
        if not found:
            continue
        owner = f"motcua.domain.{found.group(1)}"
        for importer in import_graph().find_modules_that_directly_import(module):
            is_inside = importer.startswith(owner + ".")
            is_wiring = found.group(2) == "subscribers" and importer == "motcua.config.wiring"
            is_test = ".tests" in importer
            if not (is_inside or is_wiring or is_test):
                offences.append(f"{importer} → {module}")
    assert offences == []


def test_foreign_keys_point_down_and_have_no_way_back():
    """`dossier.fees` would let `dossiers` use `payments` without any import."""
    level = {module: number for number, names in enumerate(ORDER) for module in names}
    assert set(level) == set(domain_modules()), "ORDER is not the list of domain modules"
    offences = []
    for model in apps.get_models():
        owner = model._meta.app_label
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignKey | OneToOneField | ManyToManyField):
                continue
            target = field.related_model._meta.app_label
            if owner not in level or target == owner:
                continue
            if target not in level or level[target] >= level[owner]:
                offences.append(f"{model.__name__}.{field.name} points up or sideways to {target}")
            elif not field.remote_field.hidden:
                offences.append(f"{model.__name__}.{field.name} has a way back")
    assert offences == []


def test_the_domain_does_not_speak_http():
    banned = ("django.http", "django.urls", "django.shortcuts", "ninja", "requests", "httpx")
    offences = [
        f"{shown(path)} imports {name}"
        for path in source_files("domain")
        for name in _imported_names(tree_of(path))
        if name.startswith(banned)
    ]
    assert offences == []


def test_interfaces_ask_and_act_and_nothing_else():
    """No table, no query, no transaction in a way in: that would be a second door."""
    banned = re.compile(r"\.objects\b|\.save\(|\.delete\(|\btransaction\.|\.cursor\(")
    offences = [
        f"{shown(path)}:{number} {line.strip()}"
        for path in source_files("interfaces")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if banned.search(line)
    ]
    assert offences == []


def test_the_domain_is_told_the_time():
    """`now()` and `today()` only where a moment enters: clock, interfaces, integrations, config."""
    offences = [
        f"{shown(path)}:{call.lineno}"
        for part in ("domain", "foundation")
        for path in source_files(part)
        if "clock" not in path.parts
        for call in ast.walk(tree_of(path))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute | ast.Name)
        and (call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id)
        in {"now", "today", "utcnow", "localtime"}
    ]
    assert offences == []


def _imported_names(tree: ast.Module) -> list[str]:
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
    return names
