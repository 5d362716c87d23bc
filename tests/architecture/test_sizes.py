"""Short files, short functions, small modules."""

import ast

from .graph import domain_modules, shown, source_files, tree_of

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 400
MODULE_LINES_MAX = 6_000


def test_files_are_short():
    long = {
        shown(path): count
        for path in source_files()
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > FILE_LINES_MAX
    }
    assert long == {}


def test_functions_are_short():
    long = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES_MAX
    ]
    assert long == []


def test_modules_are_small():
    for module in domain_modules():
        count = sum(
            len(path.read_text(encoding="utf-8").splitlines())
            for path in source_files("domain", module)
        )
        assert count <= MODULE_LINES_MAX, f"{module} has {count} lines"


def test_no_file_is_a_dumping_ground():
    forbidden = {"utils", "helpers", "common", "misc", "manager", "service", "core", "lib"}
    found = [
        shown(path)
        for path in source_files()
        if path.stem in forbidden or (path.stem == "base" and "settings" not in path.parts)
    ]
    assert found == []
