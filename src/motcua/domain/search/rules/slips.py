"""Slips of the fingers: letters swapped, doubled, left out, added, or their neighbour struck."""

from collections.abc import Iterator
from typing import Final

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES: Final = {
    key: (row, column + row * 0.5)
    for row, keys in enumerate(_ROWS)
    for column, key in enumerate(keys)
}
LENGTH_MIN: Final = 3
LENGTH_MAX: Final = 14


def without_one(bare: str) -> Iterator[str]:
    """The word, and the word with each letter left out: two words one slip apart share one."""
    yield bare
    for place in range(len(bare)):
        yield bare[:place] + bare[place + 1 :]


def slip_quality(typed: str, meant: str) -> float:
    """How likely `typed` is one slip from `meant`; 0 if it is further away."""
    if typed == meant:
        return 1.0
    if abs(len(typed) - len(meant)) > 1:
        return 0.0
    begin = 0
    while begin < min(len(typed), len(meant)) and typed[begin] == meant[begin]:
        begin += 1
    typed_rest, meant_rest = typed[begin:], meant[begin:]
    while typed_rest and meant_rest and typed_rest[-1] == meant_rest[-1]:
        typed_rest, meant_rest = typed_rest[:-1], meant_rest[:-1]
    quality = _kind_of_slip(typed_rest, meant_rest, typed, begin)
    return quality - 0.1 if begin == 0 and quality else quality


def _kind_of_slip(typed_rest: str, meant_rest: str, typed: str, begin: int) -> float:
    if typed_rest[1:] == meant_rest[:1] and meant_rest[1:] == typed_rest[:1] and typed_rest[1:]:
        return 0.84  # two letters swapped
    if len(typed_rest) == 1 and not meant_rest:
        neighbours = typed[max(begin - 1, 0) : begin] + typed[begin + 1 : begin + 2]
        return 0.88 if typed_rest in neighbours else 0.72  # doubled, or one too many
    if not typed_rest and len(meant_rest) == 1:
        return 0.78  # left out
    if len(typed_rest) == len(meant_rest) == 1:
        return 0.76 if _are_neighbours(typed_rest, meant_rest) else 0.58
    return 0.0


def _are_neighbours(one: str, other: str) -> bool:
    here, there = _PLACES.get(one), _PLACES.get(other)
    if here is None or there is None:
        return False
    return abs(here[0] - there[0]) <= 1 and abs(here[1] - there[1]) <= 1
