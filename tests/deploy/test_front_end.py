"""What `make env` lays down: small enough for a bad network, whole enough for Vietnamese."""

import re
import unicodedata
from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

FRONT_END = Path(settings.STATICFILES_DIRS[0])
FONTS = FRONT_END / "fonts"
WEIGHTS = (400, 600)
BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
FONT_BYTES_MAX = 35_000  # Of the 100 KB of a first visit.


def _vietnamese_letters() -> set[str]:
    small = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES} | {"đ"}
    return small | {letter.upper() for letter in small}


def _characters(weight: int) -> set[int]:
    found: set[int] = set()
    for script in ("latin", "vietnamese"):
        found |= set(TTFont(FONTS / f"be-vietnam-pro-{script}-{weight}-normal.woff2").getBestCmap())
    return found


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_typeface_has_every_vietnamese_letter(weight: int):
    letters = _vietnamese_letters()
    assert len(letters) == 2 * (12 * 6 + 1)
    wanted = letters | set("0123456789₫–—“”‘’…·°§ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert {letter for letter in wanted if ord(letter) not in _characters(weight)} == set()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_typeface_has_tabular_figures(weight: int):
    """What `font-variant-numeric: tabular-nums` asks for; the typeface came without."""
    font = TTFont(FONTS / f"be-vietnam-pro-latin-{weight}-normal.woff2")
    tables = font["GSUB"].table
    (feature,) = [each for each in tables.FeatureList.FeatureRecord if each.FeatureTag == "tnum"]
    (lookup,) = [tables.LookupList.Lookup[index] for index in feature.Feature.LookupListIndex]
    replaced = lookup.SubTable[0].mapping
    digits = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    assert set(replaced) == set(digits)
    assert {font["hmtx"][replaced[digit]][0] for digit in digits} == {
        max(font["hmtx"][digit][0] for digit in digits)
    }


def test_the_typeface_is_small():
    names = [
        f"be-vietnam-pro-{script}-{weight}-normal.woff2"
        for script in ("latin", "vietnamese")
        for weight in WEIGHTS
    ]
    assert sum((FONTS / name).stat().st_size for name in names) < FONT_BYTES_MAX


def test_the_style_sheet_keeps_what_templates_use_and_drops_the_rest():
    rules = (FRONT_END / "bootstrap.min.css").read_text()
    classes = set(re.findall(r"\.([a-z][a-z0-9-]*)", rules))
    templates = Path(settings.PROJECT_FOLDER).glob("src/motcua/**/templates/**/*.html")
    words = set(re.findall(r"[\w-]+", " ".join(file.read_text() for file in templates)))
    assert {"btn", "form-control"} & words <= classes
    assert "carousel" not in classes
    assert "offcanvas-start" not in classes


def test_every_icon_is_there():
    names = {file.stem for file in Path(settings.ICONS_FOLDER).glob("*.svg")}
    assert len(names) > 2000
    assert {"inbox", "search", "check-lg"} <= names
