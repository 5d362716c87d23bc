"""Digests of the tree, out of the seals."""

from collections.abc import Iterable

from motcua.foundation.db import read

from .tree import DIGEST_BYTES, Frontier, Look, Range, Spot, spots_of


def frontier_of(size: int) -> Frontier:
    """The frontier of the tree's first `size` leaves. One query."""
    spots = spots_of((0, size))
    look = looking_at([(0, size)])
    return Frontier(size, [look(spot) for spot in spots])


def looking_at(ranges: Iterable[Range]) -> Look:
    """A way to look up the digests that these ranges consist of. One query.

    A seal that is gone answers with no bytes, so that whatever is made of it fits nothing.
    """
    wanted = {spot for leaves in ranges for spot in spots_of(leaves)}
    rows = read(
        "SELECT position, nodes FROM journal_seal WHERE position = ANY(%s)",
        [sorted({position for position, _level in wanted})],
    )
    nodes = {position: bytes(found) for position, found in rows}

    def look(spot: Spot) -> bytes:
        position, level = spot
        start = level * DIGEST_BYTES
        return nodes.get(position, b"")[start : start + DIGEST_BYTES]

    return look
