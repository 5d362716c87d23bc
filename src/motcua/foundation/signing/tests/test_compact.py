"""Signed facts in a line of text, and marks: what was not written here is never taken for ours."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation import signing

FIELDS = ("H31.101.00-261119-0001", "0047/TNHS", "Hưng Yên")
LINES = st.lists(
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])), min_size=1
)


@given(LINES)
def test_what_was_signed_is_read_back_and_genuine(fields):
    read = signing.read_signed_text("t.1", signing.signed_text("t.1", fields))
    assert (read.fields, read.is_genuine) == (tuple(fields), True)
    assert read.key_id == signing.public_keys()[0].key_id


def test_every_single_changed_character_shows():
    """One in a thousand would do to forge a slip: all of them are tried."""
    text = signing.signed_text("t.1", FIELDS)
    for place, character in enumerate(text):
        for other in "Aq-":
            if other != character:
                read = signing.read_signed_text("t.1", text[:place] + other + text[place + 1 :])
                assert read is None or not read.is_genuine, (place, other)


def test_every_single_changed_bit_shows():
    whole = urlsafe_b64decode(signing.signed_text("t.1", FIELDS) + "==")
    for bit in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        text = urlsafe_b64encode(bytes(changed)).decode().rstrip("=")
        read = signing.read_signed_text("t.1", text)
        assert read is None or not read.is_genuine, bit


def test_what_was_signed_for_another_purpose_is_not_genuine():
    assert not signing.read_signed_text("t.2", signing.signed_text("t.1", FIELDS)).is_genuine


@pytest.mark.parametrize("text", ["", "x", "=", "é", "A" * 85, "A" * 5_000, "a b", "%", "\0" * 90])
def test_what_is_no_signed_text_is_none_or_not_genuine(text):
    read = signing.read_signed_text("t.1", text)
    assert read is None or not read.is_genuine


def test_a_field_with_a_line_break_is_refused():
    with pytest.raises(ValueError, match="line break"):
        signing.signed_text("t.1", ["a\nb"])


def test_a_mark_is_good_for_its_words_and_purpose_alone_and_never_the_same_twice():
    one, two = signing.mark("t.1", "words"), signing.mark("t.1", "words")
    assert one != two
    assert {signing.check_mark("t.1", "words", mark) for mark in (one, two)} == {"true"}
    for purpose, words, mark in (
        ("t.1", "word", one),
        ("t.2", "words", one),
        ("t.1", "words", one[:-1] + ("A" if one[-1] != "A" else "B")),
        ("t.1", "words", ".".join([one.split(".")[0], two.split(".")[1], one.split(".")[2]])),
        ("t.1", "words", ""),
        ("t.1", "words", "a.b"),
        ("t.1", "words", "é.é.é"),
    ):
        assert signing.check_mark(purpose, words, mark) == "false"


def test_a_keyed_digest_cannot_be_guessed_at_without_the_key():
    digest = signing.keyed_digest("t.1", b"033190004127", byte_count=9)
    assert len(digest) == 9
    assert digest != signing.keyed_digest("t.2", b"033190004127", byte_count=9)
    key_id = signing.public_keys()[0].key_id
    assert digest == signing.keyed_digest("t.1", b"033190004127", byte_count=9, key_id=key_id)
    assert signing.keyed_digest("t.1", b"033190004127", byte_count=9, key_id="aaaaaa") is None
