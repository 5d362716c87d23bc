"""Syllables that sound alike somewhere in the country, and are therefore written for each other."""

import re
from typing import Final

_ONSET = re.compile(r"^(ngh|ng|nh|gh|gi(?=[aeouy])|kh|ph|th|tr|ch|sh|qu|[bcdfghjklmnpqrstvwxz])?")
# North: s/x, ch/tr, d/gi/r, l/n. South: v/d, qu/w. Everywhere: c/k, g/gh, ng/ngh. By telephone:
# f for ph, j and z for gi, w for qu.
_NEAR_ONSETS: Final = {
    "x": "s",
    "tr": "ch",
    "gi": "d",
    "r": "d",
    "v": "d",
    "n": "l",
    "k": "c",
    "q": "c",
    "gh": "g",
    "ngh": "ng",
    "f": "ph",
    "j": "d",
    "z": "d",
    "w": "qu",
    "sh": "s",
}
# South: -n/-ng, -t/-c, -iu/-iêu, -ay/-ai, -ao/-au. North: -ươu/-iêu, -ưu/-iu.
_NEAR_RHYMES: Final = (
    (re.compile(r"(nh|ng)$"), "n"),
    (re.compile(r"(ch|c)$"), "t"),
    (re.compile(r"(uou|ieu|yeu|iu|uu)$"), "iu"),
    (re.compile(r"(ay|ai)$"), "ai"),
    (re.compile(r"(au|ao)$"), "ao"),
    (re.compile(r"ie(?=[mnpt])"), "i"),
    (re.compile(r"uo(?=[imnpt])"), "u"),
    (re.compile(r"y"), "i"),
)


def onset_and_rhyme(bare: str) -> tuple[str, str]:
    """Where a syllable is parted: `truong` → tr, uong."""
    match = _ONSET.match(bare)
    onset = match.group() if match else ""
    return onset, bare[len(onset) :]


def sound_key(bare: str) -> str:
    """Equal for syllables that somebody speaks alike: xinh and sin, chú and trú, rượu and riu."""
    onset, rhyme = onset_and_rhyme(bare)
    for pattern, instead in _NEAR_RHYMES:
        rhyme = pattern.sub(instead, rhyme)
    return f"{_NEAR_ONSETS.get(onset, onset)}-{rhyme}"


def sound_quality(typed: str, meant: str) -> float:
    """How near two syllables of one sound key are: one part changed is nearer than both."""
    typed_onset, typed_rhyme = onset_and_rhyme(typed)
    onset, rhyme = onset_and_rhyme(meant)
    is_southern_v = "v" in (typed_onset, onset) and typed_onset != onset
    quality = 0.85
    if typed_onset != onset and typed_rhyme != rhyme:
        quality -= 0.12
    return quality - 0.08 if is_southern_v else quality
