"""The palette: the two dark schemes are one, and text can be read in all four schemes."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parents[1] / "static/design_system"
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")
CONTRAST_MIN = 4.5  # WCAG 2.2, 1.4.3
CONTROL_CONTRAST_MIN = 3.0  # WCAG 2.2, 1.4.11
TEXT_ON_GROUND = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-2", "muted")
        for ground in ("paper", "surface", "sunken")
    ),
    *(("lacquer", ground) for ground in ("paper", "surface")),
    ("gold-ink", "gold-tint"),
    ("gold-ink", "paper"),
    ("slate", "slate-tint"),
    ("early", "early-tint"),
    ("soon", "soon-tint"),
    ("late", "late-tint"),
    ("hold", "hold-tint"),
    ("on-fill", "fill"),
    ("on-fill", "fill-deep"),
    ("on-fill", "desk-fill"),
]


def block(selector):
    """The variables that a selector sets, in order."""
    found = re.search(re.escape(selector) + r"\s*\{(.*?)\}", TOKENS, re.DOTALL)
    assert found, selector
    return re.findall(r"(--mc-[a-z0-9-]+):\s*([^;]+);", found.group(1))


LIGHT = dict(block('[data-bs-theme="light"]'))
DARK = LIGHT | dict(block('\n  [data-bs-theme="dark"]'))
DESK = LIGHT | dict(block("\n.desk"))
DESK_DARK = DARK | dict(block('\n  [data-bs-theme="dark"] .desk'))


def test_the_chosen_and_the_devices_dark_palette_are_the_same():
    assert block('\n  [data-bs-theme="dark"]') == block('\n  :root:not([data-bs-theme="light"])')
    assert block('\n  [data-bs-theme="dark"] .desk') == block(
        '\n  :root:not([data-bs-theme="light"]) .desk'
    )


@pytest.mark.parametrize(
    "scheme", [LIGHT, DARK, DESK, DESK_DARK], ids=["light", "dark", "desk", "desk-dark"]
)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(scheme, ink, ground):
    assert contrast(scheme[f"--mc-{ink}"], scheme[f"--mc-{ground}"]) >= CONTRAST_MIN


@pytest.mark.parametrize(
    "scheme", [LIGHT, DARK, DESK, DESK_DARK], ids=["light", "dark", "desk", "desk-dark"]
)
def test_the_border_of_a_control_can_be_seen(scheme):
    assert contrast(scheme["--mc-edge"], scheme["--mc-surface"]) >= CONTROL_CONTRAST_MIN


def test_the_dark_palette_is_for_screens_so_that_paper_is_always_light():
    grounds = re.split(r"@media screen[^{]*\{\n(?:  .*\n|\n)*\}", TOKENS)

    assert len(grounds) == 7
    assert not any(
        "dark" in re.sub(r"/\*.*?\*/", "", ground, flags=re.DOTALL) for ground in grounds
    )


@pytest.mark.parametrize("name", ["components.css", "public.css", "desk.css"])
def test_a_colour_is_a_number_only_in_the_palette(name):
    """Except the white under a QR code, which scanners need, and paper in print."""
    style = re.sub(r"@media print \{.*", "", (STYLES / name).read_text(), flags=re.DOTALL)
    numbers = [line for line in style.splitlines() if re.search(r"#[0-9a-fA-F]{3,8}\b", line)]

    assert [line for line in numbers if not line.startswith(".mc-qr")] == []


def contrast(one, other):
    """WCAG's contrast ratio of two colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    channels = [int(colour.strip().lstrip("#")[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
