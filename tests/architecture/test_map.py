"""The map in ARCHITECTURE.md shows the folders that there are."""

import re

from .graph import PROJECT_FOLDER, SOURCE_FOLDER


def test_the_map_is_true():
    text = (PROJECT_FOLDER / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for ring in ("foundation", "domain", "interfaces", "integrations"):
        section = re.search(rf"^    {ring}/.*?\n((?:      .*\n)+)", text, re.MULTILINE)
        assert section, f"the map has no {ring}/"
        drawn = set(re.findall(r"^      (\w+)/", section.group(1), re.MULTILINE))
        there = {
            folder.name
            for folder in (SOURCE_FOLDER / ring).iterdir()
            if folder.is_dir() and folder.name != "__pycache__"
        }
        assert drawn == there, ring
