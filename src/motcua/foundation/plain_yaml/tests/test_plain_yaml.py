"""What is written is read back as it was; what surprises is not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.plain_yaml import Unreadable, read_bytes, read_text, written

TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=40) | st.sampled_from(
    [
        "",
        "null",
        "~",
        "no",
        "1",
        "1.5",
        "-0",
        "07:30",
        "a\nb",
        "a\n\n  b",
        " a",
        "a\n",
        "#",
        "*a",
        "1e5",
    ]
)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
DATA = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcđ_ ", max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(DATA)
def test_what_is_written_is_read_back(data):
    text = written(data)
    assert read_text(text) == data
    assert written(read_text(text)) == text


def test_one_value_a_line_and_no_folding():
    long = "Ủy ban nhân dân cấp xã " * 30
    shared = ["a"]
    text = written({"b": long.strip(), "a": [shared, shared], "c": "một\nhai"})
    assert text.splitlines() == [
        f"b: {long.strip()}",
        "a:",
        "- - a",
        "- - a",
        "c: |-",
        "  một",
        "  hai",
    ]


@pytest.mark.parametrize("strange", [{1: "a"}, {"a": {1}}, [object()], b"a"])
def test_only_plain_data_is_written(strange):
    with pytest.raises(TypeError):
        written(strange)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a: 1\na: 2", "hai lần"),
        (b"a: &x [1]\nb: *x", "tham chiếu"),
        (b"a: &-x [1]\nb: [*-x, *-x]", "tham chiếu"),
        (b'{"a": &x [1], "b":*x}', "tham chiếu"),
        (b"a: !!binary aGVsbG8=", "dòng 1: không dùng thẻ"),
        (b"a: 1\nb: !!set {c}", "dòng 2: không dùng thẻ"),
        (b"a: !!float .inf", "thẻ"),
        (b"a: !!timestamp 2026-01-01", "thẻ"),
        ("a: ơ".encode("utf-16"), "UTF-8"),
        (b"a: " + b"x" * 100, "quá 64"),
    ],
)
def test_what_surprises_is_refused(content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_bytes(content, bytes_max=64)
