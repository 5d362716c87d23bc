"""Short files, short functions, small modules."""

import ast
from datetime import UTC, date, datetime

from .graph import domain_modules, shown, source_files, tree_of

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 400
MODULE_LINES_MAX = 6_000
# Larger for a time: (lines, the day on which it must be within bounds, why). See ADR 16.
MODULES_THAT_MUST_SHRINK = {
    "dossiers": (
        11_600,
        date(2027, 3, 1),
        (
            "consultations and verifications go to workflow, obligations to payments, parcels to"
            " postal, registers to reporting"
        ),
    ),
}


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
        bound, until, why = MODULES_THAT_MUST_SHRINK.get(module, (MODULE_LINES_MAX, None, ""))
        assert count <= bound, f"{module} has {count} lines"
        if until is not None:
            assert datetime.now(tz=UTC).date() < until, f"{module} has not shrunk: {why}"
            assert count > MODULE_LINES_MAX, f"{module} needs no exception any more"


def test_no_file_is_a_dumping_ground():
    forbidden = {"utils", "helpers", "common", "misc", "manager", "service", "core", "lib"}
    found = [
        shown(path)
        for path in source_files()
        if path.stem in forbidden or (path.stem == "base" and "settings" not in path.parts)
    ]
    assert found == []
