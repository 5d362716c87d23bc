"""Undoing Telex and VNI: what a keyboard would have written had its method been switched on."""

import re
from typing import Final

from motcua.domain.search.values import Syllable

from .folding import TONES, one_i

_VOWELS: Final = "aeiouy"
_VNI: Final = {
    "1": "s",
    "2": "f",
    "3": "r",
    "4": "x",
    "5": "j",
    "6": "^",
    "7": "w",
    "8": "w",
    "9": "d",
}
_HAS_VNI = re.compile(r"^[a-z]+[1-9][a-z1-9]*$")
_ONSET: Final = (
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?"  # no f, j, w, z in Vietnamese
)
_RHYME: Final = (
    r"(?:[aeo]|i|u|y|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|ye|ieu|oai|oao|oay"
    r"|oeo|uay|uai|uoi|uou|uya|uye|uyu|yeu)(?:ch|ng|nh|[cmnpt])?"
)
_SYLLABLE = re.compile(rf"^{_ONSET}{_RHYME}$")


def is_syllable(bare: str) -> bool:
    """Whether Vietnamese could have this syllable."""
    return _SYLLABLE.match(bare) is not None


def undone(syllable: Syllable) -> Syllable | None:
    """The syllable meant by keys of Telex or VNI: `ddawng` → đăng, `ky1` → ký. None: no such keys.

    Half-typed words are read as well (`giâys`, `dduwowngf`, `dang9`): marks that are already there
    stay, keys that are left over become marks.
    """
    by_vni = _vni(syllable.bare)
    for found in (by_vni, _telex(syllable.bare), _both(by_vni)):
        if found is None:
            continue
        bare, marks = found
        if marks and is_syllable(bare):
            together = "".join(sorted(set(syllable.marks) | set(marks)))
            return Syllable(one_i(bare), together)
    return None


def _both(by_vni: tuple[str, str] | None) -> tuple[str, str] | None:
    """`dda8ng`: one hand in Telex, the other in VNI."""
    if by_vni is None:
        return None
    bare, marks = _telex(by_vni[0])
    return bare, marks + by_vni[1]


def _vni(bare: str) -> tuple[str, str] | None:
    if not _HAS_VNI.match(bare):
        return None
    marks = "".join(_VNI[key] for key in bare if key.isdigit() and key in _VNI)
    return "".join(key for key in bare if not key.isdigit()), marks


def _telex(bare: str) -> tuple[str, str]:
    kept: list[str] = []
    marks: list[str] = []
    has_vowel = False
    for key in bare:
        if key == "w":
            marks.append("w")
            if not has_vowel and (not kept or kept[-1] not in _VOWELS):
                kept.append("u")  # a lone w is ư
                has_vowel = True
        elif key == "z":
            continue
        elif key in TONES and has_vowel:
            marks.append(key)
        elif key == "d" and kept and kept[0] == "d" and (has_vowel or len(kept) == 1):
            marks.append("d")
        elif key in "aeo" and key in kept and has_vowel:
            marks.append("^")
        else:
            kept.append(key)
            has_vowel = has_vowel or key in _VOWELS
    return "".join(kept), "".join(marks)
