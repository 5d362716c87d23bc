"""The register of rules and the code name the same rules."""

import re

from .graph import PROJECT_FOLDER, SOURCE_FOLDER

RULE = re.compile(r"\bLR-\d{3}\b")


def test_every_rule_in_code_is_in_the_register_and_the_other_way_round():
    in_code = {
        rule
        for path in SOURCE_FOLDER.rglob("*.py")
        if "tests" not in path.parts
        for rule in RULE.findall(path.read_text(encoding="utf-8"))
    }
    in_register = {
        rule
        for path in (PROJECT_FOLDER / "docs" / "legal").glob("*.md")
        for rule in re.findall(r"^\| (LR-\d{3}) \|", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert in_code == in_register
    assert in_code
