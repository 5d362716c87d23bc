"""RFC 6962: roots and proofs against the definitions, written naively and without shared code."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.journal.tree import (
    DIGEST_BYTES,
    EMPTY_ROOT,
    Frontier,
    digest_of,
    extension_ranges,
    inclusion_ranges,
)

LEAVES = [hashlib.sha256(bytes([n])).digest() for n in range(130)]


def naive_root(leaves):
    """RFC 6962, 2.1, word for word."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + naive_root(leaves[:k]) + naive_root(leaves[k:])).digest()


def naive_path(m, leaves):
    """RFC 6962, 2.1.1; m counts from 0."""
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m < k:
        return [*naive_path(m, leaves[:k]), naive_root(leaves[k:])]
    return [*naive_path(m - k, leaves[k:]), naive_root(leaves[:k])]


def naive_extension(m, leaves, is_whole=True):
    """RFC 6962, 2.1.2."""
    if m == len(leaves):
        return [] if is_whole else [naive_root(leaves)]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m <= k:
        return [*naive_extension(m, leaves[:k], is_whole), naive_root(leaves[k:])]
    return [*naive_extension(m - k, leaves[k:], False), naive_root(leaves[:k])]


def grown(size):
    frontier, nodes = Frontier(), {}
    for position, leaf in enumerate(LEAVES[:size], 1):
        nodes[position] = frontier.add(leaf)
    return frontier, lambda spot: nodes[spot[0]][spot[1] * DIGEST_BYTES :][:DIGEST_BYTES]


def test_an_empty_tree_has_the_root_of_nothing():
    assert Frontier().root() == EMPTY_ROOT == hashlib.sha256(b"").digest()


@given(st.integers(1, len(LEAVES)))
def test_the_root_is_that_of_the_definition(size):
    frontier, look = grown(size)
    assert frontier.root() == naive_root(LEAVES[:size]) == digest_of((0, size), look)


@given(st.integers(1, len(LEAVES)).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n))))
def test_paths_are_those_of_the_definition(pair):
    small, size = pair
    _, look = grown(size)
    leaves = LEAVES[:size]
    path = [digest_of(each, look) for each in inclusion_ranges(small, size)]
    assert path == naive_path(small - 1, leaves)
    extension = [digest_of(each, look) for each in extension_ranges(small, size)]
    assert extension == naive_extension(small, leaves)


@pytest.mark.parametrize("pair", [(0, 5), (6, 5), (-1, 3)])
def test_what_is_not_in_the_tree_has_no_path(pair):
    with pytest.raises(ValueError, match=str(pair[0])):
        inclusion_ranges(*pair)
    with pytest.raises(ValueError, match=str(pair[0])):
        extension_ranges(*pair)
