"""A Merkle tree over the journal's leaves (RFC 6962), pure: it asks for digests and knows no table.

Leaves stand at positions 1, 2, 3 …. The subtree of 2^l leaves that ends at position p is complete when
2^l divides p; its digest is `(p, l)` and never changes. All else is made of these.
"""

import hashlib
from collections.abc import Callable, Sequence

Spot = tuple[int, int]  # (position where a complete subtree ends, its level)
Range = tuple[int, int]  # Leaves after the first number, up to the second.
Look = Callable[[Spot], bytes]

DIGEST_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def node(left: bytes, right: bytes) -> bytes:
    """The digest of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The complete subtrees of a growing tree, largest first: all that adding a leaf needs."""

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)

    def add(self, leaf: bytes) -> bytes:
        """Add one leaf; returns the digests of all complete subtrees that end with it, joined."""
        self.size += 1
        digest, found, rest = leaf, [leaf], self.size
        while rest % 2 == 0:
            digest = node(self.peaks.pop(), digest)
            found.append(digest)
            rest //= 2
        self.peaks.append(digest)
        return b"".join(found)

    def root(self) -> bytes:
        """The root of the tree as it is now."""
        if not self.peaks:
            return EMPTY_ROOT
        digest = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            digest = node(peak, digest)
        return digest


def spots_of(leaves: Range) -> list[Spot]:
    """The complete subtrees that a range consists of, from left to right.

    The range begins at a multiple of its own largest subtree, as all ranges of RFC 6962 do.
    """
    begin, end = leaves
    spots = []
    while begin < end:
        level = (end - begin).bit_length() - 1
        begin += 1 << level
        spots.append((begin, level))
    return spots


def digest_of(leaves: Range, look: Look) -> bytes:
    """The root of the subtree over a range."""
    *others, last = [look(spot) for spot in spots_of(leaves)]
    for other in reversed(others):
        last = node(other, last)
    return last


def inclusion_ranges(position: int, size: int) -> list[Range]:
    """The ranges whose digests lead from a leaf to the root, from the leaf upwards.

    RFC 6962, 2.1.1.
    """
    if not 1 <= position <= size:
        raise ValueError((position, size))
    begin, end, ranges = 0, size, []
    while end - begin > 1:
        middle = begin + _largest_power_below(end - begin)
        if position <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((begin, middle))
            begin = middle
    return ranges[::-1]


def extension_ranges(old: int, new: int) -> list[Range]:
    """The ranges whose digests prove that the tree of `new` leaves begins with that of `old`.

    RFC 6962, 2.1.2.
    """
    if not 1 <= old <= new:
        raise ValueError((old, new))
    begin, end, ranges, is_whole = 0, new, [], True
    while old != end:
        middle = begin + _largest_power_below(end - begin)
        if old <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((begin, middle))
            begin, is_whole = middle, False
    if not is_whole:
        ranges.append((begin, end))
    return ranges[::-1]


def _largest_power_below(number: int) -> int:
    """The largest power of two that is smaller than `number`, which is 2 or more."""
    return int(1 << ((number - 1).bit_length() - 1))
