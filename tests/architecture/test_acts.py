"""Every act of law is complete: one file, one test file, one docstring, told who and when."""

import ast
import re

import pytest

from .graph import DOMAIN_FOLDER, shown, tree_of

ACTS = sorted(
    path for path in DOMAIN_FOLDER.glob("*/actions/*.py") if not path.name.startswith("_")
)


def test_there_are_acts():
    assert len(ACTS) >= 10


@pytest.mark.parametrize("path", ACTS, ids=shown)
def test_an_act_is_complete(path):
    act = _act(path)
    assert act is not None, f"{shown(path)} defines no function called {path.stem}"
    docstring = ast.get_docstring(act) or ""
    missing = [word for word in ("Legal", "Units", "Raises", "Writes") if word not in docstring]
    assert missing == [], f"{path.stem}: the docstring lacks {missing}"
    arguments = act.args
    assert not arguments.args, f"{path.stem} takes arguments by position"
    assert not arguments.posonlyargs
    names = {argument.arg for argument in arguments.kwonlyargs}
    assert {"by", "at"} <= names, f"{path.stem} is not told who and when"


@pytest.mark.parametrize("path", ACTS, ids=shown)
def test_an_act_has_a_test_file_of_its_name(path):
    tests = path.parents[1] / "tests"
    assert list(tests.rglob(f"test_{path.stem}.py")), f"no test_{path.stem}.py in {shown(tests)}"


@pytest.mark.parametrize("path", ACTS, ids=shown)
def test_an_act_writes_the_journal(path):
    """trust.md B3: complete by construction."""
    text = path.read_text(encoding="utf-8")
    assert re.search(r"journal\.record(_readings?)?\(", text) or "conclude(" in text, (
        f"{shown(path)} records nothing"
    )


def _act(path):
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef) and node.name == path.stem:
            return node
    return None
